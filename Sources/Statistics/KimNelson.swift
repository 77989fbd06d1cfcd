import Arithmetic

/// Selects the system with the largest mean, dropping the others as soon as that is safe (procedure KN of Kim and Nelson 2001).
///
/// If the best mean is better than every other by the indifference zone or more, the procedure selects it with at least the
/// confidence stated; otherwise it selects one that is not worse than the best by more than the zone with that confidence
/// (for normal values; replications are independent of one another, systems may share their luck, which makes it shorter).
/// ```swift
/// var procedure = KimNelson(systems: 3, confidence: 0.95, indifference: 100, firstStage: 20)
/// while procedure.selected == nil { procedure.observe(oneReplicationOfEach()) }
/// ```
public struct KimNelson: Sendable {
    /// A system that was found not to be the best.
    public struct Drop: Hashable, Sendable {
        public let system: Int
        /// Replications of it that had been seen.
        public let after: Int
        /// The system that showed it.
        public let by: Int
    }

    public let confidence: Double
    public let indifference: Double
    /// Replications of every system before the first comparison, at least two.
    public let firstStage: Int
    /// Systems still in contention, ascending.
    public private(set) var contenders: [Int]
    /// Those dropped, in the order of their dropping.
    public private(set) var dropped: [Drop] = []
    /// Replications seen of each contender.
    public private(set) var replications = 0
    /// The system selected, once it is certain enough.
    public private(set) var selected: Int?

    private let systems: Int
    /// h^2 of the paper.
    private let factor: Double
    private var sums: [Double]
    private var stage: [[Double]] = []
    /// Variances of the differences of two systems in the first stage.
    private var variances: [Double] = []

    /// A selection among at least one system; `indifference` is above 0, `confidence` between 1 / systems and 1.
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

    /// The mean of a system over the replications seen of it while it was in contention.
    public func mean(of system: Int) -> Double {
        sums[system] / Double(max(1, dropped.first { $0.system == system }?.after ?? replications))
    }

    /// Sees one more replication: a value for each system; those of dropped systems are not read.
    public mutating func observe(_ values: [Double]) {
        precondition(values.count == systems)
        guard selected == nil else { return }
        replications += 1
        for system in contenders { sums[system] += values[system] }
        if replications <= firstStage { stage.append(values) }
        if replications == firstStage { measure() }
        if replications >= firstStage { screen() }
    }

    /// Replications after which the two cannot both be in contention.
    public func mostReplications(_ one: Int, _ other: Int) -> Double {
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
            // The one that beats it by most is named.
            let worst = before.filter { $0 != one }.max { lead($0, one, means) < lead($1, one, means) }
            guard let worst, lead(worst, one, means) > 0 else { return true }
            dropped.append(Drop(system: one, after: replications, by: worst))
            return false
        }
        let isOver = contenders.allSatisfy { one in
            contenders.allSatisfy { one == $0 || r > mostReplications(one, $0).rounded(.down) }
        }
        if contenders.count == 1 || isOver { selected = contenders.max { means[$0] < means[$1] } }
    }

    /// How far one leads another beyond what is still open between them, W of the paper.
    private func lead(_ one: Int, _ other: Int, _ means: [Double]) -> Double {
        let r = Double(replications)
        let open = max(0, indifference / (2 * r) * (mostReplications(one, other) - r))
        return means[one] - means[other] - open
    }
}
