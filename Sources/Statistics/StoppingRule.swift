/// When enough worlds have been played: looks at 32, 64, 128 ... 1,024 worlds, with the error spent over the looks.
///
/// Each look spends the same part of the error: error / looks, a spending function linear in the logarithm of the worlds (Lan and
/// DeMets 1983; equal parts as in Slud and Wei 1982). Bonferroni's inequality bounds the whole whatever the law, so that it holds for
/// binomial shares and for t intervals alike. O'Brien and Fleming's function would spend next to nothing before the last looks, where
/// playing is dear, and so never stop early.
public struct StoppingRule: Hashable, Sendable {
    /// Decision after a look.
    public enum Decision: Hashable, Sendable {
        /// Play on to the next look; what is printed is provisional.
        case goOn(to: Int)
        /// Precise enough, and the class is settled.
        case settled
        /// The last look: what is not known by now stays not known.
        case limitReached
    }

    /// Numbers of worlds at which the outcomes are looked at, ascending.
    public let looks: [Int]
    /// Chance of any false finding over all looks together.
    public let error: Double
    /// Half-width of the mean's confidence interval that is asked for; nil if only the class is to be settled.
    public let halfWidth: Double?

    /// A rule; looks are ascending and at least 2, `error` is between 0 and 0.5.
    public init(looks: [Int] = [32, 64, 128, 256, 512, 1024], error: Double = 0.05, halfWidth: Double? = nil) {
        precondition(!looks.isEmpty && looks[0] >= 2 && zip(looks, looks.dropFirst()).allSatisfy { $0 < $1 })
        precondition(error > 0 && error < 0.5 && (halfWidth ?? 1) > 0)
        self.looks = looks
        self.error = error
        self.halfWidth = halfWidth
    }

    /// Confidence of each bound and each interval at a look, the same at all looks: pass it to `WorldVerdict` and `halfWidth`.
    public var confidence: Double { 1 - error / Double(looks.count) }

    /// The first look after so many worlds; nil after the last.
    public func nextLook(after worlds: Int) -> Int? { looks.first { $0 > worlds } }

    /// Decision after `worlds` worlds: `found` is the widest half-width (nil where nothing varies),
    /// `isSettled` is true if the class is known.
    public func decision(after worlds: Int, found: Double?, isSettled: Bool) -> Decision {
        let isPrecise = halfWidth.map { (found ?? 0) <= $0 } ?? true
        if isPrecise && isSettled && worlds >= looks[0] { return .settled }
        return nextLook(after: worlds).map { .goOn(to: $0) } ?? .limitReached
    }

    /// Decision after a verdict at this rule's confidence on these clauses.
    public func decision(on clauses: [Clause], verdict: WorldVerdict) -> Decision {
        let found = clauses.compactMap { $0.sample.halfWidth(confidence: confidence) }.max()
        return decision(after: clauses.first?.sample.worlds ?? 0, found: found, isSettled: verdict.verdict != nil)
    }
}
