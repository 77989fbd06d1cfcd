import Campaigns
import Charts
import Foundation
import Notation
import Pages
import ReplySupport
import RuleSets
import Studies
import Testing

/// How many should stay, and what knowing the ways is worth: as the reply of Korea says it.
@Suite struct FrontierTests {
    /// A small study of the telegram and of what the commanders did; made when first asked for.
    private static let korea = Task { try await make() }

    private static func make() async throws -> ReplyWriter {
        let scenario = try ReplyCase.library.read("korea-1950")
        let study = await StudyConductor(
            StudyRequest(
                scenario: scenario, rules: Rules(),
                directives: ["zhou-1-october", "as-it-happened"].compactMap(scenario.directive),
                replications: 20, workers: 2, sensitivityReplications: 0)
        ).conduct()
        return try ReplyWriter(study: study, situation: nil, provenance: ReplyCase.provenance)
    }

    @Test func `every number that stays has its row and the telegram is marked`() async throws {
        let writer = try await Self.korea.value
        let frontier = try #require(writer.reply.figures.frontier)
        #expect(frontier.best.map(\.staying.count) == Array(0...8))
        #expect(frontier.points.filter(\.isAsked).count == 1 && frontier.question?.staying.count == 4)
        #expect(frontier.question?.directive == "zhou-1-october")
        let section = try #require(writer.reply.document.sections.first { $0.id == "split" })
        let tables = section.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
        #expect(tables.count == 1 && tables[0].rows.count >= 9)
        #expect(tables[0].rows.first?[1] == "nobody" && tables[0].rows.last?[1] == "all")
        #expect(tables[0].marked.count == 1)
        let page = writer.markdown
        for words in ["All 256 choices", "1,024 campaigns", "If none of the eight divisions", "left behind"] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test func `the picture shows the numbers, the telegram and the other directive`() async throws {
        let chart = try #require(ChartData(try await Self.korea.value.reply.figures).charts().first { $0.name == "frontier" })
        let kinds = chart.rows.compactMap { $0["kind"] as? String }
        #expect(kinds.filter { $0 == "asked" }.count == 1 && kinds.filter { $0 == "directive" }.count == 1)
        #expect(chart.rows.filter { $0["best"] as? Bool == true }.count == 9)
        let (x, y) = (try #require(chart.domains["x"]), try #require(chart.domains["y"]))
        for row in chart.rows {
            let (saved, tied) = (try #require(row["saved"] as? Double), try #require(row["tied"] as? Double))
            #expect(x.contains(saved) && y.contains(tied))
        }
    }

    @Test func `the spreadsheet of the frontier has a row a point`() async throws {
        let folder = try ReplyCase.folder("frontier")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let writer = try await Self.korea.value
        try writer.write(to: folder)
        let lines = try String(contentsOfFile: "\(folder)/frontier.csv", encoding: .utf8).split(separator: "\r\n")
        #expect(lines.count == 1 + (writer.reply.figures.frontier?.points.count ?? 0))
        #expect(lines[0].hasPrefix("stay,who,unbeaten,asked,out,out_low95"))
    }

    @Test func `what knowing the ways is worth is said with its number`() async throws {
        let writer = try await Self.korea.value
        let finding = try #require(writer.reply.figures.exploitability)
        #expect(finding.blocks == 6 && finding.men > 0 && finding.detachments >= finding.men / 40)
        #expect(finding.value > 0 && finding.asSent >= finding.value * 0.999 && finding.oneWay > finding.asSent)
        let section = try #require(writer.reply.document.sections.first { $0.id == "exploitability" })
        guard case .paragraph(let text) = section.blocks[0] else { throw Missing() }
        #expect(text.contains("\(ProseNumber.plain((finding.value * 100).rounded())) meetings"))
        #expect(text.contains("\(ProseNumber.plain((finding.oneWay * 100).rounded())) meetings"))
    }

    private struct Missing: Error {}
}
