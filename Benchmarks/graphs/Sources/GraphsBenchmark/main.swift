import Graphs

/// Runs one subject once and prints: program, subject, seconds, result. run.sh repeats and takes medians.
let arguments = Array(CommandLine.arguments.dropFirst())
let clock = ContinuousClock()

func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}

func timePaths(greatest: UInt64) {
    let grid = HexGridGraph(columns: 500, rows: 500)
    let costs = randomCosts(grid, greatest: greatest)
    let source = 250 * 500 + 250
    var tree = ShortestPathTree(from: [source], in: grid, costs: costs)
    let duration = clock.measure { tree = ShortestPathTree(from: [source], in: grid, costs: costs) }
    var (sum, digest): (Int, UInt64) = (0, 0)
    for (index, distance) in tree.distances.enumerated() {
        sum += Int(distance)
        digest &+= UInt64(index + 1) &* UInt64(distance)
    }
    // Work is counted exactly: every hex reached is settled once, and each of its sides on the grid is looked at once.
    let settled = tree.distances.count { $0 != ShortestPathTree.unreached }
    let sides = (0..<grid.arcCount).count { grid.head(of: $0) != nil }
    print("graphs paths-\(greatest) \(seconds(duration)) \(sum):\(digest) settled=\(settled) sides=\(sides)")
}

func timeGame(size: Int, blockers: Int) {
    let game = crossing(size: size, blockers: blockers)
    var plan: InspectionSolution?
    let duration = clock.measure { plan = game.solve() }
    guard let plan else { return print("graphs game-\(size)-\(blockers) none none") }
    print("graphs game-\(size)-\(blockers) \(seconds(duration)) \(plan.upperBound) \(plan.gap)")
}

switch arguments.first {
case "paths": timePaths(greatest: UInt64(arguments[1])!)
case "game": timeGame(size: Int(arguments[1])!, blockers: Int(arguments[2])!)
default: print("usage: GraphsBenchmark paths GREATEST | game SIZE BLOCKERS")
}
