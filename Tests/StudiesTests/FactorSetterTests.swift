import Geography
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// Factors of a directive turned one by one, where it is settled who goes.
@Suite struct FactorSetterTests {
    /// Formations "a" to "d"; the best two of the first three go, the third stays, "d" goes in any case.
    private static let scenario: Scenario = {
        let plain = Fixtures.plain()
        let first = plain.formations[0]
        let formations = ["a", "b", "c", "d"].map { id in
            Formation(
                id: id, name: id.uppercased(), parent: "", placeName: "", cell: first.cell, men: first.men,
                weapons: first.weapons, confidence: "high", sources: [], note: "")
        }
        let parts = [
            DirectivePart(name: "go", who: .best(2, of: "three"), conduct: Conduct(detachmentSize: 40, ways: 3)),
            DirectivePart(name: "stay", who: .rest(of: "three"), conduct: Conduct(task: .stay)),
            DirectivePart(name: "d", who: .formations(["d"]), conduct: Conduct(detachmentSize: 500)),
        ]
        let go = Directive(
            id: "go", title: "Go", summary: "", issued: LocalTime("1950-10-02T23:00"), quote: "", sources: [], parts: parts)
        return plain.with(
            formations: formations,
            groups: [
                Group(id: "three", title: "the three", role: .primary, members: [0, 1, 2]),
                Group(id: "last", title: "the last", members: [3]),
            ], directives: [go, plain.directives[1]])
    }()
    private static let directive = scenario.directives[0]
    private static let setter = FactorSetter(
        directive, in: scenario, choice: ResolvedChoice(directive: "go", going: [[], [2], [0, 2], [0, 1, 2]]))

    private static func levels(_ axes: String...) throws -> [Level] {
        try axes.map { try Level.axis($0, of: directive, in: scenario)[0] }
    }

    @Test func `nothing turned is the directive as settled`() {
        let assignment = Self.setter.assignment()
        #expect(assignment.going == [0, 2, 3] && assignment.staying == [1] && assignment.directive == Self.directive)
    }

    @Test(arguments: [(0, [0, 1, 2, 3]), (1, [0, 2, 3]), (2, [2, 3]), (3, [3])])
    func `a split leaves so many of its group, and no other`(staying: Int, going: [Int]) throws {
        let assignment = Self.setter.assignment(try Self.levels("split=\(staying)"))
        #expect(assignment.going == going && assignment.staying.count == staying)
    }

    @Test func `a factor of the conduct turns all who go, and none who stay`() throws {
        let turned = Self.setter.assignment(try Self.levels("detachment-size=77", "ways=5", "route=gaps", "march=day")).conduct
        let plain = Self.setter.assignment().conduct
        for formation in 0..<4 {
            if plain[formation]?.task == .stay {
                #expect(turned[formation] == plain[formation])
            } else {
                #expect(turned[formation]?.detachmentSize == 77 && turned[formation]?.ways == 5)
                #expect(turned[formation]?.route == .gaps && turned[formation]?.march == .day)
            }
        }
    }

    @Test func `a factor of a group turns that group alone`() throws {
        let turned = Self.setter.assignment(try Self.levels("last.detachment-size=77")).conduct
        #expect(turned.map { $0?.detachmentSize } == [40, 1000, 40, 77])
        let three = Self.setter.assignment(try Self.levels("three.ways=9")).conduct
        #expect(three.map { $0?.ways } == [9, 1, 9, 1])
    }

    @Test(arguments: [
        ("delay=2", "1950-10-04T23:00"), ("delay=-1.5", "1950-10-01T11:00"), ("date=1950-10-05", "1950-10-05T23:00"),
        ("date=1950-10-05T06:00", "1950-10-05T06:00"),
    ])
    func `the hour of the order is moved`(axis: String, time: String) throws {
        let assignment = Self.setter.assignment(try Self.levels(axis))
        #expect(assignment.directive.issued?.description == time && assignment.going == [0, 2, 3])
    }

    @Test func `factors do not get into each other's way`() throws {
        let one = Self.setter.assignment(try Self.levels("split=2", "ways=7", "delay=1"))
        let other = Self.setter.assignment(try Self.levels("delay=1", "ways=7", "split=2"))
        #expect(one == other && one.going == [2, 3] && one.conduct[2]?.ways == 7)
    }

    @Test func `a rule is no concern of the directive`() throws {
        #expect(Self.setter.assignment(try Self.levels("contact.sightNight=0.2")) == Self.setter.assignment())
    }

    // MARK: names

    @Test(arguments: Factor.names + ["three.ways", "last.route", "contact.sightNight"])
    func `a factor reads back from its name`(name: String) throws {
        let factor = try Factor(name, in: Self.scenario)
        #expect(factor.name == name && !factor.unit.isEmpty)
        #expect(factor.group == (name.hasPrefix("three.") ? "three" : name.hasPrefix("last.") ? "last" : nil))
    }

    @Test(arguments: ["", "way", "three.split", "three.delay", "nobody.ways", "contact", "ways.three", "all.ways"])
    func `a factor that is none is refused in a sentence`(name: String) {
        #expect(throws: FactorFault.self) { try Factor(name, in: Self.scenario) }
    }

    @Test func `a range counts up by one`() throws {
        let levels = try Level.axis("split=0...3", of: Self.directive, in: Self.scenario)
        #expect(levels.map(\.text) == ["0", "1", "2", "3"] && levels.map(\.value) == (0...3).map { .whole($0) })
    }

    // MARK: who goes

    @Test func `a choice that is settled for other numbers leaves the rest of them`() {
        let choice = ResolvedChoice(directive: "go", going: [[], [1]])
        #expect(choice.assignment(of: Self.directive, in: Self.scenario).going == [3], "none is known for two")
        #expect(choice.assignment(of: Self.directive, in: Self.scenario, number: 1).going == [1, 3])
    }

    @Test func `a directive that leaves nothing open is itself`() {
        let standing = Self.scenario.directives[1]
        let choice = ResolvedChoice(directive: "standing", going: nil)
        #expect(
            choice.assignment(of: standing, in: Self.scenario, number: 1)
                == AddresseeResolver.assignment(of: standing, in: Self.scenario))
    }

    // MARK: the cube of rules

    @Test func `corners of the cube are ends of the ranges`() throws {
        let entries = try ["contact.sightNight", "march.roadDay", "guerrilla.sweep"].map { try #require(RuleBook.entry($0)) }
        let space = RuleSpace(entries, round: Rules())
        for corner in [[0.0, 0, 0], [1, 1, 1], [0, 1, 0], [0.5, 0.25, 1]] {
            let rules = space.rules(at: corner)
            for (place, entry) in entries.enumerated() {
                let value = entry.range.lowerBound + corner[place] * (entry.range.upperBound - entry.range.lowerBound)
                #expect(abs(entry.value(in: rules) - value) < 1e-12 && abs(space.values(at: corner)[place] - value) < 1e-12)
            }
        }
    }

    @Test func `rules outside the cube stay where they are`() throws {
        let sight = try #require(RuleBook.entry("contact.sightNight"))
        let sweep = try #require(RuleBook.entry("guerrilla.sweep"))
        let base = sweep.setting(sweep.range.upperBound, in: Rules())
        let rules = RuleSpace([sight], round: base).rules(at: [0])
        #expect(sweep.value(in: rules) == sweep.range.upperBound)
        #expect(sweep.setting(sweep.standard, in: sight.setting(sight.standard, in: rules)) == Rules())
    }
}
