import Arithmetic
import Foundation
import Notation
import Pages

/// The folder of a result, once its files are there.
struct ResultFolder {
    let path: String

    /// Describes the files that a result has in the folder: datapackage.json and ro-crate-metadata.json.
    func describe(_ subject: ResultManifest.Subject, files names: [String], tables: [DataTable]) throws(OutputFile.Failure) {
        let files = names.compactMap { name in
            FileManager.default.contents(atPath: "\(path)/\(name)").map {
                ResultManifest.File(name: name, bytes: $0.count, sha256: SHA256.hexadecimal(of: $0))
            }
        }
        let texts = ResultManifest(subject, files: files, tables: tables).texts()
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) { try OutputFile("\(path)/\(name)").write(text) }
    }

    /// The day on which a file of it was written, by universal time, ISO 8601.
    func day(of name: String) -> String {
        let written = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.modificationDate] as? Date
        return String((written ?? .distantPast).ISO8601Format().prefix(10))
    }
}
