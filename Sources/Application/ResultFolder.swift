import Arithmetic
import Foundation
import Notation
import Pages

/// The folder of a result, once its files are there.
struct ResultFolder {
    let path: String

    /// Describes those of the files that are there, in datapackage.json and ro-crate-metadata.json. The day of the result is that
    /// on which the last of its files was written.
    func describe(_ subject: ResultManifest.Subject, files names: [String], tables: [DataTable]) throws(OutputFile.Failure) {
        let files = names.compactMap { name in
            FileManager.default.contents(atPath: "\(path)/\(name)").map {
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
