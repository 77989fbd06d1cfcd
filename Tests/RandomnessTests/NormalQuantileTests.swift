import Foundation
import Randomness
import Testing

@Suite struct NormalQuantileTests {
    /// From a 40-digit computation (mpmath), for the double nearest to p. The branch points 0.075 and 0.925, and
    /// r = 5 at p = 1.4e-11, lie between them.
    @Test(arguments: [
        (0.975, 1.959963984540053856), (0.9, 1.281551565544600593), (0.75, 0.6744897501960817432),
        (0.001, -3.090232306167813535), (1e-6, -4.753424308822898957), (1e-10, -6.361340902404056199),
        (1e-20, -9.26234008979840758), (1e-100, -21.27345356096532429), (1e-300, -37.04709629936119924),
        (0.9999, 3.719016485455708387), (0.075, -1.439531470938455935), (0.926, 1.446632067158978807),
    ])
    func `known values`(p: Double, z: Double) {
        let found = NormalQuantile.value(at: p)
        #expect(abs(found - z) < 2e-15 * abs(z), "\(found)")
    }

    @Test func `the middle is exactly 0`() { #expect(NormalQuantile.value(at: 0.5) == 0) }

    @Test func `it is odd about the middle`() {
        for step in 1..<512 {
            let p = Double(step) / 1024  // 1 - p is exact
            #expect(NormalQuantile.value(at: p) == -NormalQuantile.value(at: 1 - p))
        }
    }

    @Test func `it rises everywhere, also where the branches meet`() {
        let around = [0.075, 0.925, exp(-25.0)].flatMap { p in (-50...50).map { p * (1 + Double($0) * 1e-9) } }
        let whole = (1..<10_000).map { Double($0) / 10_000 }
        let values = Set(around + whole).sorted().map(NormalQuantile.value)
        for (a, b) in zip(values, values.dropFirst()) { #expect(a < b) }
    }

    /// The C library's erfc is good to about 1e-15 relative; the law's steepness multiplies an error of z by z squared.
    @Test func `the normal law undoes it`() {
        for step in 1...600 {
            let p = pow(10, -Double(step) / 20)
            let z = NormalQuantile.value(at: p)
            #expect(abs(normalLaw(z) - p) < p * (4e-15 + 1e-15 * z * z), "p \(p)")
        }
    }
}
