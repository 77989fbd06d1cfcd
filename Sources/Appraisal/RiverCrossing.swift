import RuleSets

extension MarchRules {
    /// Steps of `columnStep` men in a body, to the nearest.
    public func columnSteps(men: Int) -> Int {
        let step = max(1, Int(columnStep))
        return (men + step / 2) / step
    }

    /// Men for whom a body's length and its time at a river are computed.
    public func column(men: Int) -> Int { columnSteps(men: men) * max(1, Int(columnStep)) }
}

/// Hours that a body loses at a river: to prepare the crossing, and for its men to pass one after another.
///
/// The one law of rivers, for whoever marches and for whoever plans a march.
public struct RiverCrossing: Hashable, Sendable {
    @usableFromInline let atAnyRiver: Float
    @usableFromInline let perManAtFord: Float
    @usableFromInline let perManByBoat: Float

    /// The law under rules of the march.
    public init(_ rules: MarchRules) {
        atAnyRiver = Float(rules.fordHours)
        perManAtFord = Float(1 / rules.fordMenPerHour)
        perManByBoat = Float(1 / rules.boatMenPerHour)
    }

    /// Hours lost on a side by a body of so many men; 0 where there is a bridge or no river.
    @inlinable
    public func hours(_ side: MarchTable.SideKind, men: Float) -> Float {
        guard !side.isDisjoint(with: [.ford, .boat]) else { return 0 }
        return atAnyRiver + men * (side.contains(.boat) ? perManByBoat : perManAtFord)
    }
}
