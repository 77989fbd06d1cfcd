import Geography
import Hexes
import Scenarios
import TestSupport
import Testing

/// A scenario answers for its groups, its objective, its standing course and its sky.
@Suite struct ScenarioTests {
    // MARK: groups

    @Test func `all stands for every formation in every scenario`() throws {
        for scenario in try [Fixtures.plain(), Fixtures.lesson(), Fixtures.korea()] {
            let all = try #require(scenario.group(Group.all))
            #expect(all.members == Array(scenario.formations.indices) && scenario.members(of: "all") == all.members)
        }
    }

    @Test func `a group that is not there has nobody`() {
        let scenario = Fixtures.plain()
        #expect(scenario.group("nobody") == nil && scenario.members(of: "nobody").isEmpty)
    }

    @Test func `the primary group is every formation where none is said to be`() {
        let scenario = Fixtures.plain().with(groups: [])
        #expect(scenario.primaryGroup.members == [0] && scenario.primaryGroup.role == .primary)
        #expect(scenario.group(.primary) == nil && scenario.group(.withdrawal) == nil)
    }

    @Test func `the first group of a role has it`() {
        let groups = [
            Group(id: "x", title: "the X", members: [0]), Group(id: "y", title: "the Y", role: .secondary, members: [0]),
            Group(id: "z", title: "the Z", role: .secondary, members: [0]),
        ]
        let scenario = Fixtures.plain().with(groups: groups)
        #expect(scenario.group(.secondary)?.id == "y" && scenario.group("x")?.role == nil)
    }

    @Test func `members of a group are positions in ascending order`() throws {
        for scenario in try [Fixtures.lesson(), Fixtures.korea()] {
            #expect(scenario.groups.filter { $0.role == .primary }.count == 1)
            for group in scenario.groups {
                #expect(group.members == group.members.sorted() && Set(group.members).count == group.members.count)
                #expect(group.members.allSatisfy { scenario.formations.indices.contains($0) } && !group.title.isEmpty)
            }
        }
    }

    // MARK: the standing course

    @Test func `a formation does what the standing directive says`() {
        let plain = Fixtures.plain()
        let stay = Directive(
            id: "stay", title: "Stay", summary: "", issued: nil, quote: "", sources: [],
            parts: [DirectivePart(name: "", who: .formations(["a"]), conduct: Conduct(task: .stay))])
        let scenario = plain.with(standing: "stay", directives: plain.directives + [stay])
        #expect(scenario.standingConduct == [Conduct(task: .stay)])
    }

    @Test func `a formation of which the standing directive says nothing goes home by the road`() {
        let plain = Fixtures.plain()
        let silent = Directive(
            id: "silent", title: "Silent", summary: "", issued: nil, quote: "", sources: [],
            parts: [DirectivePart(name: "", who: .formations(["z"]), conduct: Conduct(task: .stay))])
        let scenario = plain.with(standing: "silent", directives: plain.directives + [silent])
        #expect(scenario.standingConduct == [Conduct()])
        #expect(plain.with(standing: "no such directive").standingConduct == [Conduct()])
    }

    @Test func `the standing course of a case is a directive that nobody sends`() throws {
        for scenario in try [Fixtures.lesson(), Fixtures.korea()] {
            let standing = try #require(scenario.directive(scenario.standing))
            #expect(standing.issued == nil && scenario.standingConduct.count == scenario.formations.count)
            #expect(scenario.directive(scenario.question) != nil && scenario.directive("no such directive") == nil)
        }
    }

    // MARK: objective and sky

    @Test func `targets are the land cells of the objective`() {
        let scenario = Fixtures.plain(sea: [0, 5, 40])
        #expect(scenario.objectiveTargets == (0..<12).filter { $0 != 0 && $0 != 5 })
        let none = scenario.with(objective: Objective(name: "nowhere", cells: Array(repeating: false, count: 120)))
        #expect(none.objectiveTargets.isEmpty)
    }

    @Test func `invented ground has no sky, and a place on earth has that of its middle`() throws {
        #expect(Fixtures.plain().sky == nil)
        let sky = try #require(Fixtures.plain(latitude: 38).sky)
        #expect(sky.latitude == 38 && sky.longitude == 0 && sky.utcOffsetHours == 0)
        let lesson = try Fixtures.lesson()
        #expect((lesson.sky == nil) == (lesson.theatre.projection == nil))
    }

    // MARK: the cases as they are read

    @Test func `everyone stands on land within the theatre`() throws {
        for scenario in try [Fixtures.lesson(), Fixtures.korea()] {
            for formation in scenario.formations {
                #expect(scenario.theatre.isLand(formation.cell), "\(formation.id)")
            }
            for force in scenario.enemy {
                for fix in force.track where fix.posture != .absent {
                    #expect(scenario.theatre.isLand(fix.cell), "\(force.id) \(fix.time)")
                }
            }
        }
    }

    @Test func `ids are used once`() throws {
        for scenario in try [Fixtures.lesson(), Fixtures.korea()] {
            for ids in [
                scenario.formations.map(\.id), scenario.enemy.map(\.id), scenario.groups.map(\.id),
                scenario.directives.map(\.id),
                scenario.sources.map(\.key),
            ] {
                #expect(Set(ids).count == ids.count)
            }
        }
    }

    @Test func `strengths and figures of the record are in order, and their sources are listed`() throws {
        for scenario in try [Fixtures.lesson(), Fixtures.korea()] {
            let known = Set(scenario.sources.map(\.key))
            for figure in scenario.history {
                #expect(figure.low <= figure.best && figure.best <= figure.high, "\(figure.metric)")
                #expect(known.isSuperset(of: figure.sources), "\(figure.metric)")
            }
            let named = scenario.formations.flatMap(\.sources) + scenario.enemy.flatMap(\.sources)
            #expect(known.isSuperset(of: named))
            #expect(known.isSuperset(of: scenario.directives.flatMap(\.sources)))
        }
    }
}
