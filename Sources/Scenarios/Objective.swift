import Geography

/// The ground to be reached: one goal or more, any of which counts.
public struct Objective: Hashable, Sendable {
    /// Ground that counts as reached from a time on.
    public struct Goal: Hashable, Sendable {
        /// True for each cell of it.
        public let cells: [Bool]
        /// When it begins to count; nil if it counts from the start.
        public let from: LocalTime?
        /// When it ceases to count; nil if it counts to the end.
        public let until: LocalTime?

        /// A goal.
        public init(cells: [Bool], from: LocalTime? = nil, until: LocalTime? = nil) {
            self.cells = cells
            self.from = from
            self.until = until
        }

        /// True if it counts at a time.
        public func counts(at time: LocalTime) -> Bool {
            (from.map { $0 <= time } ?? true) && (until.map { time < $0 } ?? true)
        }
    }

    /// As it is said in a sentence: "in the high country".
    public let name: String
    /// Goals, at least one, on the cells of one map.
    public let goals: [Goal]
    /// True for each cell of a goal, whether it counts yet or not.
    public let cells: [Bool]

    /// An objective of some goals, at least one.
    public init(name: String, goals: [Goal]) {
        precondition(!goals.isEmpty, "an objective has a goal")
        self.name = name
        self.goals = goals
        cells = goals.count == 1 ? goals[0].cells : Self.union(goals)
    }

    /// An objective of one goal that counts from the start.
    public init(name: String, cells: [Bool]) { self.init(name: name, goals: [Goal(cells: cells)]) }

    /// Hashes the name alone: cells are many, and equal names are rare.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// The times at which goals begin or cease to count, in order, each once.
    public var dates: [LocalTime] { Set(goals.flatMap { [$0.from, $0.until].compactMap(\.self) }).sorted() }

    /// The objective as men make for it at a time: the goals that count then, or while none does, those that will first, or once none
    /// will any more, all of them.
    public func current(at time: LocalTime) -> Objective {
        guard goals.contains(where: { $0.from != nil || $0.until != nil }) else { return self }
        let counting = goals.filter { $0.counts(at: time) }
        let coming = goals.filter { $0.from.map { $0 > time } ?? false }
        let first = coming.compactMap(\.from).min()
        let waited = first == nil ? goals : coming.filter { $0.from == first }
        return Objective(name: name, cells: Self.union(counting.isEmpty ? waited : counting))
    }

    /// True if a goal counts at a time.
    public func counts(at time: LocalTime) -> Bool { goals.contains { $0.counts(at: time) } }

    private static func union(_ goals: [Goal]) -> [Bool] {
        goals[0].cells.indices.map { cell in goals.contains { $0.cells[cell] } }
    }
}

/// Ground through which a body's way must lead before it leads to the objective.
public struct Passage: Hashable, Sendable {
    /// As it is said in a list: the name of a place.
    public let name: String
    /// True for each cell of it.
    public let cells: [Bool]

    /// A passage.
    public init(name: String, cells: [Bool]) {
        self.name = name
        self.cells = cells
    }

    /// Hashes the name alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Where an order sends men, and through what.
public struct Destination: Hashable, Sendable {
    /// Ground to be reached.
    public let objective: Objective
    /// Ground through which the ways lead, in this order; empty if any way will do.
    public let via: [Passage]

    /// An objective, and the way to it.
    public init(objective: Objective, via: [Passage] = []) {
        self.objective = objective
        self.via = via
    }
}
