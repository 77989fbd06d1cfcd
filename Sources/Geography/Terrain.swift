/// What the ground of a cell is, by its local relief.
public enum Terrain: UInt8, CaseIterable, Sendable {
    case sea, plain, rolling, hill, mountain

    /// The word used in files.
    public var word: String { ["sea", "plain", "rolling", "hill", "mountain"][Int(rawValue)] }

    /// The terrain of a word, or nil.
    public init?(word: String) {
        guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = found
    }
}

/// The best road across a side.
public enum RoadClass: UInt8, CaseIterable, Comparable, Sendable {
    case none, track, road, main

    /// The word used in files.
    public var word: String { ["none", "track", "road", "main"][Int(rawValue)] }

    /// The class of a word, or nil.
    public init?(word: String) {
        guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = found
    }

    /// True where carts and lorries pass.
    public var bearsWheels: Bool { self >= .road }

    public static func < (a: RoadClass, b: RoadClass) -> Bool { a.rawValue < b.rawValue }
}

/// The river that runs along a side.
public enum RiverClass: UInt8, CaseIterable, Comparable, Sendable {
    case none, stream, river, great

    /// The word used in files.
    public var word: String { ["none", "stream", "river", "great"][Int(rawValue)] }

    /// The class of a word, or nil.
    public init?(word: String) {
        guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = found
    }

    public static func < (a: RiverClass, b: RiverClass) -> Bool { a.rawValue < b.rawValue }
}

/// How a river side can be crossed.
public enum Crossing: UInt8, CaseIterable, Sendable {
    case none, ford, bridge

    /// The word used in files.
    public var word: String { ["none", "ford", "bridge"][Int(rawValue)] }

    /// The crossing of a word, or nil.
    public init?(word: String) {
        guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = found
    }
}
