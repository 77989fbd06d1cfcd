/// The kind of ground of a cell, by its local relief.
public enum Terrain: UInt8, CaseIterable, Sendable {
    /// Open water: nobody walks there.
    case sea
    /// Flat ground, in the order of rising relief up to mountains.
    case plain, rolling, hill, mountain

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
    /// No road, or one of three classes in rising order.
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

    /// Rising order.
    public static func < (a: RoadClass, b: RoadClass) -> Bool { a.rawValue < b.rawValue }
}

/// The river that runs along a side.
public enum RiverClass: UInt8, CaseIterable, Comparable, Sendable {
    /// No river, or one of three classes in rising order.
    case none, stream, river, great

    /// The word used in files.
    public var word: String { ["none", "stream", "river", "great"][Int(rawValue)] }

    /// The class of a word, or nil.
    public init?(word: String) {
        guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = found
    }

    /// Rising order.
    public static func < (a: RiverClass, b: RiverClass) -> Bool { a.rawValue < b.rawValue }
}

/// How a river side can be crossed.
public enum Crossing: UInt8, CaseIterable, Sendable {
    /// No crossing: boats are needed on a great river.
    case none
    /// Shallow water, waded in file.
    case ford
    /// A bridge that bears wheels.
    case bridge

    /// The word used in files.
    public var word: String { ["none", "ford", "bridge"][Int(rawValue)] }

    /// The crossing of a word, or nil.
    public init?(word: String) {
        guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = found
    }
}
