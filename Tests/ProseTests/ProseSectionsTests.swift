import Figures
import Foundation
import Prose
import ReplySupport
import Testing

/// The sections of a page at their edges: a sentence is printed only where its premise holds.
@Suite struct ProseSectionsTests {
    private func page(_ change: (inout JSONObject) -> Void) async throws -> ReplyDocument {
        try await ReplyCase.document(changing: change)
    }

    private func isAsked(_ row: JSONObject) -> Bool { row["asked"] as? Bool == true }

    // MARK: heavy weapons

    private func weapons(_ number: Double) async throws -> String {
        try await page { figures in
            figures.set(measure: "weaponsOut", to: ReplyCase.constant(0))
            figures.set(measure: "weaponsDestroyed", to: ReplyCase.constant(number))
            figures.set(measure: "weaponsLost", to: ReplyCase.constant(0))
            figures.set(measure: "weaponsCarried", to: ReplyCase.constant(0))
        }.text(of: "weapons") ?? ""
    }

    @Test func `no gun, one gun and some guns`() async throws {
        #expect(try await weapons(0) == "None of the formations has any.")
        #expect(try await weapons(1).hasPrefix("The formations have one heavy weapon between them"))
        #expect(try await weapons(12).hasPrefix("The formations have twelve heavy weapons between them"))
    }

    @Test func `the directive that saves most guns is named`() async throws {
        let text = try await page { figures in
            figures.set(measure: "weaponsDestroyed", to: ReplyCase.constant(5))
            figures.set(measure: "weaponsOut", to: ReplyCase.constant(7)) { !self.isAsked($0) }
            figures.set(measure: "weaponsOut", to: ReplyCase.constant(0)) { self.isAsked($0) }
        }.text(of: "weapons")
        #expect(text?.contains("Most come out under “") == true && text?.hasSuffix(": 7.0.") == true)
    }

    // MARK: formations

    @Test func `nobody brings out a man`() async throws {
        let text = try await page { $0.change(each: "formations") { $0["shareOut"] = 0 } }.text(of: "formations")
        #expect(text?.hasPrefix("None of them brings out a man.") == true && text?.contains("0 %") == false)
    }

    @Test func `all bring out the same share`() async throws {
        let text = try await page { $0.change(each: "formations") { $0["shareOut"] = 0.5 } }.text(of: "formations")
        #expect(text?.hasPrefix("All of them bring out the same share of their men, 50 %.") == true)
    }

    @Test func `the best and the worst are named, and thin evidence is`() async throws {
        let text = try await page { figures in
            figures.change(each: "formations") { row in
                row["shareOut"] = row["id"] as? String == "philon" ? 0.9 : 0.2
                row["confidence"] = row["id"] as? String == "philon" ? "low" : "high"
            }
        }.text(of: "formations")
        #expect(text?.hasPrefix("Philon's company brings out the largest share of its men, 90 %") == true)
        #expect(text?.contains("The strength and place of Philon's company rest on thin evidence") == true)
    }

    @Test func `where most rest on thin evidence, the few others are named`() async throws {
        let text = try await page { figures in
            let rows = figures["formations"] as? [JSONObject] ?? []
            figures["formations"] = rows + rows.map { $0.merging(["name": "\($0["name"] ?? "") II"]) { $1 } }
            figures.change(each: "formations") { row in
                row["confidence"] = row["name"] as? String == "Philon's company" ? "high" : "low"
            }
        }.text(of: "formations")
        #expect(text?.contains("The strength and place of all but Philon's company rest on thin evidence") == true)
    }

    @Test func `one formation has no best and no worst`() async throws {
        let document = try await page { $0["formations"] = Array(($0["formations"] as? [JSONObject] ?? []).prefix(1)) }
        #expect(document.text(of: "formations") == "")
        #expect(document.tables(of: "formations").first?.rows.count == 1)
    }

    // MARK: guerrillas

    @Test func `nobody lives on as a guerrilla`() async throws {
        let text = try await page { figures in
            figures.set(measure: "guerrillas", to: ReplyCase.constant(0))
            figures.set(measure: "tiedDown", to: ReplyCase.constant(0))
        }.text(of: "guerrillas")
        #expect(text?.hasPrefix("Nobody lives on as a guerrilla under any of the directives") == true)
    }

