import Geography
import Hexes
import Scenarios
import TestSupport
import Testing

/// Forces that cannot be are refused where they are made.
@Suite struct ImpossibleForceTests {
    private static func fix(_ time: String) -> Fix { Fix(time: LocalTime(time)!, cell: CellID(0), posture: .hold) }

    private static func force(_ track: [Fix]) -> EnemyForce {
        EnemyForce(
            id: "e", name: "E", parent: "", kind: "infantry", battalions: 1, men: Strength(low: 1, best: 2, high: 3),
            mobility: .foot, track: track, confidence: "high", sources: [])
    }

    @Test func `a track in order of time is kept as it is`() {
        let track = [Self.fix("1950-09-01"), Self.fix("1950-09-02")]
        #expect(Self.force(track).track == track)
    }

    @Test func `a track out of order is refused`() async {
        await #expect(processExitsWith: .failure) { _ = Self.force([Self.fix("1950-09-02"), Self.fix("1950-09-01")]) }
    }

    @Test func `two positions at one time are refused`() async {
        await #expect(processExitsWith: .failure) { _ = Self.force([Self.fix("1950-09-01"), Self.fix("1950-09-01")]) }
    }

    @Test func `a force without a position is refused`() async {
        await #expect(processExitsWith: .failure) { _ = Self.force([]) }
    }

    @Test func `a strength whose best figure lies outside its range is refused`() async {
        await #expect(processExitsWith: .failure) { _ = Strength(low: 5, best: 4, high: 6) }
        await #expect(processExitsWith: .failure) { _ = Strength(low: 5, best: 7, high: 6) }
        await #expect(processExitsWith: .failure) { _ = Strength(low: -1, best: 0, high: 6) }
        #expect(Strength(low: 0, best: 0, high: 0).best == 0)
    }
}
