/// Keeps finished blocks somewhere and finds what was kept: all that a study knows of a store.
public struct BlockKeeper: Sendable {
    /// The runs that are kept of a campaign, by replication.
    public let runs: @Sendable (CampaignKey) -> [Int: Run]
    /// The values that are kept of a campaign for some responses, in their order, by replication.
    public let values: @Sendable (CampaignKey, [Response]) -> [Int: [Double]]
    /// Hears of each block when it is finished, from several workers at once.
    public let keep: @Sendable (CampaignKey, Block) -> Void
    /// Hears how many replications were wanted that are neither kept nor played here.
    public let miss: @Sendable (Int) -> Void
    /// Part of the campaigns not kept yet that is played here; nil for none.
    public let shard: Shard?

    /// A keeper.
    public init(
        shard: Shard? = .whole, runs: @escaping @Sendable (CampaignKey) -> [Int: Run],
        values: @escaping @Sendable (CampaignKey, [Response]) -> [Int: [Double]],
        keep: @escaping @Sendable (CampaignKey, Block) -> Void, miss: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.shard = shard
        self.runs = runs
        self.values = values
        self.keep = keep
        self.miss = miss
    }

    /// The same keeper that finds in another what it has not itself; it keeps nothing there.
    public func falling(backOn other: BlockKeeper) -> BlockKeeper {
        BlockKeeper(
            shard: shard, runs: { key in runs(key).merging(other.runs(key)) { own, _ in own } },
            values: { key, responses in values(key, responses).merging(other.values(key, responses)) { own, _ in own } },
            keep: keep, miss: miss)
    }

    /// The same keeper where every shard needs the whole result, as when it is settled who goes.
    var unsharded: BlockKeeper {
        BlockKeeper(shard: shard.map { _ in .whole }, runs: runs, values: values, keep: keep, miss: miss)
    }
}

/// The part of a study that one process plays, such as the third of sixteen.
public struct Shard: Hashable, Sendable {
    /// From 1 to `count`.
    public let number: Int
    /// Parts in all.
    public let count: Int

    /// All of it.
    public static let whole = Shard(number: 1, of: 1)!

    /// A part of so many; nil unless 1 <= number <= count.
    public init?(number: Int, of count: Int) {
        guard count >= 1, (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// Whether the block of a campaign is in this part: each block is in exactly one, and those of a campaign are dealt out in turn.
    func holds(_ key: CampaignKey, blockNumber: Int) -> Bool {
        let start = key.digest.words.high % UInt64(count)
        return (start + UInt64(blockNumber)) % UInt64(count) == UInt64(number - 1)
    }

    /// Whether a world is in this part: each is in exactly one, with all that is played in it.
    func holds(world: Int) -> Bool { world % count == number - 1 }
}
