import Appraisal
import Graphs
import Hexes
import RuleSets
import Scenarios

/// Tells which places are not cut off from a scenario's refuge, by the test by which formations are cut off from the objective.
///
/// A place is free if a road that bears wheels leads from it to the refuge through ground that is not held by those forces which stand
/// nearer to the refuge. With the forces in that order, a cell is held from some force on, the first n of them being enough; so the greatest n that a
/// way to the refuge bears is found for all cells at once, as a widest path (Pollack 1960). Where no such road leads to the refuge even
/// without an enemy, ways on foot count. A class, so that it is asked in the loops of a campaign without being copied.
public final class RefugeReader: Sendable {
    /// How far the enemy's forces cut the ways to the refuge at a moment.
    public struct Day: Sendable {
        /// Distances of his forces from the refuge, minutes on foot, ascending.
        fileprivate let forces: [Int32]
        /// By cell, the number of forces, in that order, that cut it off along roads; 0 where no road leads to the refuge.
        fileprivate let byRoad: [UInt16]
        /// The same on foot; empty if no place needs it.
        fileprivate let onFoot: [UInt16]
        /// The answers for the places of the reader.
        fileprivate var isFree: [Bool] = []
    }

    private let supply: SupplyWays
    private let isRefuge: [Bool]
    /// Minutes on foot from each cell to the refuge.
    private let distance: [Int32]
    /// Where the ways to the refuge end: its roads, or those nearest to it, and its cells.
    private let roadEnds: [Int]
    private let footEnds: [Int]
    /// Cells from which roads lead to the refuge where there is no enemy.
    private let isLinked: [Bool]
    /// Places that are judged once a day, the linked roads from which each is supplied, and by cell its position in the list, -1 for
    /// others.
    private let places: [CellID]
    private let heads: [[Int]]
    private let number: [Int32]
    private let needsFoot: Bool

    /// A reader for the refuge of a scenario, nil if it names none. `places` are judged once a day, others when they are asked for.
    public init?(scenario: Scenario, march: MarchTable, hold: HoldRules, ownHold: [Float], ownGround: Double, places: [CellID])
    {
        guard let refuge = scenario.refuge else { return nil }
        let theatre = scenario.theatre
        let cells = refuge.cells.indices.filter { refuge.cells[$0] && theatre.isLand(CellID($0)) }
        let supply = SupplyWays(
            theatre: theatre, march: march, ownHold: ownHold, controlFloor: hold.controlFloor, ownGround: ownGround)
        let roads = supply.roads.filter { refuge.cells[$0] }
        let roadEnds = roads.isEmpty ? cells.flatMap { supply.heads(of: CellID($0)) } : roads
        let isLinked = Self.widest(to: roadEnds, march.neighbours, march.wheels, blockedAt: [], forces: 0).map { $0 > 0 }
        let heads = places.map { supply.heads(of: $0).filter { isLinked[$0] } }
        needsFoot = heads.contains { $0.isEmpty }
        number = places.enumerated().reduce(into: [Int32](repeating: -1, count: theatre.grid.count)) {
            $0[$1.element.offset] = Int32($1.offset)
        }
        let hexes = HexGridGraph(columns: theatre.grid.columns, rows: theatre.grid.rows)
        distance = ShortestPathTree(to: cells, in: hexes, costs: march.footDayMinutes).distances
        (self.supply, self.roadEnds, self.isLinked, self.places, self.heads) = (supply, roadEnds, isLinked, places, heads)
        isRefuge = refuge.cells
        footEnds = cells
    }

    /// The day of a reading; `patrols` gives those of each force.
    public func day(of reading: ScheduleReader.Reading, patrols: (_ force: Int) -> ForcePatrols) -> Day {
        let present = reading.positions.indices.filter { reading.positions[$0].posture != .absent }
        let order = present.sorted {
            (distance[reading.positions[$0].cell.offset], $0) < (distance[reading.positions[$1].cell.offset], $1)
        }
        var blockedAt = [UInt16](repeating: .max, count: distance.count)
        var sum = [Float](repeating: 0, count: distance.count)
        for (rank, force) in order.enumerated() {
            let patrols = patrols(force)
            for (cell, density) in zip(patrols.cells, patrols.density) {
                let cell = Int(cell)
                sum[cell] += density
                if blockedAt[cell] == .max, !supply.isFree(cell, patrols: sum[cell]) { blockedAt[cell] = UInt16(rank + 1) }
            }
        }
        let (march, forces) = (supply.march, order.count)
        var day = Day(
            forces: order.map { distance[reading.positions[$0].cell.offset] },
            byRoad: Self.widest(to: roadEnds, march.neighbours, march.wheels, blockedAt: blockedAt, forces: forces),
            onFoot: needsFoot
                ? Self.widest(to: footEnds, march.neighbours, march.footDay, blockedAt: blockedAt, forces: forces) : [])
        day.isFree = zip(places, heads).map { judge($0, heads: $1, on: day) }
        return day
    }

    /// True if a place is not cut off from the refuge on a day. A place from which no way leads there at all is not cut off by the enemy.
    public func isFree(_ place: CellID, on day: Day) -> Bool {
        let number = Int(number[place.offset])
        if number >= 0 { return day.isFree[number] }
        return judge(place, heads: supply.heads(of: place).filter { isLinked[$0] }, on: day)
    }

    private func judge(_ place: CellID, heads: [Int], on day: Day) -> Bool {
        let cell = place.offset
        if isRefuge[cell] { return true }
        let nearer = day.forces.partition(below: distance[cell])
        if !heads.isEmpty { return heads.contains { day.byRoad[$0] > nearer } }
        guard distance[cell] < .max, !day.onFoot.isEmpty else { return true }
        return day.onFoot[cell] > nearer
    }

    /// For each cell, the greatest least `blockedAt` on a way to the ends, at most one more than there are forces; 0 if none leads there.
    ///
    /// O(cells + steps): levels are whole numbers, taken in descending order.
    private static func widest(to ends: [Int], _ neighbours: [Int32], _ hours: [Float], blockedAt: [UInt16], forces: Int)
        -> [UInt16]
    {
        let never = UInt16(forces + 1)
        var level = [UInt16](repeating: 0, count: neighbours.count / 6)
        var open = [[Int]](repeating: [], count: forces + 2)
        func reach(_ cell: Int, by way: UInt16) {
            let bears = min(way, blockedAt.isEmpty ? never : min(blockedAt[cell], never))
            guard bears > level[cell] else { return }
            level[cell] = bears
            open[Int(bears)].append(cell)
        }
        for end in ends { reach(end, by: never) }
        for bears in stride(from: forces + 1, to: 0, by: -1) {
            while let cell = open[bears].popLast() {
                guard level[cell] == UInt16(bears) else { continue }
                for step in 6 * cell..<6 * cell + 6 where hours[step].isFinite {
                    reach(Int(neighbours[step]), by: UInt16(bears))
                }
            }
        }
        return level
    }
}

extension [Int32] {
    /// How many elements of an ascending array are less than a value.
    fileprivate func partition(below value: Int32) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
