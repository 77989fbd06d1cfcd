import Foundation
import RuleSets
import Studies

/// A file of rules after a calibration.
enum RuleVectorsFile {
    /// The most bytes of a file: some ten thousand vectors.
    static let mostBytes = 100_000_000

    /// The rules of the file of an option; throws for a file that is none, or that does not fit this program.
    static func read(_ path: String, option: String = "--rules") throws(Refusal) -> RuleVectors {
        guard !path.isEmpty else { throw Refusal(.request, "\(option) is empty, expected a file that calibrate wrote.") }
        guard let data = FileManager.default.contents(atPath: path), data.count <= mostBytes else {
            throw Refusal(.input, "\(path): it cannot be read, expected a file that calibrate wrote; give \(option) another.")
        }
        guard let vectors = try? JSONDecoder().decode(RuleVectors.self, from: data) else {
            throw Refusal(
                .input, "\(path): it is no file of rules, expected what calibrate wrote; give \(option) another.")
        }
        if let fault = vectors.fault {
            throw Refusal(.input, "\(path): \(fault); calibrate again with this program.")
        }
        for (column, name) in vectors.rules.enumerated() {
            guard let entry = RuleBook.entry(name) else {
                throw Refusal(.input, "\(path): \(name) is no rule of this program; calibrate again with it.")
            }
            if let value = vectors.vectors.map({ $0.values[column] }).first(where: { !entry.range.contains($0) }) {
                throw Refusal(.input, "\(path): \(name) is \(value), outside its range; calibrate again with this program.")
            }
        }
        return vectors
    }
}
