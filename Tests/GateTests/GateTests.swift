import Foundation
import RuleSets
import TestSupport
import Testing

/// The gates of the model: what must hold of it whatever its numbers are, and findings that are printed.
///
/// `make gates` plays all of it and writes Documentation/Gates.md; every other test run plays the blocking gates and the findings on
/// small maps with fewer campaigns.
@Suite struct GateTests {
    private static let effort: Effort =
        ProcessInfo.processInfo.environment["ANABASIS_GATES"] == "full" ? .full : .quick
    private static let blocking = LimitGates.all + MetamorphicGates.all + SmoothGates.all
    private static let all = blocking + FindingGates.all + KoreaGates.all

    @Test(arguments: blocking)
    func `a blocking gate holds`(gate: Gate) throws {
        let reading = try gate.measure(Self.effort)
        print(gate.row(reading))
        let message: Comment = "\(gate.claim): \(reading.value), expected \(gate.bound)"
        if let cause = gate.cause {
            withKnownIssue("\(cause)") { #expect(reading.holds, message) }
        } else {
            #expect(reading.holds, message)
        }
    }

    @Test(arguments: FindingGates.all)
    func `a finding is measured`(gate: Gate) throws {
        let reading = try gate.measure(Self.effort)
        print(gate.row(reading))
        #expect(!reading.value.isEmpty)
    }

    @Test(.enabled(if: effort == .full), arguments: KoreaGates.all)
    func `a sweep of Korea is measured`(gate: Gate) throws {
        let reading = try gate.measure(Self.effort)
        print(gate.row(reading))
        #expect(!reading.value.isEmpty)
    }

    @Test func `the page lists every gate`() throws {
        let page = try String(contentsOfFile: Fixtures.home + "/Documentation/Gates.md", encoding: .utf8)
        let missing = Self.all.map(\.name).filter { !page.contains("| `\($0)` |") }
        #expect(missing.isEmpty, "run make gates")
    }

    @Test func `gates have names of their own`() {
        #expect(Set(Self.all.map { $0.name }).count == Self.all.count)
    }

    @Test func `whole rules are rules`() {
        #expect(SmoothGates.whole.isSubset(of: RuleBook.entries.map(\.name)))
    }
}
