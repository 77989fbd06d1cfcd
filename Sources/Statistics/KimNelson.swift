import Arithmetic

/// Ranking and selection: finds the system with the largest mean and eliminates others early (procedure KN of Kim and Nelson 2001).
///
/// If the best mean exceeds every other by the indifference zone or more, it is selected with at least the stated confidence; otherwise
/// the one selected is within the zone of the best with that confidence. For normal values and independent replications; systems may
/// use common random numbers, which shortens the procedure.
/// ```swift
/// var procedure = KimNelson(systems: 3, confidence: 0.95, indifference: 100, firstStage: 20)
/// while procedure.selected == nil { procedure.observe(oneReplicationOfEach()) }
/// ```
public struct KimNelson: Sendable {
    /// The elimination of a system.
    public struct Drop: Hashable, Sendable {
        /// The system eliminated.
        public let system: Int
        /// Number of replications observed of it.
        public let after: Int
        /// The system that leads it by most.
        public let by: Int
    }

    /// Probability of correct selection, between 1 / systems and 1.
    public let confidence: Double
    /// Indifference zone: the difference of means worth detecting, in the unit of the values.
    public let indifference: Double
    /// Replications of every system before the first comparison, at least two.
    public let firstStage: Int
    /// Systems still in contention, ascending.
    public private(set) var contenders: [Int]
    /// Systems eliminated, in that order.
    public private(set) var dropped: [Drop] = []
    /// Number of replications observed of each contender.
    public private(set) var replications = 0
    /// The system selected; nil while the procedure goes on.
    public private(set) var selected: Int?

    private let systems: Int
    /// h^2 of the paper.
    private let factor: Double
    private var sums: [Double]
    private var stage: [[Double]] = []
    /// Sample variances of the differences of two systems in the first stage, by pair.
    private var variances: [Double] = []

    /// A procedure for one system or more; `indifference` is above 0, `confidence` between 1 / systems and 1, `firstStage` 2 or more.
    public init(systems: Int, confidence: Double, indifference: Double, firstStage: Int) {
        precondition(systems >= 1 && firstStage >= 2 && indifference > 0 && confidence < 1)
        self.systems = systems
        self.confidence = confidence
        self.indifference = indifference
        self.firstStage = firstStage
        contenders = Array(0..<systems)
        sums = [Double](repeating: 0, count: systems)
        let freedom = Double(firstStage - 1)
        // eta for c = 1, the triangular region that the paper recommends.
        let eta = 0.5 * (PortableMath.power(2 * (1 - confidence) / Double(max(1, systems - 1)), -2 / freedom) - 1)
        factor = 2 * eta * freedom
        if systems == 1 { selected = 0 }
    }

    /// Mean of a system over its observed replications; 0 before the first.
    public func mean(of system: Int) -> Double {
        sums[system] / Double(max(1, dropped.first { $0.system == system }?.after ?? replications))
    }

    /// Observes one more replication: a value per system, of which those of eliminated systems are ignored. O(systems^2).
    public mutating func observe(_ values: [Double]) {
        precondition(values.count == systems)
        guard selected == nil else { return }
        replications += 1
        for system in contenders { sums[system] += values[system] }
        if replications <= firstStage { stage.append(values) }
        if replications == firstStage { measure() }
        if replications >= firstStage { screen() }
    }

    /// Number of replications after which not both of two systems can remain; infinity before the first stage is complete.
    public func maximumReplications(_ one: Int, _ other: Int) -> Double {
        variances.isEmpty ? .infinity : factor * variances[one * systems + other] / (indifference * indifference)
    }

    private mutating func measure() {
        variances = [Double](repeating: 0, count: systems * systems)
        for one in 0..<systems {
            for other in 0..<systems {
                let differences = stage.map { $0[one] - $0[other] }
                let mean = differences.reduce(0, +) / Double(firstStage)
                let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
                variances[one * systems + other] = squares / Double(firstStage - 1)
            }
        }
        stage = []
    }

    private mutating func screen() {
        let r = Double(replications)
        let (before, means) = (contenders, sums.map { $0 / r })
        contenders = before.filter { one in
            // The system with the greatest lead over it is recorded.
            let worst = before.filter { $0 != one }.max { lead($0, one, means) < lead($1, one, means) }
            guard let worst, lead(worst, one, means) > 0 else { return true }
            dropped.append(Drop(system: one, after: replications, by: worst))
            return false
        }
        let isOver = contenders.allSatisfy { one in
            contenders.allSatisfy { one == $0 || r > maximumReplications(one, $0).rounded(.down) }
        }
        if contenders.count == 1 || isOver { selected = contenders.max { means[$0] < means[$1] } }
    }

    /// Lead of one system over another beyond the continuation region, W of the paper.
    private func lead(_ one: Int, _ other: Int, _ means: [Double]) -> Double {
        let r = Double(replications)
        let open = max(0, indifference / (2 * r) * (maximumReplications(one, other) - r))
        return means[one] - means[other] - open
    }
}
