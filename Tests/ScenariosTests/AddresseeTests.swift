import Scenarios
import TestSupport
import Testing

/// Whom a directive's parts are for: the first part that names a formation has it.
@Suite struct AddresseeTests {
    /// Plain ground with formations "a" to "f", a group of the first four and one of the last three.
    private static let scenario: Scenario = {
        let plain = Fixtures.plain()
        let first = plain.formations[0]
        let formations = ["a", "b", "c", "d", "e", "f"].map { id in
            Formation(
                id: id, name: id.uppercased(), parent: "", placeName: "", cell: first.cell, men: first.men,
                weapons: first.weapons, confidence: "high", sources: [], note: "")
        }
        return plain.with(
            formations: formations,
            groups: [
                Group(id: "four", title: "the four", role: .primary, members: [0, 1, 2, 3]),
                Group(id: "three", title: "the three", role: .secondary, members: [3, 4, 5]),
            ])
    }()

    private static let go = Conduct(detachmentSize: 40)
    private static let stay = Conduct(task: .stay)

    private static func directive(_ parts: [(Addressee, Conduct)]) -> Directive {
        Directive(
            id: "d", title: "D", summary: "", issued: nil, quote: "", sources: [],
            parts: parts.map { DirectivePart(name: "", who: $0.0, conduct: $0.1) })
    }

    /// Letters by formation: g goes, s stays, - hears nothing.
    private static func told(_ parts: [(Addressee, Conduct)], chosen: [Int: [Int]] = [:]) -> String {
        let assignment = AddresseeResolver.assignment(of: directive(parts), in: scenario, chosen: chosen)
        return assignment.conduct.map { $0 == nil ? "-" : $0 == go ? "g" : "s" }.joined()
    }

    // MARK: addressees

    @Test(
        arguments: [
            (.formations(["f", "a"]), [5, 0]), (.formations(["z"]), []), (.formations([]), []), (.group("four"), [0, 1, 2, 3]),
            (.group("all"), [0, 1, 2, 3, 4, 5]), (.group("nobody"), []), (.best(1, of: "three"), [3, 4, 5]),
            (.rest(of: "three"), [3, 4, 5]),
        ] as [(Addressee, [Int])])
    func `an addressee means these formations`(who: Addressee, members: [Int]) {
        #expect(AddresseeResolver.members(of: who, in: Self.scenario) == members)
    }

    @Test func `an earlier part takes its formations from a later one`() {
        #expect(Self.told([(.group("four"), Self.go), (.group("all"), Self.stay)]) == "ggggss")
        #expect(Self.told([(.group("all"), Self.stay), (.group("four"), Self.go)]) == "ssssss")
        #expect(Self.told([(.formations(["d"]), Self.stay), (.group("three"), Self.go)]) == "---sgg")
    }

    @Test func `whom no part names hears nothing`() {
        #expect(Self.told([(.formations(["b"]), Self.go)]) == "-g----")
        #expect(Self.told([]) == "------")
    }

    @Test func `the rest is what earlier parts left of a group`() {
        #expect(Self.told([(.formations(["a", "c"]), Self.go), (.rest(of: "four"), Self.stay)]) == "gsgs--")
    }

    @Test func `the best are the first of a group until they are chosen`() {
        let parts = [(Addressee.best(2, of: "four"), Self.go), (.rest(of: "four"), Self.stay)]
        #expect(Self.told(parts) == "ggss--" && Self.told(parts, chosen: [0: [1, 3]]) == "sgsg--")
        #expect(Self.told(parts, chosen: [0: []]) == "ssss--")
    }

    @Test func `more than a group has is all of it`() {
        #expect(Self.told([(.best(9, of: "three"), Self.go)]) == "---ggg")
    }

    @Test func `the best are chosen among those whom no earlier part took`() {
        #expect(Self.told([(.formations(["a"]), Self.stay), (.best(2, of: "four"), Self.go)]) == "sgg---")
    }

    // MARK: open choices

    @Test func `a choice is open where a part names the best`() throws {
        let parts = [(Addressee.formations(["b"]), Self.stay), (.best(2, of: "four"), Self.go), (.rest(of: "four"), Self.stay)]
        let open = try #require(AddresseeResolver.openChoice(of: Self.directive(parts), in: Self.scenario))
        #expect(open.part == 1 && open.number == 2 && open.from == [0, 2, 3])
    }

    @Test func `nothing is open where every part is settled`() {
        let parts = [(Addressee.formations(["b"]), Self.stay), (.rest(of: "all"), Self.go)]
        #expect(AddresseeResolver.openChoice(of: Self.directive(parts), in: Self.scenario) == nil)
    }

    @Test func `every choice of an open part divides its group`() throws {
        let directive = Self.directive([(.best(2, of: "four"), Self.go), (.rest(of: "four"), Self.stay)])
        let open = try #require(AddresseeResolver.openChoice(of: directive, in: Self.scenario))
        for mask in 0..<(1 << open.from.count) {
            let going = open.from.indices.filter { mask >> $0 & 1 == 1 }.map { open.from[$0] }
            let assignment = AddresseeResolver.assignment(of: directive, in: Self.scenario, chosen: [open.part: going])
            #expect(assignment.going == going && assignment.staying == open.from.filter { !going.contains($0) })
        }
    }

    @Test func `the directives of the cases name formations that exist`() throws {
        for scenario in try [Fixtures.lesson(), Fixtures.korea()] {
            for directive in scenario.directives {
                #expect(!directive.parts.isEmpty, "\(directive.id)")
                for part in directive.parts {
                    #expect(!AddresseeResolver.members(of: part.who, in: scenario).isEmpty, "\(directive.id) \(part.name)")
                }
            }
        }
    }
}