    @Test func `guerrillas who tie down nobody are said to`() async throws {
        let text = try await page { figures in
            figures.set(measure: "guerrillas", to: ReplyCase.varying(400))
            figures.set(measure: "tiedDown", to: ReplyCase.constant(0))
            figures.set(measure: "delayHours", to: ReplyCase.constant(0))
        }.text(of: "guerrillas")
        #expect(text?.contains("None of the enemy is tied down or delayed.") == true)
        #expect(text?.contains("No other directive leaves more.") == true || text?.contains("Most remain under") == true)
    }

    @Test func `guerrillas who tie down some are weighed`() async throws {
        let text = try await page { figures in
            figures.set(measure: "guerrillas", to: ReplyCase.varying(400))
            figures.set(measure: "tiedDown", to: ReplyCase.varying(800))
            figures.set(measure: "delayHours", to: ReplyCase.varying(72))
        }.text(of: "guerrillas")
        #expect(
            text?.contains(
                "the enemy holds back 800 men a day on their account (640 to 960 in eight campaigns of ten), 2.0 for each guerrilla"
            ) == true)
        #expect(text?.contains("behind its schedule at the end by 3.0 days") == true)
        #expect(text?.contains("beyond the garrisons of their zone") == false)
    }

    @Test func `one directive alone is not compared in guerrillas`() async throws {
        let text = try await page { figures in
            figures["directives"] = (figures["directives"] as? [JSONObject] ?? []).filter(self.isAsked)
            figures["comparisons"] = [Any]()
            figures.set(measure: "guerrillas", to: ReplyCase.varying(400))
        }.text(of: "guerrillas")
        #expect(text?.contains("No other directive") == false && text?.contains("Most remain") == false)
    }

    // MARK: the verdict

    @Test func `what is the same in every campaign is said to be`() async throws {
        let none: JSONObject = ["mean": 0, "low": 0, "high": 0, "chanceMore": 0.5, "finding": "notToldApart"]
        let document = try await page { figures in
            figures.set(measure: "menOut", to: ReplyCase.constant(0))
            figures.set(measure: "tiedDown", to: ReplyCase.constant(0))
            figures.change(each: "comparisons") { row in
                row.change("differences") { groups in
                    for group in groups.keys {
                        groups.change(group) { measures in for name in measures.keys { measures[name] = none } }
                    }
                }
            }
        }
        let text = document.openingText
        #expect(text.hasPrefix("The directive makes no difference to speak of."))
        #expect(text.contains("it brings out as many men, and ties down as many, in every campaign."))
        #expect(text.contains("nobody is in the high country after 12 days; it was so in all 60 campaigns"))
        #expect(text.contains("at most one campaign in 20 is otherwise"))
        #expect(text.contains("In every campaign it is the same under"))
        #expect(!text.contains("0 and 0") && !text.contains("0 to 0") && !text.contains("cannot tell"))
    }

    @Test func `one directive alone has no verdict`() async throws {
        let document = try await page { figures in
            figures["directives"] = (figures["directives"] as? [JSONObject] ?? []).filter(self.isAsked)
            figures["comparisons"] = [Any]()
        }
        #expect(document.openingText.hasPrefix("Only one directive was studied"))
        #expect(document.text(of: "weapons")?.contains("None of the other") != true)
    }

    // MARK: what the answer depends on

    @Test func `no rule changes anything`() async throws {
        let none: JSONObject = ["mean": 0, "low": 0, "high": 0, "chanceMore": 0.5, "finding": "notToldApart"]
        let text = try await page { figures in
            figures.change(each: "sensitivities") { row in
                for end in ["menAtLow", "menAtHigh", "advantageAtLow", "advantageAtHigh"] { row[end] = none }
            }
        }.text(of: "dependence")
        #expect(text?.contains("rules swept one at a time over their ranges changes the men brought out.") == true)
        #expect(text?.contains("depend most on") == false)
    }

    @Test func `a sweep that is too short says nothing`() async throws {
        let text = try await page { $0.change("run") { $0["sensitivityReplications"] = 5 } }.text(of: "dependence")
        #expect(text?.contains("The sweep of the rules was too short") == true)
    }

    @Test func `without a sweep there is no section, and no word of one`() async throws {
        let document = try await page { $0["sensitivities"] = [Any]() }
        #expect(document.text(of: "dependence") == nil)
        #expect(document.text(of: "limits")?.contains("The sweep above") == false)
    }

    // MARK: limits, and how to make it again

    @Test func `a study that was stopped says so`() async throws {
        let text = try await page { figures in
            figures.change("run") { run in
                run["wasStopped"] = true
                run["replicationsAsked"] = 1000
            }
        }.text(of: "limits")
        #expect(text?.hasPrefix("The study was stopped after 60 of 1,000 campaigns") == true)
    }

    @Test func `few campaigns claim no difference`() async throws {
        let text = try await page { $0.change("run") { $0["replications"] = 10 } }.text(of: "limits")
        #expect(text?.hasPrefix("With so few campaigns no difference is called one.") == true)
    }

    @Test func `numbers are said to be rounded one by one`() async throws {
        #expect(try await page { _ in }.text(of: "limits")?.contains("rounded one by one, to hundreds from 1,000 on") == true)
    }

    @Test func `a page without a map says what it lacks`() async throws {
        let document = try await page { $0["situation"] = nil }
        #expect(document.text(of: "situation") == nil)
        #expect(document.text(of: "limits")?.contains("The map was not read for this reply") == true)
    }

    @Test func `effort is told where it was measured`() async throws {
        let entries = { (document: ReplyDocument) in
            document.sections.first { $0.id == "again" }?.blocks.compactMap { block -> [String]? in
                if case .entries(let entries) = block { entries.map(\.term) } else { nil }
            }.first ?? []
        }
        #expect(entries(try await page { _ in }).contains("Effort"))
        let bare = try await page { figures in
            figures.change("provenance") { provenance in
                for name in ["replicationsPerSecond", "peakMemoryBytes", "seconds"] { provenance[name] = nil }
            }
        }
        #expect(!entries(bare).contains("Effort"))
    }

    // MARK: choices

    @Test func `a favourite that lost its trial is said to have`() async throws {
        let text = try await page { figures in
            let asked = (figures["directives"] as? [JSONObject] ?? []).first(where: self.isAsked)?["id"] ?? ""
            figures["choices"] = [
                [
                    "directive": asked, "going": ["A"], "planned": 100.0, "broughtOut": ReplyCase.varying(500),
                    "isChosen": false,
                ],
                ["directive": asked, "going": ["B"], "planned": 90.0, "broughtOut": ReplyCase.varying(505), "isChosen": true],
            ]
        }.text(of: "directives")
        #expect(text?.contains("The favourite of that judgement was not the best in the trial; the B were chosen") == true)
        #expect(text?.contains("Several choices lie so close") == true)
    }

    // MARK: how many should stay

    private func split(_ stay: [String], out: Double, tied: Double, asked: Bool = false) throws -> JSONObject {
        [
            "staying": stay, "broughtOut": ReplyCase.varying(out), "guerrillas": ReplyCase.varying(10),
            "tiedDown": ReplyCase.varying(tied), "difference": try ReplyCase.difference(50, 20, 80),
            "tiedDifference": try ReplyCase.difference(30, 10, 50), "isUnbeaten": !asked, "isAsked": asked,
        ]
    }

    private func frontier(_ points: [JSONObject]) -> JSONObject {
        [
            "group": 2, "title": "the two", "asked": 1, "choicesJudged": 4, "judgingCampaigns": 64, "replications": 200,
            "points": points,
        ]
    }

    @Test func `both ends of the line are told, and the price between them`() async throws {
        let points = [
            try split([], out: 1000, tied: 100), try split(["A"], out: 800, tied: 200, asked: true),
            try split(["A", "B"], out: 500, tied: 600),
        ]
        let text = try await page { $0["frontier"] = self.frontier(points) }.text(of: "split") ?? ""
        #expect(text.hasPrefix("If none of the two stay, 1,000 men of all formations come out"))
        #expect(text.contains("stay, 1,000 men of all formations come out and 100 of the enemy are tied down a day"))
        #expect(text.contains("each man of the enemy who is tied down costs 1.0 men"))
        #expect(text.contains("none is better on both counts"))
        #expect(text.contains("as the directive says") || text.contains("as the study chose"))
    }

    @Test func `a choice that beats the question is named`() async throws {
        let points = [
            try split([], out: 1000, tied: 300), try split(["A"], out: 800, tied: 200, asked: true),
            try split(["A", "B"], out: 500, tied: 600),
        ]
        let text = try await page { $0["frontier"] = self.frontier(points) }.text(of: "split") ?? ""
        #expect(text.contains("Better on both counts is to leave"))
    }
}
