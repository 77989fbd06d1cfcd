import Randomness

/// MarchBenchmark FILE BODIES STEPS REPLICATIONS: writes the ground for the other programs, prints expected survivors, and times
/// three exact samplers. A line: program, seconds, mean of the survivors, digest of the survivors of each replication.
let arguments = CommandLine.arguments
guard arguments.count == 5, let bodies = Int(arguments[2]), let steps = Int(arguments[3]), let replications = Int(arguments[4])
else {
    print("usage: MarchBenchmark FILE BODIES STEPS REPLICATIONS")
    throw ExitStatus.usage
}
enum ExitStatus: Error { case usage }

let ground = Ground(bodies: bodies, steps: steps, seed: 1950)
try ground.write(to: arguments[1])
let expected = ground.expected
print("expected 0 \(expected.mean) \(expected.deviation)")

/// Bodies of one division: where they start and their numbers.
let divisions = Dictionary(grouping: ground.starts.indices) { ground.starts[$0] }.map { (start: $0, bodies: $1) }
    .sorted { $0.bodies[0] < $1.bodies[0] }

func numbers(_ replication: Int, entity: Int) -> Randomness.Stream {
    ReplicationStreams(seed: 1950, replication: replication).stream(entity: UInt32(entity), moment: 0, purpose: 4)
}

/// As the campaign does it: a hazard budget per body, from which the hazards of its steps are subtracted.
func stepByStep() -> [Int] {
    let (next, hazard) = (ground.next, ground.hazard)
    return (0..<replications).map { replication in
        var survivors = 0
        for body in ground.starts.indices {
            var stream = numbers(replication, entity: body)
            var budget = HazardBudget(&stream)
            var cell = Int(ground.starts[body])
            var left = steps
            while left > 0 {
                cell = Int(next[cell])
                if budget.isExhausted(by: hazard[cell]) { break }
                left -= 1
            }
            if left == 0 { survivors += 1 }
        }
        return survivors
    }
}

/// The hazard of a division's way once, and for each body a budget and the step that exhausts it, by binary search.
func bySums() -> [Int] {
    let ways = divisions.map { CumulativeHazard(ground.hazards(from: $0.start)) }
    return (0..<replications).map { replication in
        var survivors = 0
        for (division, way) in zip(divisions, ways) {
            for body in division.bodies {
                var stream = numbers(replication, entity: body)
                if stream.firstEvent(on: way) == nil { survivors += 1 }
            }
        }
        return survivors
    }
}

/// A division's bodies together: a binomial number of them is met, a multinomial number says where.
func byCohort() -> [Int] {
    let ways = divisions.map { CumulativeHazard(ground.hazards(from: $0.start)) }
    return (0..<replications).map { replication in
        zip(divisions, ways).enumerated().reduce(0) { sum, pair in
            let (division, way) = pair.element
            var stream = numbers(replication, entity: pair.offset)
            return sum + division.bodies.count - stream.firstEvents(of: division.bodies.count, on: way).reduce(0, +)
        }
    }
}

func time(_ program: String, _ sampler: () -> [Int]) {
    var survivors: [Int] = []
    let duration = ContinuousClock().measure { survivors = sampler() }
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    let digest = survivors.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    print("\(program) \(seconds) \(Double(survivors.reduce(0, +)) / Double(replications)) \(String(digest, radix: 16))")
}

time("budget", stepByStep)
time("sums", bySums)
time("cohort", byCohort)
