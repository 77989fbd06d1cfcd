import Geography
import Scenarios

/// The legs of the ways to some destinations: from passage to passage, and from the last to the objective.
///
/// Legs of one destination follow one another in number, so that a body which has come through a passage goes on by the next number.
public struct CourseLegs: Sendable {
    /// The ground to which a leg leads.
    struct Leg: Sendable {
        /// Position of its destination.
        let destination: Int
        /// The passage to which it leads; nil for the objective.
        let passage: Passage?
    }

    /// Destinations in the order of `Scenario.destinations`.
    public let destinations: [Destination]
    let legs: [Leg]
    /// How many legs of the same destination follow each.
    let legsAfter: [Int]

    /// The legs to some destinations.
    public init(to destinations: [Destination]) {
        self.destinations = destinations
        legs = destinations.enumerated().flatMap { number, destination in
            destination.via.map { Leg(destination: number, passage: $0) } + [Leg(destination: number, passage: nil)]
        }
        legsAfter = destinations.flatMap { (0...$0.via.count).reversed() }
    }

    /// How many legs there are.
    public var count: Int { legs.count }

    /// The first leg to a destination.
    public func first(to destination: Int) -> Int { legs.firstIndex { $0.destination == destination }! }

    /// The position of the destination of a leg.
    public func destination(of leg: Int) -> Int { legs[leg].destination }

    /// True for each cell where a way to one of the destinations may end or pass from leg to leg.
    public var goalCells: [Bool] {
        let grounds = destinations.flatMap { [$0.objective.cells] + $0.via.map(\.cells) }
        guard grounds.count > 1 else { return grounds[0] }
        return grounds[0].indices.map { cell in grounds.contains { $0[cell] } }
    }

    /// Cells where a leg ends at a time, and what a body finds there.
    struct End: Hashable {
        /// Cells to which the leg leads.
        let targets: [Bool]
        /// The mark of those cells.
        let mark: UInt8
        /// Cells of the objective that count as reached on the way; nil where they are the targets, or do not count yet.
        let arrived: [Bool]?

        func hash(into hasher: inout Hasher) { hasher.combine(mark) }
    }

    /// The end of a leg at a time.
    func end(of leg: Int, at time: LocalTime) -> End {
        let objective = destinations[legs[leg].destination].objective
        let (current, counts) = (objective.current(at: time).cells, objective.counts(at: time))
        guard let passage = legs[leg].passage else {
            return End(targets: current, mark: counts ? Course.arrived : Course.waiting, arrived: nil)
        }
        return End(targets: passage.cells, mark: Course.onward, arrived: counts ? current : nil)
    }
}

/// A look at the map, at which courses are laid.
public struct CourseLook: Hashable, Sendable {
    /// Its time: goals that begin to count later do not count yet.
    public let time: LocalTime
    /// The news that is believed then, by number.
    public let news: Int

    /// A look at a time on some news.
    public init(time: LocalTime, news: Int) {
        self.time = time
        self.news = news
    }
}
