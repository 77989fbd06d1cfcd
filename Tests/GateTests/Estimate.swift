import Foundation

/// The mean of some values with its standard error.
struct Estimate: Sendable {
    let mean: Double
    let error: Double

    /// The estimate from independent values, at least one.
    init(_ values: [Double]) {
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        self.mean = mean
        error = values.count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
    }

    /// The estimate of the mean difference of two series that share their luck.
    init(_ values: [Double], minus others: [Double]) {
        precondition(values.count == others.count)
        self.init(zip(values, others).map { $0 - $1 })
    }

    /// Standard errors by which the means of two independent series differ; 0 where they are equal.
    func distance(to other: Estimate) -> Double {
        let difference = abs(mean - other.mean)
        return difference == 0 ? 0 : difference / (error * error + other.error * other.error).squareRoot()
    }
}

/// Numbers as the table prints them.
enum Printed {
    static func number(_ value: Double, digits: Int = 0) -> String { String(format: "%.\(digits)f", value) }
    /// A share in per cent, with its sign if it is a change.
    static func share(_ value: Double, digits: Int = 2, isChange: Bool = false) -> String {
        String(format: isChange ? "%+.\(digits)f %%" : "%.\(digits)f %%", 100 * value)
    }
    /// A level as people write it: 2, 1.95, 0.005.
    static func short(_ value: Double) -> String { String(format: "%g", value) }
    static func series(_ values: [Double], digits: Int = 0) -> String {
        values.map { number($0, digits: digits) }.joined(separator: " / ")
    }
}
