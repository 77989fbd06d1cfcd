import Foundation
import Statistics

// Writes designs, values and results for the Ishigami function as JSON: Ishigami ROWS SEED.

/// Ishigami and Homma 1990, with a = 7 and b = 0.1, on (-pi, pi)^3.
func ishigami(_ x: [Double]) -> Double {
    sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
}

func angles(_ point: [Double]) -> [Double] { point.map { (2 * $0 - 1) * Double.pi } }

struct Found: Encodable {
    let x: [[Double]]
    let y: [Double]
    let results: [String: [Double]]
}

let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let (rows, seed) = (Int(arguments.first ?? 4096), arguments.dropFirst().first ?? 1950)

let saltelli = SaltelliDesign(inputs: 3, rows: rows, seed: seed)
let values = saltelli.rows.map { $0.map { ishigami(angles($0)) } }
let indices = SobolIndices(values, seed: seed)
let sobol = Found(
    x: saltelli.rows.joined().map(angles), y: Array(values.joined()),
    results: [
        "first": indices.first.map(\.value), "firstLow": indices.first.map(\.interval.lowerBound),
        "firstHigh": indices.first.map(\.interval.upperBound), "total": indices.total.map(\.value),
        "totalLow": indices.total.map(\.interval.lowerBound), "totalHigh": indices.total.map(\.interval.upperBound),
    ])

let morris = MorrisDesign(inputs: 3, trajectories: 200, seed: seed)
let outputs = morris.trajectories.map { $0.points.map { [ishigami(angles($0))] } }
let effects = ElementaryEffects(morris.trajectories, outputs: outputs, seed: seed).effects
let screening = Found(
    x: morris.trajectories.flatMap { $0.points.map(angles) }, y: outputs.joined().map { $0[0] },
    results: ["mu": effects.map(\.mean), "muStar": effects.map(\.size), "sigma": effects.map(\.deviation)])

let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]
print(String(decoding: try encoder.encode(["sobol": sobol, "morris": screening]), as: UTF8.self))
