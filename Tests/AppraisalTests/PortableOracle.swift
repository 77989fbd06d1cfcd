import Foundation

/// The C library's exponential, as an oracle for closed forms.
enum PortableOracle {
    static func exp(_ x: Double) -> Double { Foundation.exp(x) }
}
