/// The direction of one of the six neighbours of a pointy-top hex, counter-clockwise from the east.
public enum Direction: Int, CaseIterable, Sendable {
    case east, northEast, northWest, west, southWest, southEast

    /// The reverse direction.
    public var opposite: Direction { Direction(rawValue: (rawValue + 3) % 6)! }

    /// The compass word used in files: E, NE, NW, W, SW, SE.
    public var abbreviation: String { ["E", "NE", "NW", "W", "SW", "SE"][rawValue] }
}
