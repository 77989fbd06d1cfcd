import Randomness

/// Streams of random numbers for everything that concerns worlds, each at an address of its own.
///
/// The address of an unknown's draw is (seed, world, unknown); it holds no replication and no directive, so all directives
/// and all replications of a world meet the same unknowns. Adding an unknown moves no other, since its address is its name.
public enum WorldStreams {
    /// Purpose of a stream. Values continue the purposes of this module (0 to 2 belong to designs and resampling).
    public enum Purpose: UInt32, Sendable {
        /// Unknowns of the worlds that are reported.
        case reported = 3
        /// Unknowns of the worlds over which choices are settled, never reported.
        case design = 4
        /// Resampling of whole worlds.
        case resample = 5
        /// Permutations of worlds.
        case permutation = 6
    }

    /// The stream of a named unknown in a world.
    public static func stream(seed: UInt64, world: Int, unknown: String, purpose: Purpose = .reported) -> Stream {
        stream(seed: seed, index: world, entity: address(of: unknown), purpose: purpose)
    }

    /// The stream with a number of its own, for resampling and for tests.
    public static func stream(seed: UInt64, index: Int, entity: UInt32 = 0, purpose: Purpose) -> Stream {
        // No campaign has this moment: a world's unknowns never use its luck.
        ReplicationStreams(seed: seed, replication: index).stream(entity: entity, moment: .max, purpose: purpose.rawValue)
    }

    /// The seed of luck in a world: that of the study in world 0, so that a study of one world keeps its results.
    ///
    /// The world's number goes through the finaliser of SplitMix64 (Steele, Lea and Flood 2014), which is a bijection with
    /// 0 as a fixed point: no two worlds of a study share a seed.
    public static func luckSeed(_ seed: UInt64, world: Int) -> UInt64 {
        var z = UInt64(world)
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return seed ^ z ^ (z >> 31)
    }

    /// FNV-1a of the name's UTF-8 bytes (Fowler, Noll and Vo), 32 bits.
    public static func address(of unknown: String) -> UInt32 {
        unknown.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    }
}
