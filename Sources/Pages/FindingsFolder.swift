import Charts
import Foundation
import Notation

/// A folder of what a command found: tables, numbers and charts beside one another.
public struct FindingsFolder: Sendable {
    /// Files and charts to be written into it.
    public struct Contents {
        /// Text by the file's name.
        public let files: [String: String]
        /// The charts to be drawn beside them.
        public let charts: [ChartData.Chart]
    }

    private let folder: String
    private let renderer: ChartRenderer

    /// A folder, made if need be, whose charts the renderer draws.
    public init(_ folder: String, renderer: ChartRenderer) {
        self.folder = folder
        self.renderer = renderer
    }

    /// Writes everything; returns a sentence for each thing to be told: what was written, and what could not be drawn.
    public func write(_ contents: Contents) throws(OutputFile.Failure) -> [String] {
        for (name, text) in contents.files.sorted(by: { $0.key < $1.key }) { try OutputFile("\(folder)/\(name)").write(text) }
        let drawn = renderer.draw(contents.charts, in: folder)
        let names = contents.files.keys.sorted() + drawn.drawn.map { "\($0).svg" }
        // Where there is nothing to draw, it is no matter that nothing draws.
        return [contents.charts.isEmpty ? nil : drawn.fault, "Written to \(folder): \(ProseWords.list(names))."].compactMap {
            $0
        }
    }

    /// A value as JSON, keys in order.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
