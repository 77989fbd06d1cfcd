import Statistics

/// How many worlds a study plays, and how often each.
public struct WorldSampling: Codable, Hashable, Sendable {
    /// Worlds at most.
    public let most: Int
    /// Replications in each.
    public let perWorld: Int
    /// True if all of them are played whatever is found; else playing stops at a look that settles the verdict.
    public let isFixed: Bool

    /// The most worlds that are played unless more are asked for.
    public static let standardMost = 1024
    /// Replications in each world unless said.
    public static let standardPerWorld = 10

    /// A sampling; its numbers come from a person and are checked before any arithmetic is done with them.
    public init(most: Int = standardMost, perWorld: Int = standardPerWorld, isFixed: Bool = false) {
        self.most = most
        self.perWorld = perWorld
        self.isFixed = isFixed
    }

    /// When playing stops: looks at 32, 64, 128 ... worlds, the last at the most; a single look where the number is fixed.
    func rule(halfWidth: Double?) -> StoppingRule {
        let usual = [32, 64, 128, 256, 512, 1024].filter { $0 < most }
        return StoppingRule(looks: isFixed ? [max(2, most)] : usual + [max(2, most)], halfWidth: halfWidth)
    }
}

extension WorldSampling {
    /// The mean of each whole world among some values, world by world; the values themselves where all are of one world.
    package static func means(of values: [Double], perWorld: Int?) -> [Double] {
        guard let size = perWorld else { return values }
        return stride(from: 0, to: values.count - size + 1, by: size).map { start in
            values[start..<start + size].reduce(0, +) / Double(size)
        }
    }
}

extension WorldSample {
    /// The sample of the whole worlds among some values, world by world; nil with fewer than two worlds, or two replications in each.
    public init?(whole values: [Double], perWorld: Int?) {
        guard let perWorld, perWorld >= 2 else { return nil }
        let count = values.count / perWorld * perWorld
        guard count >= 2 * perWorld else { return nil }
        self.init(Array(values.prefix(count)), perWorld: perWorld)
    }
}
