import Application
import Foundation
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// What is not known: its list, and what the verdict depends on.
struct UnknownsSessionTests {
    private let workspace = SessionCase.workspace

    private func session(
        worlds: Int = 40, perWorld: Int = 2, directive: String? = nil, workers: Int = 2, settings: [String] = [],
        out: String? = nil
    ) -> UnknownsSession {
        UnknownsSession(
            UnknownsQuery(
                scenario: "lesson", directive: directive, worlds: worlds, perWorld: perWorld,
                play: PlayOptions(workers: workers, settings: settings), out: out), in: workspace)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    // MARK: the list

    @Test func everyRuleOfCampaignsIsListedOnceButHowFinelyCoursesAreDrawn() throws {
        let list = try session().list()
        let names = list.unknowns.map(\.name)
        #expect(Set(names).count == names.count)
        let rules = list.unknowns.filter { $0.kind == .rules }.map(\.name)
        let wanted = RuleBook.entries.filter { $0.isOfCampaigns && $0.name != "planning.courses" }.map(\.name)
        #expect(rules == wanted && !wanted.isEmpty)
        let lesson = try Fixtures.lesson()
        for formation in lesson.formations { #expect(names.contains("place.\(formation.id).east")) }
        #expect(names.contains("orders.issued") && names.contains("standing.size") && names.contains("reading.dispersed"))
    }

    @Test func theListTellsLawAndSource() throws {
        let list = try session().list()
        let text = list.text(PageStyle(width: 100))
        #expect(text.contains("reading.dispersed: weights 2 : 1\n"))
        #expect(text.contains("orders.issued: uniform, -3 to 3 (hours)\n") && text.contains("Source: invented."))
        #expect(text.contains("Rules of the model (\(list.unknowns.count { $0.kind == .rules }))"))
        for unknown in list.unknowns {
            #expect(!unknown.lawText.isEmpty && !unknown.source.isEmpty && !unknown.title.isEmpty, "\(unknown.name)")
            #expect(text.contains("\(unknown.name): "), "\(unknown.name)")
        }
        let rows = try #require(try object(list.json())["unknowns"] as? [[String: Any]])
        #expect(rows.compactMap { $0["name"] as? String } == list.unknowns.map(\.name))
        for row in rows {
            for member in ["kind", "meaning", "unit", "law", "source"] { #expect(row[member] is String, "\(row)") }
        }
    }

    @Test func aRuleThatIsSetIsNotDrawn() throws {
        let all = try session().list().unknowns.map(\.name)
        let fewer = try session(settings: ["contact.sightNight=0.3"]).list().unknowns.map(\.name)
        #expect(all.filter { $0 != "contact.sightNight" } == fewer && fewer.count == all.count - 1)
    }

    // MARK: the study

    @Test func workersChangeNothing() async throws {
        try await SessionCase.inFolder { folder in
            let alone = try await session(workers: 1, out: folder + "/one").run()
            let together = try await session(workers: 2, out: folder + "/two").run()
            #expect(try alone.json() == together.json())
            #expect(alone.text(PageStyle()) == together.text(PageStyle()))
            _ = (try alone.write(), try together.write())
            for name in ["unknowns.csv", "unknowns.json"] {
                let files = try ["one", "two"].map { try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)/\(name)")) }
                #expect(files[0] == files[1] && !files[0].isEmpty, "\(name)")
            }
            let csv = try String(contentsOfFile: folder + "/one/unknowns.csv", encoding: .utf8)
            #expect(csv.split(separator: "\r\n").count == alone.findings.design.unknowns.count + 1)
        }
    }

    @Test func kindsAreToldFromTwentyWorldsAndUnknownsFromAThousand() async throws {
        let ear = Ear()
        let found = try await session().run(progress: ear.hear)
        #expect(ear.stages.suffix(2) == ["playing worlds, campaigns", "weighing the unknowns"])
        #expect(found.findings.worlds == 40 && !found.findings.wasStopped)
        let text = found.text(PageStyle(width: 200))
        #expect(text.contains("40 worlds drawn from") && text.contains("Shares of worlds: "))
        #expect(text.contains("Single unknowns are named from 1,000 worlds on; here are 40."))
        let page = try object(found.json())
        let worlds = try #require(page["worlds"] as? [String: Any])
        let kinds = try #require(worlds["kinds"] as? [[String: Any]])
        #expect(kinds.compactMap { $0["name"] as? String }.first == "rules" && kinds.count > 3)
        #expect(page["threshold"] == nil && page["kindThreshold"] is Double)
        let noise = try #require(kinds.last { $0["isNamed"] as? Bool == false })
        let title = try #require(noise["title"] as? String)
        let row = text.split(separator: "\n").first { $0.lowercased().hasPrefix(title.lowercased()) }
        #expect(row?.hasSuffix("—") == true, "the worth of noise is not told: \(title), \(text)")
        let verdict = try #require(worlds["verdict"] as? [String: Any])
        #expect((verdict["shares"] as? [String: Any])?.count == 4)
        let unknowns = try #require(page["unknowns"] as? [[String: Any]])
        #expect(unknowns.allSatisfy { $0["worth"] == nil } && unknowns.count == found.findings.design.unknowns.count)
    }

    /// A thousand worlds of the lesson: a few of its many unknowns explain more than chance.
    @Test(.enabled(if: !Fixtures.isSmall)) func fromAThousandWorldsUnknownsAreNamed() async throws {
        let found = try await session(worlds: 1000).run()
        let page = try object(found.json())
        let unknowns = try #require(page["unknowns"] as? [[String: Any]])
        #expect(unknowns.allSatisfy { $0["worth"] is [String: Any] } && page["threshold"] is Double)
        let named = unknowns.filter { ($0["worth"] as? [String: Any])?["isNamed"] as? Bool == true }
            .compactMap { $0["name"] as? String }
        #expect(!named.isEmpty && named.count < unknowns.count / 4, "\(named)")
        let text = found.text(PageStyle(width: 200))
        #expect(text.contains("What they are drawn from."))
        for name in named.prefix(3) { #expect(text.contains(name)) }
    }

    @Test func aStopKeepsTheWorldsThatAreFinished() async throws {
        let ear = Ear()
        let found = try await session(worlds: 50_000).run(
            progress: ear.hear,
            shouldStop: {
                ear.events.contains { if case .progress(_, let done, _) = $0 { done >= 200 } else { false } }
            })
        #expect(found.findings.wasStopped && (20..<5000).contains(found.findings.worlds))
        #expect(found.text(PageStyle(width: 200)).contains(" of 50,000 worlds drawn from"))
        let early = try await refusal { try await session().run(shouldStop: { true }) }
        #expect(early?.kind == .stopped)
    }

    @Test func whatCannotBeAskedIsToldFirst() async throws {
        for worlds in [Int.min, 0, 19, 100_001] {
            let told = try await refusal { try await session(worlds: worlds).run() }
            #expect(told == Refusal(.request, "--worlds is \(worlds), expected 20 to 100000."))
        }
        for perWorld in [0, 1, 1001] {
            let told = try await refusal { try await session(perWorld: perWorld).run() }
            #expect(told == Refusal(.request, "--per-world is \(perWorld), expected 2 to 1000."))
        }
        let standing = try await refusal { try await session(directive: "high-road").run() }
        #expect(standing?.kind == .input && standing?.description.contains("the standing course") == true)
    }
}
