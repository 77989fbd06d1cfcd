/// The enemy's best placing of a few blocks on what he believes, over a list of cordons.
///
/// Against one inspection the value of the crossing game is the greatest ratio, over all cuts, of the men who must pass a cut to
/// the sum of 1 / p over its places, and the best inspections are in proportion to 1 / p on the cut that has it (Washburn and
/// Wood 1995). Here the cuts are those of the list; the game then costs a sum instead of a flow. With m blocks the same holds
/// as long as no place is blocked for certain. Where one is, the blocks that are left go to the next best cordon, against the
/// men whom the first does not meet.
public struct Cordons: Sendable {
    /// The game whose places are blocked.
    public let game: SectorGame
    /// Chance that a block meets a passer, by place.
    public let chances: [Double]
    /// Places of each cordon, the least chance first.
    private let places: [[Int]]
    /// 1 where the men of a place must pass a cordon: for each place in turn, one entry a cordon.
    private let beyond: [Float]
    private let inverse: [Float]
    /// 1 over the sum of 1 / p, by cordon.
    private let scale: [Float]

    /// How many cordons there are.
    public var count: Int { places.count }

    /// Cordons of a game whose blocks meet passers with these chances.
    public init(game: SectorGame, cordons: [Cordon], chances: [Double]) {
        self.game = game
        self.chances = chances
        places = cordons.map { $0.places.sorted { (chances[$0], $0) < (chances[$1], $1) } }
        beyond = (0..<game.count).flatMap { place in cordons.map { $0.isBeyond[place] ? Float(1) : 0 } }
        inverse = chances.map { Float(1 / $0) }
        scale = cordons.map { cordon in Float(1 / cordon.places.reduce(0) { $0 + 1 / chances[$1] }) }
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
    /// where every place is blocked that men must pass.
    public func mix(_ blocks: Int, on sheet: inout BeliefState) {
        for place in sheet.inspections.indices { sheet.inspections[place] = 0 }
        for cordon in sheet.isSpent.indices { sheet.isSpent[cordon] = false }
        var left = Float(blocks)
        while left > 1e-4 {
            weigh(&sheet)
            guard let best = best(sheet) else { return }
            let met = fill(best, left: &left, &sheet.inspections)
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
    private func weigh(_ sheet: inout BeliefState) {
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

    /// Blocks a cordon in proportion to 1 / p, no place more than for certain; the chance that a passer is met then.
    private func fill(_ cordon: Int, left: inout Float, _ inspections: inout [Float]) -> Float {
        var sum = places[cordon].reduce(Float(0)) { $0 + (inspections[$1] == 0 ? inverse[$1] : 0) }
        var least = Float(1)
        for place in places[cordon] {
            // A place of an earlier cordon is blocked for certain: else no block would be left.
            if inspections[place] == 0 {
                let chance = min(1, left * inverse[place] / sum)
                sum -= inverse[place]
                left -= chance
                inspections[place] = chance
            }
            least = min(least, inspections[place] * Float(chances[place]))
        }
        return least
    }
}
