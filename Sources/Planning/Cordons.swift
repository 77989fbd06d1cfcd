import Arithmetic

/// The enemy's best placing of a few blocks on what he believes, over a list of cordons.
///
/// Against one inspection the value of the crossing game is the greatest ratio, over all cuts, of the men who must pass a cut to
/// the sum of 1 / p over its places, and the best inspections are in proportion to 1 / p on the cut that has it (Washburn and
/// Wood 1995). Here the cuts are those of the list; the game then costs a sum instead of a flow. With m blocks the same holds
/// as long as no place is blocked for certain, or by all the battalions that can be there. Where one is, the blocks that are left go
/// to the next best cordon, against the men whom the first does not meet.
public struct Cordons: Sendable {
    /// The game whose places are blocked.
    public let game: SectorGame
    /// Chance that a block meets a passer, by place, if it stands there all day.
    public let chances: [Double]
    /// Places of each cordon, ascending.
    private let places: [[Int]]
    /// 1 where the men of a place must pass a cordon: for each place in turn, one entry a cordon.
    private let beyond: [Float]

    /// How many cordons there are.
    public var count: Int { places.count }

    /// Cordons of a game whose blocks meet passers with these chances.
    public init(game: SectorGame, cordons: [Cordon], chances: [Double]) {
        self.game = game
        self.chances = chances
        places = cordons.map(\.places)
        beyond = (0..<game.count).flatMap { place in cordons.map { $0.isBeyond[place] ? Float(1) : 0 } }
    }

    /// How the places can be manned on a day: what a block is worth in each, and how much of one can be there.
    public struct Staffing: Sendable {
        /// Most blocks that can stand in each place, 0...1.
        fileprivate let limits: [Float]
        /// Chance that a block meets a passer, by place, and its inverse: 0 where none can stand.
        fileprivate let chances: [Float]
        fileprivate let inverse: [Float]
        /// Places of each cordon, in the order in which they reach their limits.
        fileprivate let places: [[Int]]
        /// 1 over the sum of 1 / p, by cordon; 0 for a cordon that cannot be shut.
        fileprivate let scale: [Float]
    }

    /// The staffing of a day on which blocks stand in each place for a share of the day, `limits` of a block at most.
    ///
    /// Contacts with a block are a Poisson process in time: a share of the day brings that share of them.
    public func staffing(timeLeft: [Double], limits: [Double]) -> Staffing {
        let chances = zip(self.chances, timeLeft).map { 1 - PortableMath.exp($1 * PortableMath.log(1 - $0)) }
        let isOpen = zip(chances, limits).map { $0 > 0 && $1 > 0 }
        let most = zip(chances, limits).map { $0 * min(1, $1) }
        return Staffing(
            limits: limits.map { Float(min(1, $0)) }, chances: chances.map(Float.init),
            inverse: chances.indices.map { isOpen[$0] ? Float(1 / chances[$0]) : 0 },
            places: places.map { $0.sorted { (most[$0], $0) < (most[$1], $1) } },
            scale: places.map { places in
                places.allSatisfy { isOpen[$0] } ? Float(1 / places.reduce(0) { $0 + 1 / chances[$1] }) : 0
            })
    }

    /// The enemy's belief state and the working room of its evaluation, kept between days.
    public struct BeliefState: Sendable {
        /// Men, or bodies, believed in each place, in any unit.
        public var belief: [Float]
        /// Chance that each place is blocked; the answer.
        public fileprivate(set) var inspections: [Float]
        fileprivate var worth: [Float]
        /// Cordons whose every place is blocked.
        fileprivate var isSpent: [Bool]

        /// The belief state of some cordons.
        public init(_ cordons: Cordons) {
            belief = [Float](repeating: 0, count: cordons.game.count)
            inspections = belief
            worth = [Float](repeating: 0, count: cordons.count)
            isSpent = [Bool](repeating: false, count: cordons.count)
        }
    }

    /// Mixes so many blocks against the belief on a sheet, which is used up: `sheet.inspections` adds up to them, or to less
    /// where every place is blocked that men must pass, or no cordon is left that can be shut.
    public func mix(_ blocks: Double, _ staffing: Staffing, on sheet: inout BeliefState) {
        for place in sheet.inspections.indices { sheet.inspections[place] = 0 }
        for cordon in sheet.isSpent.indices { sheet.isSpent[cordon] = false }
        var left = Float(blocks)
        while left > 1e-4 {
            weigh(&sheet, staffing.scale)
            guard let best = best(sheet) else { return }
            let met = fill(best, staffing, left: &left, &sheet.inspections)
            sheet.isSpent[best] = true
            for place in sheet.belief.indices { sheet.belief[place] *= 1 - met * beyond[place * count + best] }
        }
    }

    /// The first of the cordons that are worth most; nil if none that is left is worth anything.
    private func best(_ sheet: BeliefState) -> Int? {
        var best: Int?
        var most = Float(0)
        for cordon in sheet.worth.indices where !sheet.isSpent[cordon] && sheet.worth[cordon] > most {
            best = cordon
            most = sheet.worth[cordon]
        }
        return best
    }

    /// Men who must pass each cordon, times its scale.
    private func weigh(_ sheet: inout BeliefState, _ scale: [Float]) {
        for cordon in sheet.worth.indices { sheet.worth[cordon] = 0 }
        sheet.worth.withUnsafeMutableBufferPointer { worth in
            beyond.withUnsafeBufferPointer { beyond in
                for place in sheet.belief.indices {
                    let (men, row) = (sheet.belief[place], place * worth.count)
                    for cordon in 0..<worth.count { worth[cordon] += men * beyond[row &+ cordon] }
                }
            }
        }
        for cordon in sheet.worth.indices { sheet.worth[cordon] *= scale[cordon] }
    }

    /// Blocks a cordon in proportion to 1 / p, no place beyond its limit; the chance that a passer is met then.
    private func fill(_ cordon: Int, _ staffing: Staffing, left: inout Float, _ inspections: inout [Float]) -> Float {
        let places = staffing.places[cordon]
        var sum = places.reduce(Float(0)) { $0 + (inspections[$1] == 0 ? staffing.inverse[$1] : 0) }
        var least = Float(1)
        for place in places {
            // A place of an earlier cordon is at its limit: else no block would be left.
            if inspections[place] == 0 {
                let chance = min(staffing.limits[place], left * staffing.inverse[place] / sum)
                sum -= staffing.inverse[place]
                left -= chance
                inspections[place] = chance
            }
            least = min(least, inspections[place] * staffing.chances[place])
        }
        return least
    }
}
