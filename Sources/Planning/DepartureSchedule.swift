import Appraisal
import Hexes
import RuleSets
import Scenarios

/// When each detachment of a plan leaves, so that no hex has to pass more men an hour than one file.
///
/// A hex passes 1000 v / s men an hour in single file (v its speed, s the distance from man to man), a ford and boats what
/// they can; on its own ground a formation forms up by several ways. Detachments are taken with the longest march first (the
/// rule that is best where one narrow place binds; Jackson 1955), each as early as every hex on its way is free when it comes
/// there; those near the line slip through between those from afar. All times are hours of march since the first dusk; nobody
/// waits on the way.
public struct DepartureSchedule: Sendable {
    /// The detachments on one way.
    public struct Departures: Hashable, Sendable {
        /// When each detachment's head leaves, in the order of the allotment's detachments.
        public let leaves: [Double]
        /// When the last man of the last detachment is through.
        public let lastThrough: Double

        /// When the first leaves.
        public var first: Double { leaves.first ?? 0 }
        /// When the last leaves.
        public var last: Double { leaves.last ?? 0 }
    }

    /// In the order of the allotments.
    public let departures: [Departures]

    /// When the last man of all is through.
    public var lastThrough: Double { departures.map(\.lastThrough).max() ?? 0 }

    /// Schedules the detachments of some allotments.
    public init(_ allotments: [Allotment], scenario: Scenario, march: MarchTable, rules: MarchRules, ownGround: Int) {
        let grid = scenario.theatre.grid
        var taken = [[Interval]](repeating: [], count: grid.count)
        let passages = allotments.map { Passage($0, grid: grid, march: march, rules: rules, ownGround: ownGround) }
        var departures = passages.map { _ in Departures(leaves: [], lastThrough: 0) }
        let order = passages.indices.sorted { (passages[$0].hours, $1) > (passages[$1].hours, $0) }
        for index in order { departures[index] = passages[index].schedule(allotments[index].detachments, taken: &taken) }
        self.departures = departures
    }
}

/// A way as it is walked: when each hex is entered after leaving, and how long a man takes to pass into it.
private struct Passage {
    private struct Entry {
        let cell: Int
        let after: Double
        let hoursPerMan: Double
    }

    let hours: Double
    private let entries: [Entry]
    private let slowest: Double

    init(_ allotment: Allotment, grid: HexGrid, march: MarchTable, rules: MarchRules, ownGround: Int) {
        var hours = 0.0
        var entries: [Entry] = []
        let kilometres = grid.flatMetres / 1000
        let river = RiverCrossing(rules)
        for (from, to) in zip(allotment.nodes, allotment.nodes.dropFirst()) {
            guard let direction = grid.direction(from: CellID(from), to: CellID(to)) else { continue }
            let step = 6 * from + direction.rawValue
            let walk = Double(march.footNight[step])
            let rate = march.menPerHour(step, hours: walk, kilometres: kilometres, rules: rules)
            if grid.steps(from: CellID(allotment.nodes[0]), to: CellID(to)) > ownGround {
                entries.append(Entry(cell: to, after: hours, hoursPerMan: 1 / rate))
            }
            hours += walk + Double(river.hours(march.side[step], men: 0))  // the file that follows is in `rate`
        }
        self.hours = hours
        self.entries = entries
        slowest = entries.map(\.hoursPerMan).max() ?? 0
    }

    /// Takes each detachment as early as every hex is free, and holds the hexes for as long as it passes.
    func schedule(_ detachments: [Int], taken: inout [[Interval]]) -> DepartureSchedule.Departures {
        var leaves: [Double] = []
        var through = 0.0
        var start = 0.0
        for men in detachments {
            start = earliest(from: start, men: men, taken: taken)
            for entry in entries {
                let span = Interval(start: start + entry.after, end: start + entry.after + Double(men) * entry.hoursPerMan)
                let place = taken[entry.cell].firstIndex { $0.start > span.start } ?? taken[entry.cell].count
                taken[entry.cell].insert(span, at: place)
            }
            leaves.append(start)
            through = max(through, start + hours + Double(men) * slowest)
        }
        return DepartureSchedule.Departures(leaves: leaves, lastThrough: through)
    }

    /// The first time from one on at which a detachment finds every hex free.
    private func earliest(from first: Double, men: Int, taken: [[Interval]]) -> Double {
        var start = first
        var isSettled = false
        while !isSettled {
            isSettled = true
            for entry in entries {
                let (from, to) = (start + entry.after, start + entry.after + Double(men) * entry.hoursPerMan)
                // The spans of a hex do not overlap and stand in order: the first that ends later decides.
                guard let next = taken[entry.cell].first(where: { $0.end > from + Interval.rounding }),
                    next.start < to - Interval.rounding
                else { continue }
                start = next.end - entry.after
                isSettled = false
            }
        }
        return start
    }
}

/// Hours in which a hex is taken by a detachment.
private struct Interval {
    let start: Double
    let end: Double
    /// Overlaps below it come from rounding.
    static let rounding = 1e-9
}

extension MarchTable {
    /// Men an hour that pass a step in single file, or over its river.
    func menPerHour(_ step: Int, hours: Double, kilometres: Double, rules: MarchRules) -> Double {
        let file = 1000 * (kilometres / hours) / rules.fileSpacing
        if side[step].contains(.boat) { return min(file, rules.boatMenPerHour) }
        return side[step].contains(.ford) ? min(file, rules.fordMenPerHour) : file
    }
}
