import Archives
import Campaigns
import Foundation
import Studies
import TestSupport
import Testing

/// Any reader of SQLite reads a store: Python's, without a package, as the page on studies shows.
struct ReaderTests {
    @Test func theReaderOnThePageReadsAStore() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 100)
            let path = folder + "/a.study"
            let played = try await study.play(into: path)
            let page = try String(contentsOfFile: Fixtures.home + "/Documentation/Studies.md", encoding: .utf8)
            let script = try #require(
                page.components(separatedBy: "<!-- reader -->\n```python\n").dropFirst().first?.components(separatedBy: "```")
                    .first)
            try script.write(toFile: folder + "/reader.py", atomically: true, encoding: .utf8)
            let lines = try python(folder + "/reader.py", path).split(separator: "\n").map(String.init)
            let everyone = Array(study.scenario.formations.indices)
            let wanted = played.results.map { result in
                "\(result.assignment.id) 100 \(result.distribution(.menOut, of: everyone).mean)"
            }
            #expect(lines.sorted() == wanted.sorted())
        }
    }

    /// What `pandas.read_sql("select * from outcomes", store)` is given: one statement, names in every row.
    @Test func oneStatementGivesAllOutcomes() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 30)
            let path = folder + "/a.study"
            let played = try await study.play(into: path)
            let script = """
                import sqlite3, sys
                found = sqlite3.connect(sys.argv[1]).execute("select * from outcomes")
                print(*[column[0] for column in found.description])
                for row in found: print(*row)
                """
            try script.write(toFile: folder + "/all.py", atomically: true, encoding: .utf8)
            let lines = try python(folder + "/all.py", path).split(separator: "\n").map { $0.split(separator: " ") }
            let names = lines[0].map(String.init)
            #expect(
                names.starts(with: ["point", "directive", "world", "replication", "formation", "start", "in_ranks", "arrived"]))
            #expect(lines.count - 1 == played.results.count * 30 * study.scenario.formations.count)
            let place = { (name: String) in try #require(names.firstIndex(of: name)) }
            let (directive, formation, start) = (try place("directive"), try place("formation"), try place("start"))
            #expect(Set(lines.dropFirst().map { $0[directive] }) == Set(played.results.map { Substring($0.assignment.id) }))
            #expect(Set(lines.dropFirst().map { $0[formation] }) == Set(study.scenario.formations.map { Substring($0.id) }))
            let men = lines.dropFirst().reduce(0) { $0 + (Int($1[start]) ?? 0) }
            let ledgers = played.results.flatMap(\.outcomes).flatMap(\.formations)
            #expect(men == ledgers.reduce(0) { $0 + $1.ledger.start })
        }
    }

    private func python(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self)
    }
}
