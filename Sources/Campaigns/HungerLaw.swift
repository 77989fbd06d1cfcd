import RuleSets

/// The law of hunger, for bodies on the march and for guerrillas.
///
/// Hunger is counted in days without food. Food that is carried is eaten first, and is the part below 0. A day on which a man eats a share f
/// of what he needs leaves hunger h (1 - 1/memory) + 1 - f, so that on a constant share it tends to memory (1 - f). The hazard
/// is zero for the days that men bear, and grows with the square of those beyond.
package struct HungerLaw: Sendable {
    private let kept: Float
    private let free: Float
    private let span: Float
    private let most: Float

    package init(_ rules: CohesionRules) {
        kept = Float(1 - 1 / rules.hungerMemory)
        free = Float(rules.hungerFree)
        span = Float(rules.hungerSpan)
        most = Float(rules.hungerHazard)
    }

    /// Share of a day's food that men with such a hunger do not carry.
    @inline(__always)
    package static func need(_ hunger: Float) -> Float { max(0, 1 - max(0, -hunger)) }

    /// Hunger after a day on which such a share of what is needed beside the carried food has been found.
    @inline(__always)
    package func hunger(after hunger: Float, fed: Float) -> Float {
        let lacking = Self.need(hunger) * max(0, 1 - fed)
        return hunger <= -1 ? hunger + 1 : max(0, hunger) * kept + lacking
    }

    /// Hazard of a day: of a man to be lost to hunger, and of a body to give up.
    @inline(__always)
    package func hazard(_ hunger: Float) -> Float {
        let beyond = max(0, hunger - free) / span
        return most * beyond * beyond
    }
}
