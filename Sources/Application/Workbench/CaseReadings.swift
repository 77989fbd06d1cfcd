import Foundation
import Notation
import Scenarios

/// How a case of the user's reads passages of its sources where he chose another option than the files': a small file in its folder.
///
/// The workbench plays the case so. Where worlds are drawn, as by `anabasis study`, they draw every reading, whatever is chosen here.
enum CaseReadings {
    /// The file in the folder of a case.
    static let file = "readings.json"

    /// The choices of a folder, options by the reading's key; none where there is no such file.
    static func saved(in folder: String) -> [String: String] {
        FileManager.default.contents(atPath: "\(folder)/\(file)")
            .flatMap { try? JSONDecoder().decode([String: String].self, from: $0) } ?? [:]
    }

    /// The text of the file.
    static func text(_ choices: [String: String]) throws -> String { try JSONFile.text(of: choices) }

    /// Throws for a reading or an option that a scenario does not have.
    static func check(_ options: [String: String], in scenario: Scenario, pointer: String) throws {
        for (key, option) in options.sorted(by: { $0.key < $1.key }) {
            let known = scenario.uncertainty.readings.first { $0.id == key }
            if let known, known.options.contains(where: { $0.id == option }) { continue }
            let expected = known.map { $0.options.map(\.id) } ?? scenario.uncertainty.readings.map(\.id)
            throw FaultyRequest([
                FaultPage(
                    pointer: "\(pointer)/\(key.prefix(64))",
                    found: known == nil
                        ? "there is no reading \"\(key.prefix(64))\"" : "\(key) is \"\(option.prefix(64))\"",
                    expected: "one of \(expected.joined(separator: ", "))")
            ])
        }
    }
}
