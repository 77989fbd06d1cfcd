import Foundation
import Notation

/// Draws the reply's charts with Vega-Lite, by the script Tools/charts/render.py as a child process.
public struct ChartRenderer: Sendable, Hashable {
    /// The interpreter that has the renderer: `.tools/charts/bin/python`.
    public let python: String
    /// The folder of render.py and its specs: `Tools/charts`.
    public let tools: String

    /// A renderer of these parts.
    public init(python: String, tools: String) {
        self.python = python
        self.tools = tools
    }

    /// The renderer of a home folder, drawn with by the interpreter that `ANABASIS_PYTHON` names; else by the one that `make setup`
    /// installs there; else by the one beside the executable, as a wheel has it.
    public init(
        home: String, environment: [String: String] = [:],
        executable: String? = Bundle.main.executablePath
    ) {
        let beside = executable.map { ($0 as NSString).deletingLastPathComponent + "/python3" }
        let installed = [home + "/.tools/charts/bin/python", beside ?? ""].first(where: FileManager.default.isExecutableFile)
        let named = environment["ANABASIS_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
        self.init(python: named ?? installed ?? home + "/.tools/charts/bin/python", tools: home + "/Tools/charts")
    }

    /// The result of a drawing: the names of the charts drawn, and a sentence if some were not.
    public struct Result: Sendable, Hashable {
        /// Names of the charts drawn.
        public let drawn: [String]
        /// Why some were not; nil if all were.
        public let fault: String?
    }

    /// Writes `NAME.vl.json` for each chart into a folder and draws `NAME.svg` beside it.
    public func draw(_ charts: [ChartData.Chart], in folder: String) -> Result {
        if let fault = write(charts, in: folder) { return Result(drawn: [], fault: fault) }
        guard FileManager.default.isExecutableFile(atPath: python) else {
            return Result(
                drawn: [], fault: "The charts are not drawn: their renderer is not installed; `make setup` installs it.")
        }
        if let fault = render(folder) { return Result(drawn: drawn(charts, folder), fault: fault) }
        return Result(drawn: drawn(charts, folder), fault: nil)
    }

    private func drawn(_ charts: [ChartData.Chart], _ folder: String) -> [String] {
        charts.map(\.name).filter { FileManager.default.fileExists(atPath: "\(folder)/\($0).svg") }
    }

    private func write(_ charts: [ChartData.Chart], in folder: String) -> String? {
        for chart in charts {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(chart.name).svg")
            let path = "\(tools)/specs/\(chart.name).vl.json"
            guard let template = FileManager.default.contents(atPath: path), let spec = ChartSpec.filled(template, with: chart)
            else {
                return
                    "The charts are not drawn: the template specs/\(chart.name).vl.json of Tools/charts cannot be read; restore it."
            }
            guard FileManager.default.createFile(atPath: "\(folder)/\(chart.name).vl.json", contents: spec) else {
                return
                    "The charts are not drawn: their specs cannot be written beside the reply; make room or change the folder."
            }
        }
        return nil
    }

    /// Runs the script; a sentence if it fails.
    private func render(_ folder: String) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["\(tools)/render.py", folder]
        let words = Pipe()
        process.standardError = words
        process.standardOutput = FileHandle.nullDevice
        do { try process.run() } catch {
            return "The charts are not drawn: their renderer does not start; `make setup` installs it again."
        }
        let said = String(decoding: words.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus != 0 else { return nil }
        let reason = said.split(separator: "\n").last.map { ProseWords.sentence(String($0)) } ?? ""
        return "Not all charts are drawn. \(reason)"
    }
}
