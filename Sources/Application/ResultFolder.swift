import Arithmetic
import Foundation
import Notation
import Pages

/// The folder of a result: its files, and what describes them.
struct ResultFolder {
    let path: String

    /// Files of a result.
    struct Contents {
        /// Tables, a CSV file each.
        var tables: [DataTable] = []
        /// Texts by the file's name.
        var texts: [String: String] = [:]
        /// Files that are made at a path, by their name.
        var files: [String: (String) throws -> Void] = [:]
        /// Names of files that other options put there.
        var beside: [String] = []
    }

    /// Writes everything and describes it; returns a sentence with the names.
    func write(_ contents: Contents, of subject: ResultManifest.Subject) throws(Refusal) -> String {
        var texts = contents.texts
        for table in contents.tables { texts["\(table.name).csv"] = table.csv() }
        let names = (Array(texts.keys) + Array(contents.files.keys)).sorted()
        do {
            for (name, text) in texts.sorted(by: { $0.key < $1.key }) { try OutputFile("\(path)/\(name)").write(text) }
            for (name, make) in contents.files.sorted(by: { $0.key < $1.key }) {
                try OutputFile("\(path)/\(name)").write(making: make)
            }
            try describe(subject, files: names + contents.beside, tables: contents.tables)
        } catch { throw Refusal(error, writing: path, option: "--out") }
        return "Written to \(path): \(ProseWords.list(names + ResultManifest.names))."
    }

    /// Describes those of the files that are there, in datapackage.json and ro-crate-metadata.json. The day of the result is that
    /// on which the last of its files was written.
    func describe(_ subject: ResultManifest.Subject, files names: [String], tables: [DataTable]) throws(OutputFile.Failure) {
        let files = names.compactMap { name in
            // Mapped, so that a store of any size is read piece by piece.
            (try? Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"), options: .mappedIfSafe)).map {
                ResultManifest.File(name: name, bytes: $0.count, sha256: SHA256.hexadecimal(of: $0))
            }
        }
        let texts = ResultManifest(subject, date: names.map(day).max() ?? "", files: files, tables: tables).texts()
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) { try OutputFile("\(path)/\(name)").write(text) }
    }

    /// The day on which a file of it was written, by universal time, ISO 8601.
    private func day(of name: String) -> String {
        let written = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.modificationDate] as? Date
        return String((written ?? .distantPast).ISO8601Format().prefix(10))
    }
}
