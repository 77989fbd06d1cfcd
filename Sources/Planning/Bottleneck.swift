import Geography
import Hexes
import Scenarios

/// Where a withdrawal is narrowest: the sides of hexes that let the fewest men through an hour.
public struct Bottleneck: Hashable, Sendable {
    /// The kind of passage.
    public enum Kind: String, CaseIterable, Sendable {
        case bridge, ford, boats, road, track
        case mainRoad = "main road"
        case country = "open country"
    }

    /// The cell on the near side of the widest of the sides, and the one beyond.
    public let cell: CellID
    /// The cell on the far side of the widest of the sides.
    public let beyond: CellID
    /// As it is said in a sentence: "at Ch'unch'on".
    public let name: String
    /// The kind of passage.
    public let kind: Kind
    /// A pass in either cell, by name.
    public let pass: String?
    /// Men an hour over all the sides.
    public let menPerHour: Double
    /// Sides of hexes side by side, or on roads apart, that make it up.
    public let sideCount: Int

    /// A bottleneck of some sides with what each lets through; at least one.
    init(_ sides: [(from: CellID, to: CellID, menPerHour: Double)], theatre: Theatre) {
        let widest = sides.max { ($0.menPerHour, $1.from) < ($1.menPerHour, $0.from) }!
        cell = widest.from
        beyond = widest.to
        name = theatre.describe(widest.from)
        kind = Self.kind(from: widest.from, to: widest.to, theatre: theatre)
        pass =
            [widest.from, widest.to].compactMap { theatre.nearestPlace(to: $0, kinds: ["pass"]) }
            .first { $0.kilometres < theatre.grid.flatMetres / 1000 }?.place.name
        menPerHour = sides.reduce(0) { $0 + $1.menPerHour }
        sideCount = sides.count
    }

    private static func kind(from: CellID, to: CellID, theatre: Theatre) -> Kind {
        guard let direction = theatre.grid.direction(from: from, to: to),
            let side = theatre.grid.side(of: from, to: direction)
        else { return .country }
        if theatre.river[side] >= .river {
            if theatre.crossing[side] == .bridge { return .bridge }
            return theatre.crossing[side] == .ford || theatre.river[side] == .river ? .ford : .boats
        }
        switch theatre.road[side] {
        case .main: return .mainRoad
        case .road: return .road
        case .track: return .track
        case .none: return .country
        }
    }
}
