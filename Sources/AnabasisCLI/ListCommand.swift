import ArgumentParser
import ScenarioFiles

/// `anabasis list`
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the scenarios.")

    func run() throws {
        let entries = try Library.open().list()
        let width = entries.map(\.id.count).max() ?? 0
        for entry in entries {
            let name = entry.id + String(repeating: " ", count: width - entry.id.count)
            let dates = entry.dates.map { "\($0.lowerBound.isoDate) to \($0.upperBound.isoDate)" } ?? "(no dates)"
            print("\(name)  \(dates)  \(entry.summary)")
        }
    }
}
