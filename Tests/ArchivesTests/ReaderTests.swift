import Archives
import Campaigns
import Foundation
import Studies
import TestSupport
import Testing

/// The page on studies tells the bytes of a store well enough for somebody else to read them.
struct ReaderTests {
    @Test func theReaderOnThePageReadsAStore() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 400)
            let store = try study.open(folder + "/a.study")
            let played = await study.conduct(store.keeper())
            #expect(store.close() == nil)
            let page = try String(contentsOfFile: Fixtures.home + "/Documentation/Studies.md", encoding: .utf8)
            let script = try #require(
                page.components(separatedBy: "<!-- reader -->\n```python\n").dropFirst().first?.components(separatedBy: "```")
                    .first)
            try script.write(toFile: folder + "/reader.py", atomically: true, encoding: .utf8)
            let output = try python(folder + "/reader.py", store.path)
            let everyone = Array(study.scenario.formations.indices)
            let lines = output.split(separator: "\n").map(String.init)
            for result in played.results {
                let men = result.distribution(.menOut, of: everyone)
                let directive = result.assignment.directive
                let issued = directive.issued?.description ?? "None"
                #expect(lines.contains("\(directive.id) \(issued) 400 \(men.mean)"), "\(output)")
            }
            #expect(lines.count == played.results.count + played.delays.count - 1)
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
