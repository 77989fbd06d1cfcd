import Geography
import Scenarios
import TestSupport
import Testing

/// A directive with its addressees resolved: who goes, who stays, and how its order travels.
@Suite struct AssignmentTests {
    private static let directive = Directive(
        id: "go", title: "Go", summary: "s", issued: LocalTime("1950-10-01T12:00"), quote: "q", sources: ["x"], parts: [])
    private static let assignment = Assignment(
        directive: directive, conduct: [Conduct(), nil, Conduct(task: .stay), Conduct()])

    @Test func `those told to go, those told to stay and those told nothing share nobody`() {
        let assignment = Self.assignment
        #expect(assignment.going == [0, 3] && assignment.staying == [2])
        #expect(Set(assignment.going).isDisjoint(with: assignment.staying))
    }

    @Test(
        arguments: [
            (OrderReading.standard, "go", "Go"),
            (OrderReading(delivery: .atOnce), "go.at-once", "Go, had all known it at once"),
            (
                OrderReading(dispersed: .recalled), "go.recalled",
                "Go, if men who have dispersed can be called back"
            ),
            (
                OrderReading(delivery: .atOnce, dispersed: .recalled), "go.at-once.recalled",
                "Go, had all known it at once, if men who have dispersed can be called back"
            ),
        ])
    func `a reading has a key and a title of its own`(reading: OrderReading, id: String, title: String) {
        let read = Self.assignment.read(as: reading)
        #expect(read.id == id && read.title == title && read.reading == reading)
        #expect(read.conduct == Self.assignment.conduct && read.directive == Self.directive)
    }

    @Test func `the standard reading is the chain, and nobody is called back`() {
        #expect(OrderReading.standard == OrderReading() && OrderReading.standard.delivery == .chain)
        #expect(OrderReading.standard.dispersed == .stay && Self.assignment.reading == .standard)
    }

    @Test func `a directive sent at another time is the same but for its hour`() throws {
        let later = try #require(LocalTime("1950-10-05T00:00"))
        let moved = Self.directive.issued(at: later)
        #expect(moved.issued == later && moved != Self.directive)
        #expect(moved.issued(at: Self.directive.issued!) == Self.directive)
    }

    @Test func `a formation that is told nothing more goes home by the road`() {
        let conduct = Conduct()
        #expect(conduct.task == .withdraw && conduct.route == .roads && conduct.heavyWeapons == .keep && conduct.ways == 1)
        #expect(conduct.march == .night && conduct.ifBlocked == .newWay && conduct.ifCannot == .keepTrying)
    }

    @Test func `the words of a conduct are those of the files`() {
        #expect(Conduct.Task.allCases.map(\.rawValue) == ["withdraw", "stay"])
        #expect(Conduct.WeaponPolicy.allCases.map(\.rawValue) == ["keep", "destroy", "destroy-if-blocked"])
        #expect(Conduct.IfBlocked.allCases.map(\.rawValue) == ["new-way", "shed-and-separate", "stay"])
        #expect(Conduct.IfCannot.allCases.map(\.rawValue) == ["stay-as-guerrillas", "keep-trying"])
    }

    @Test func `guns and tanks are counted together`() {
        #expect(HeavyWeapons().count == 0 && HeavyWeapons(guns: 3).count == 3 && HeavyWeapons(guns: 3, tanks: 4).count == 7)
    }
}
