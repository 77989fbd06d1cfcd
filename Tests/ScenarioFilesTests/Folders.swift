import Foundation
import ScenarioFiles

/// Where the tests find what is committed beside them.
enum Folders {
    static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let library = ScenarioLibrary(home: home)
    static let korea = "\(home)/Theatres/korea.gpkg"

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: "\(home)/\(path)") ?? Data(), as: UTF8.self)
    }

    /// True when files that are generated are to be written again; the tests that write them fail.
    static var isRecording: Bool { ProcessInfo.processInfo.environment["ANABASIS_RECORD"] != nil }
}

/// A copy of a scenario, the lesson if nothing is said, in a folder of its own, to be broken and read.
final class LessonCopy {
    let root: String
    let name: String
    var folder: String { root + "/Scenarios/" + name }

    init(of name: String = "lesson") throws {
        self.name = name
        root = FileManager.default.temporaryDirectory.path + "/anabasis-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root + "/Scenarios", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Folders.home + "/Scenarios/" + name, toPath: folder)
    }

    /// An empty folder of a name, for files that are written into it.
    init(empty name: String) throws {
        self.name = name
        root = FileManager.default.temporaryDirectory.path + "/anabasis-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: root + "/Scenarios/\(name)/directives", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func text(_ file: String) throws -> String { try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8) }

    func write(_ file: String, _ text: String) throws {
        try text.write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8)
    }

    func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: "\(folder)/\(file)") }

    /// Puts one text in the place of the first occurrence of another, and returns the line on which it begins.
    func replace(_ file: String, _ old: String, _ new: String) throws -> Int {
        let text = try text(file)
        guard let range = text.range(of: old) else { throw Missing(text: old, file: file) }
        try write(file, text.replacingCharacters(in: range, with: new))
        return text[..<range.lowerBound].count { $0 == "\n" || $0 == "\r\n" } + 1
    }

    struct Missing: Error {
        let text: String
        let file: String
    }

    /// The faults of the folder as sentences, the path of the folder taken away.
    func sentences(vocabulary: Vocabulary? = nil) -> [String] {
        do {
            _ = try check(vocabulary: vocabulary)
            return []
        } catch {
            return error.faults.map { short($0) }
        }
    }

    /// The warnings of a folder without faults, the path of the folder taken away.
    func warnings(vocabulary: Vocabulary? = nil) throws -> [String] {
        try check(vocabulary: vocabulary).warnings.map { short($0) }
    }

    func check(vocabulary: Vocabulary? = nil) throws(FaultReport) -> CheckedScenario {
        let own = root + "/Theatres"
        let theatres = Folders.exists(own) ? own : Folders.home + "/Theatres"
        return try ScenarioFolder.check(at: folder, theatres: theatres, vocabulary: vocabulary)
    }

    private func short(_ fault: Fault) -> String {
        let text = fault.description
        return text.range(of: "/Scenarios/\(name)/").map { String(text[$0.upperBound...]) } ?? text
    }
}

extension LessonCopy {
    func writeBytes(_ file: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
    }
}
