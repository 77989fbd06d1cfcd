import Foundation
import Notation

/// Questions of the workbench on disk, a small file each, so that a server that is started again knows its studies.
///
/// `out/workbench/ID.json` says what was asked and how far it came. What was found stands in the stores (`PairStores`) and, of a whole
/// reply, in the folder `out/workbench/ID`: nothing of it is written here.
package struct StudyRecords: Sendable {
    /// A study that was asked for.
    package struct Record: Codable, Sendable {
        /// Name of the study: the digest of its question.
        package let id: String
        /// What was asked.
        package let input: PairInput
        /// When, in seconds since 1970.
        package let asked: Double
        /// Pairs that were played when it ended.
        package var played: Int
        /// Seconds that it took.
        package var seconds: Double?
        /// True once it came to its end; false for one that was stopped or whose server ended first.
        package var isDone: Bool

        /// A study that begins.
        package init(id: String, input: PairInput, asked: Double) {
            (self.id, self.input, self.asked) = (id, input, asked)
            (played, seconds, isDone) = (0, nil, false)
        }
    }

    private let folder: String

    /// The records of a workspace.
    package init(_ workspace: Workspace) { folder = Self.folder(of: workspace) }

    /// The folder of all that the workbench keeps.
    static func folder(of workspace: Workspace) -> String { "\(workspace.replies)/workbench" }

    private func path(of id: String) -> String { "\(folder)/\(id).json" }

    /// Every record that can be read, the newest first; a file that is none is left alone.
    package func all() -> [Record] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let records = names.filter { $0.hasSuffix(".json") }.compactMap { name -> Record? in
            let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
            let record = data.flatMap { try? JSONDecoder().decode(Record.self, from: $0) }
            return record.flatMap { "\($0.id).json" == name ? $0 : nil }
        }
        return records.sorted { ($1.asked, $1.id) < ($0.asked, $0.id) }
    }

    /// Writes a record whole or not at all; where that cannot be, the study is known until the server ends.
    package func keep(_ record: Record) {
        guard let text = try? JSONFile.text(of: record) else { return }
        try? OutputFile(path(of: record.id)).write(text)
    }

    /// Takes a record away; the campaigns stay in their store, where other studies may need them.
    package func remove(_ id: String) { try? FileManager.default.removeItem(atPath: path(of: id)) }
}
