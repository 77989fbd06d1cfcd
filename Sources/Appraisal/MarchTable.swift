import Arithmetic
import Geography
import Hexes
import RuleSets

/// Hours from each cell to each of its six neighbours, for each way of moving.
///
/// Arrays hold six entries a cell in `Direction` order; infinity where there is no way.
public struct MarchTable: Sendable {
    /// On foot at night, hours, river crossings not included.
    public let footNight: [Float]
    /// On foot by day, hours, river crossings not included.
    public let footDay: [Float]
    /// With animal-drawn guns, hours: roads that bear wheels only.
    public let wheels: [Float]
    /// The enemy by lorry on roads and on foot elsewhere, hours.
    public let motor: [Float]
    /// Roads and rivers of the side.
    public let side: [SideKind]
    /// Neighbour cell numbers, -1 beyond the rim.
    public let neighbours: [Int32]

    /// Minutes on foot by day of each step, -1 where there is no way: costs for a search.
    public var footDayMinutes: [Int32] { footDay.map { $0.isFinite ? Int32(($0 * 60).rounded()) : -1 } }

    /// Roads and rivers that a body meets on a side.
    @frozen
    public struct SideKind: OptionSet, Hashable, Sendable {
        /// One bit a kind.
        public let rawValue: UInt8
        /// Kinds by their bits.
        @inlinable
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// A road or track runs across it.
        @inlinable
        public static var road: SideKind { SideKind(rawValue: 1) }
        /// It must be waded.
        @inlinable
        public static var ford: SideKind { SideKind(rawValue: 2) }
        /// It takes boats.
        @inlinable
        public static var boat: SideKind { SideKind(rawValue: 4) }
    }

    /// The table of a theatre.
    public init(theatre: Theatre, rules: MarchRules) {
        let grid = theatre.grid
        let count = 6 * grid.count
        var footNight = [Float](repeating: .infinity, count: count)
        var footDay = footNight
        var wheels = footNight
        var motor = footNight
        var side = [SideKind](repeating: [], count: count)
        neighbours = grid.neighbourTable()
        for index in 0..<count where neighbours[index] >= 0 {
            let from = CellID(index / 6)
            let to = CellID(Int(neighbours[index]))
            guard from.offset < to.offset, theatre.isLand(from), theatre.isLand(to) else { continue }
            let direction = Direction(rawValue: index % 6)!
            let number = grid.side(of: from, to: direction)!
            let leg = Leg(theatre: theatre, from: from, to: to, side: number, rules: rules)
            // A leg is the same both ways.
            for step in [index, 6 * to.offset + direction.opposite.rawValue] {
                footNight[step] = Float(leg.onFoot(road: rules.roadNight, country: rules.path))
                footDay[step] = Float(leg.onFoot(road: rules.roadDay, country: rules.pathByDay))
                wheels[step] = Float(leg.withWheels())
                motor[step] = Float(leg.byMotor())
                side[step] = leg.kind
            }
        }
        self.footNight = footNight
        self.footDay = footDay
        self.wheels = wheels
        self.motor = motor
        self.side = side
    }
}

/// One step from a cell to its neighbour.
private struct Leg {
    let kilometres: Double
    let slopeFactor: Double
    let road: RoadClass
    let river: RiverClass
    let crossing: Crossing
    let rules: MarchRules

    init(theatre: Theatre, from: CellID, to: CellID, side: Int, rules: MarchRules) {
        let rise = abs(Double(theatre.elevation[to.offset]) - Double(theatre.elevation[from.offset]))
        let rough = (Double(theatre.ruggedness[from.offset]) + Double(theatre.ruggedness[to.offset])) / 2
        kilometres = theatre.grid.flatMetres / 1000
        road = theatre.road[side]
        let percent = 100 * rules.slopeSharpening * max(rise, rough) / theatre.grid.flatMetres
        slopeFactor = (road == .none ? SlopeCurve.country : SlopeCurve.road).factor(percent)
        river = theatre.river[side]
        crossing = theatre.crossing[side]
        self.rules = rules
    }

    var kind: MarchTable.SideKind {
        var kind: MarchTable.SideKind = road == .none ? [] : .road
        if river < .river || crossing == .bridge { return kind }
        kind.insert(crossing == .ford || river == .river ? .ford : .boat)
        return kind
    }

    func onFoot(road onRoad: Double, country: Double) -> Double {
        kilometres / ((road == .none ? country : onRoad) * slopeFactor)
    }

    func withWheels() -> Double {
        if !road.bearsWheels || (river >= .river && crossing == .none) { return .infinity }
        return kilometres / (rules.wheelsSpeed * slopeFactor)
    }

    func byMotor() -> Double {
        let blocked = river >= .river && crossing == .none
        switch road {
        case .none: return kilometres / (rules.pathByDay * slopeFactor) + (blocked ? rules.fordHours : 0)
        case .track: return kilometres / rules.motorTrack + (blocked ? rules.fordHours : 0)
        case .road: return kilometres / rules.motorRoad
        case .main: return kilometres / rules.motorMain
        }
    }
}

/// Walking speed on a slope relative to the flat (Irmischer and Clarke 2018, their curves for men), up and down alike.
private struct SlopeCurve {
    let floor: Double
    let height: Double
    /// Slope of the greatest speed, per cent, and the spread about it, per cent squared.
    let centre: Double
    let spread: Double
    /// Speed on the flat.
    private let onTheFlat: Double

    init(floor: Double, height: Double, centre: Double, spread: Double) {
        (self.floor, self.height, self.centre, self.spread) = (floor, height, centre, spread)
        onTheFlat = Self.speed(0, floor, height, centre, spread)
    }

    static let road = SlopeCurve(floor: 0.11, height: 1, centre: -5, spread: 1800)
    static let country = SlopeCurve(floor: 0.11, height: 0.67, centre: -2, spread: 1800)

    func factor(_ slope: Double) -> Double { Self.speed(slope, floor, height, centre, spread) / onTheFlat }

    private static func speed(
        _ slope: Double, _ floor: Double, _ height: Double, _ centre: Double, _ spread: Double
    ) -> Double {
        floor + height * PortableMath.exp(-(slope - centre) * (slope - centre) / spread)
    }
}
