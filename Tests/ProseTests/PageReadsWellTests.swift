import Campaigns
import Figures
import Foundation
import Notation
import Prose
import ReplySupport
import Scenarios
import Studies
import TestSupport
import Testing

/// Pages of cases at the edge of what can be asked read well, and say nothing whose premise fails.
@Suite struct PageReadsWellTests {
    /// A case at the edge: the scenario, and the outcome of its campaigns.
    struct Edge: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let scenario: Scenario
        var replications = 20
        let outcome: @Sendable (CampaignKey, Int) -> Outcome
    }

    private static func isAsked(_ key: CampaignKey) -> Bool { key.assignment.directive.id == "go" }

    /// Everybody in some place of the ledger, the same in every future.
    private static func edge(
        _ name: String, _ scenario: Scenario, replications: Int = 20,
        fate: @escaping @Sendable (_ men: Int, _ isAsked: Bool, _ replication: Int) -> Outcome.OfFormation
    ) -> Edge {
        Edge(testDescription: name, scenario: scenario, replications: replications) { key, replication in
            HandMade.outcome(
                scenario.formations.map { fate($0.men.best, isAsked(key), replication) }, days: scenario.horizonDays + 1)
        }
    }

    static let edges: [Edge] = [
        edge("everybody comes out", HandMade.scenario()) { men, _, _ in HandMade.fate(men, arrived: [1: men]) },
        edge("nobody comes out", HandMade.scenario()) { men, _, _ in HandMade.fate(men) },
        edge("everybody is killed", HandMade.scenario()) { men, _, _ in HandMade.fate(men, killed: men) },
        edge("nobody is told to go", HandMade.scenario(going: [], standing: .stay)) { men, _, _ in
            HandMade.fate(men, guerrillas: men)
        },
        edge("one formation", HandMade.scenario(men: [700])) { men, _, k in HandMade.fate(men, arrived: [2: 10 * k]) },
        edge("no men at all", HandMade.scenario(men: [0, 0], issued: "1950-10-02T06:00")) { men, _, _ in HandMade.fate(men) },
        edge("an order that nobody hears", HandMade.scenario(issued: "1950-10-02T06:00")) { men, _, k in
            HandMade.fate(men, arrived: [3: men / 2 + k % 3])
        },
        edge("an order that all hear", HandMade.scenario(standing: .stay, issued: "1950-10-02T06:00")) { men, isAsked, k in
            HandMade.fate(
                men, arrived: [3: isAsked ? men / 2 + k : k], guerrillas: 20, orderDay: 2, reached: men / 3, obeyed: men / 4)
        },
        edge("half go, half stay", HandMade.scenario(going: [1], issued: "1950-10-02T06:00")) { men, isAsked, k in
            HandMade.fate(men, arrived: [1: isAsked ? k : 2 * k], captured: 3, guerrillas: isAsked ? 10 : 0)
        },
        edge("five campaigns", HandMade.scenario(), replications: 5) { men, _, k in HandMade.fate(men, arrived: [1: k]) },
        edge("one campaign", HandMade.scenario(), replications: 1) { men, _, k in HandMade.fate(men, arrived: [1: 50]) },
        edge("one day", HandMade.scenario(horizonDays: 1)) { men, _, k in HandMade.fate(men, arrived: [0: k]) },
        edge("thin evidence", HandMade.scenario(confidence: ["low", "low", "low"])) { men, _, k in
            HandMade.fate(men, arrived: [1: k])
        },
        edge("the course alone", HandMade.scenario().with(question: "standing")) { men, _, k in
            HandMade.fate(men, arrived: [1: k])
        },
        edge("no groups", HandMade.scenario().with(groups: [])) { men, isAsked, k in
            HandMade.fate(men, arrived: [1: isAsked ? k : 0])
        },
        edge("a group that withdraws", withdrawing) { men, _, k in HandMade.fate(men, arrived: [1: k]) },
        edge("great numbers", HandMade.scenario(men: [120_000, 90_000])) { men, isAsked, k in
            HandMade.fate(men, arrived: [1: (isAsked ? 500 : 400) * k], killed: 1000, guerrillas: 1000 * (k % 7))
        },
    ]

    /// The third company is to withdraw, and is no part of another group.
    private static let withdrawing: Scenario = {
        let plain = HandMade.scenario()
        let groups = [
            Group(id: "first", title: "the first two", role: .primary, members: [0, 1]),
            Group(id: "last", title: "the last company", role: .withdrawal, members: [2]),
        ]
        return plain.with(groups: groups)
    }()

    @Test(arguments: edges)
    func `a page reads well`(edge: Edge) async {
        let figures = await HandMade.figures(edge.scenario, replications: edge.replications, outcome: edge.outcome)
        let faults = ProseLint.faults(of: ReplyCase.document(figures))
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test func `the lesson's page reads well`() async throws {
        let faults = ProseLint.faults(of: try await ReplyCase.lesson.value.reply.document)
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    // MARK: the lesson with other numbers

    private func faults(_ change: (inout JSONObject) -> Void) async throws -> [String] {
        ProseLint.faults(of: try await ReplyCase.document(changing: change))
    }

    @Test(arguments: [0.0, 2, 19, 40, 999, 123_456])
    func `the page reads well with any number of men`(number: Double) async throws {
        for value in [ReplyCase.constant(number), ReplyCase.varying(number)] {
            let faults = try await faults { figures in
                for measure in Measure.allCases { figures.set(measure: measure.rawValue, to: value) }
            }
            #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        }
    }

    @Test(arguments: [0.0, 0.001, 0.5, 0.999, 1])
    func `the page reads well with any share`(share: Double) async throws {
        let found = try await faults { figures in
            figures.change(each: "formations") { row in
                row["shareOut"] = share
                row["orderReached"] = share
            }
            figures.change(each: "comparisons") { row in
                row.change("differences") { groups in
                    for group in groups.keys {
                        groups.change(group) { all in
                            for name in all.keys { all.change(name) { $0["chanceMore"] = share } }
                        }
                    }
                }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test(arguments: ["Philon's company", "3rd Division", "105th Tank Division", "ROK I Corps", "the guard", "小股"])
    func `the page reads well with any name`(name: String) async throws {
        let found = try await faults { figures in
            figures.change(each: "formations") { $0["name"] = name }
            figures.change("situation") { $0.change(each: "standings") { $0["name"] = name } }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func `the check itself finds what it looks for`() {
        let bad = [
            "Two  blanks.", "A blank .", "Nobody, .", "None gaps are there.", "It has one gaps.", "From 0 to 0 men.",
            "no capital.",
            "No end", "By −0 men.", "It is (), they say.", "It is nan.",
        ]
        for text in bad {
            let document = ReplyDocument(title: "T", subtitle: "S.", opening: [.paragraph(text)], sections: [])
            #expect(!ProseLint.faults(of: document).isEmpty, "\(text)")
        }
        let good = ["It has 11 men, from 10 to 1,001 men.", "At −0.5 km, 4.1 days.", "It is “so”.", "How? Like this: one man."]
        for text in good {
            let document = ReplyDocument(title: "T", subtitle: "S.", opening: [.paragraph(text)], sections: [])
            #expect(ProseLint.faults(of: document).isEmpty, "\(text): \(ProseLint.faults(of: document))")
        }
    }
}
