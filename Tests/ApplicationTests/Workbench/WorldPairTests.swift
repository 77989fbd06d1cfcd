import Application
import Foundation
import TestSupport
import Testing

/// Pairs of futures in worlds: each is a campaign that can be played alone, and unknowns are told of the worlds that were drawn.
struct WorldPairTests {
    /// The lesson with two groups, and a reading of its sources by which two formations change places in them.
    private static func exchanging(_ file: String, _ text: String) -> String {
        let baggage = "  - {id: baggage, title: the baggage, role: secondary, members: [agesandros]}"
        switch file {
        case "scenario.yaml":
            return text.replacing("members: [philon, damippos, agesandros]}", with: "members: [philon, damippos]}\n" + baggage)
                .replacing("dispersed: recalled", with: "exchange: [philon, agesandros]")
        case "directives/go-small.yaml":
            return text.replacing("who: all", with: "who: companies")
                + "  - {name: the baggage, who: baggage, task: stay, ifCannot: stay-as-guerrillas}\n"
        default: return text
        }
    }

    @Test func aDotIsTheCampaignOfItsWorld() async throws {
        try await WorkbenchCase.inHome(Self.exchanging) { workspace in
            let reading = try CaseReading("lesson", in: workspace)
            let pairs = try await WorkbenchCase.pairs(["directive": "go-small", "worlds": 6, "perWorld": 2], of: reading)
            for group in ["companies", "baggage", "all"] {
                let dots = try WorkbenchCase.page(pairs.replications(group: group))
                let (worlds, replications) = (dots["world"]?.numbers ?? [], dots["replication"]?.numbers ?? [])
                #expect(
                    worlds == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5] && replications == worlds.indices.map { Double($0 % 2) })
                for (dot, men) in (dots.at("order.menOut")?.numbers ?? []).enumerated() {
                    let fields: [String: Any] = [
                        "directive": "go-small", "world": Int(worlds[dot]), "replication": Int(replications[dot]),
                    ]
                    let played = try WorkbenchCase.page(try await WorkbenchCase.future(fields, of: reading).page)
                    let own = played["groups"]?.items?.first { $0["id"]?.text == group }
                    #expect(own?["arrived"]?.number == men, "\(group), future \(dot)")
                }
            }
        }
    }

    @Test func aReadingThatIsChosenChangesPlacesInGroups() async throws {
        try await WorkbenchCase.inHome(Self.exchanging) { workspace in
            let reading = try CaseReading("lesson", in: workspace)
            let fields: [String: Any] = ["directive": "go-small", "replications": 20]
            let chosen = fields.merging(["readings": ["dispersed": "recalled"]]) { $1 }
            let (own, other) = (
                try WorkbenchCase.page(try await WorkbenchCase.pairs(fields, of: reading).result),
                try WorkbenchCase.page(try await WorkbenchCase.pairs(chosen, of: reading).result)
            )
            let tasks = { (page: JSONValue) in page["formations"]?.items?.compactMap { $0.at("order.task")?.text } ?? [] }
            #expect(tasks(own) == ["withdraw", "withdraw", "stay"] && tasks(other) == ["stay", "withdraw", "withdraw"])
            #expect(own["digest"]?.text != other["digest"]?.text)
        }
    }

    @Test func everyWorldIsTheSameForBothOrdersWhateverTheWorkers() async throws {
        let fields: [String: Any] = ["directive": "go-small", "worlds": 5, "perWorld": 2, "seed": "4"]
        let (one, three) = (
            try await WorkbenchCase.pairs(fields, workers: 1), try await WorkbenchCase.pairs(fields, workers: 3)
        )
        #expect(try WorkbenchCase.sorted(one.result) == WorkbenchCase.sorted(three.result))
        let result = try WorkbenchCase.page(one.result)
        for formation in result["formations"]?.items ?? [] {
            #expect(formation.at("order.menStart")?.number == formation.at("against.menStart")?.number, "the same men start")
        }
        #expect(result["worlds"]?.whole == 5 && result["perWorld"]?.whole == 2)
        #expect(result["groups"]?.items?.last?.at("measures.menOut.difference.worldsBetter") != nil)
    }

    @Test func everyUnknownIsListedWithItsLaw() async throws {
        let pairs = try await WorkbenchCase.pairs([
            "directive": "go-small", "worlds": 4, "settings": ["contact.sightNight=0.3"],
        ])
        let unknowns = try WorkbenchCase.page(pairs.unknowns()).items ?? []
        let names = unknowns.compactMap { $0["name"]?.text }
        #expect(Set(names).count == names.count && names.contains { $0.hasSuffix("contact.sightDay") })
        #expect(!names.contains { $0.hasSuffix("contact.sightNight") }, "a rule that is set is not drawn")
        for unknown in unknowns {
            let (low, high) = (unknown["low"]?.number ?? 1, unknown["high"]?.number ?? 0)
            #expect(low <= high, "\(unknown["name"]?.text ?? "")")
            for field in ["title", "law", "source", "kindTitle"] { #expect(unknown[field]?.text?.isEmpty == false, "\(field)") }
        }
    }

    @Test func whatDependsOnAnUnknownIsAMeanOverItsWorlds() async throws {
        let pairs = try await WorkbenchCase.pairs(["directive": "go-small", "worlds": 24, "perWorld": 2])
        let page = try WorkbenchCase.page(
            pairs.conditioned(
                ConditionInput(unknown: "reading.dispersed", position: nil, option: 1, group: "all", measure: "menOut")))
        let curve = page["curve"]?.items ?? []
        #expect(curve.count == 2 && page["unknown"]?["options"]?.whole == 2)
        #expect(curve.compactMap { $0["worlds"]?.number }.reduce(0, +) == 24, "every world has read it one way")
        #expect(page["at"]?["position"]?.number == 1 && page["at"]?["mean"]?.number == curve[1]["mean"]?.number)
        let futures = try WorkbenchCase.page(pairs.replications(group: "all"))
        let gains = zip(futures.at("order.menOut")?.numbers ?? [], futures.at("against.menOut")?.numbers ?? []).map { $0 - $1 }
        let whole = curve.reduce(0.0) { $0 + ($1["mean"]?.number ?? 0) * ($1["worlds"]?.number ?? 0) } / 24
        #expect(abs(whole - gains.reduce(0, +) / 48) < 1e-6, "parts make the whole")
    }

    @Test func aPositionLiesWithinItsLawAndNamesAreKnown() async throws {
        let pairs = try await WorkbenchCase.pairs(["directive": "go-small", "worlds": 20, "perWorld": 2])
        let rule = try #require(
            try WorkbenchCase.page(pairs.unknowns()).items?.compactMap { $0["name"]?.text }.first {
                $0.hasSuffix("contact.sightDay")
            })
        let ask = { (unknown: String, position: Double?, group: String?, measure: String?) in
            try pairs.conditioned(
                ConditionInput(unknown: unknown, position: position, option: nil, group: group, measure: measure))
        }
        let page = try WorkbenchCase.page(ask(rule, 0.25, nil, nil))
        let curve = page["curve"]?.items ?? []
        #expect(curve.count == 41 && page["at"]?["position"]?.number == 0.25)
        let values = curve.compactMap { $0["value"]?.number }
        #expect(values == values.sorted() && values.count == 41, "a law's quantiles ascend")
        #expect(page["at"]?["value"]?.number == curve[10]["value"]?.number)
        for (unknown, position, group, measure) in [
            ("joy", nil, nil, nil), (rule, -0.1, nil, nil), (rule, 1.1, nil, nil), (rule, .nan, nil, nil),
            (rule, nil, "nobody", nil),
            (rule, nil, nil, "joy"),
        ] as [(String, Double?, String?, String?)] {
            let told = try await refusal { try ask(unknown, position, group, measure) }
            #expect(told?.kind == .request, "\(unknown) \(position as Any)")
        }
    }

    @Test func theWorthOfKnowingIsAShareAndNoLoss() async throws {
        let pairs = try await WorkbenchCase.pairs(["directive": "go-small", "worlds": 24, "perWorld": 2])
        let worth = try WorkbenchCase.page(pairs.worth())
        let kinds = worth["kinds"]?.items ?? []
        #expect(!kinds.isEmpty && worth["unknowns"]?.items?.isEmpty == true, "one by one from a thousand worlds on")
        for kind in kinds {
            let changes = kind["changesVerdict"]?.number ?? -1
            #expect((0...1).contains(changes) && kind["valueOfKnowing"]?.number ?? -1 >= 0, "\(kind["name"]?.text ?? "")")
            #expect((kind["shares"]?.numbers ?? []).allSatisfy { $0 <= 1 + 1e-9 })
            #expect(kind["title"]?.text?.isEmpty == false)
        }
    }

    @Test func passagesAreOfTheStandardWorldAlone() async throws {
        let question = try WorkbenchCase.question(["directive": "go-small", "worlds": 2])
        let model = PreparedModel(for: question)
        let pairs = try await PairStudy(question, on: model, workers: 1).play(hearing: { _ in })
        let told = try await refusal { try pairs.passages(directive: nil, formation: nil, on: model) }
        #expect(told?.description.contains("without worlds") == true)
    }
}
