import Arithmetic
import Foundation
import Testing

/// Against the C library, which is right to about one unit in the last place (1.1e-16 to 2.2e-16 relative).
@Suite struct PortableMathTests {
    /// The bound of exp and log that the source promises; measured, 2.3e-16 and 4.5e-16. It fails if either series is two
    /// terms shorter: exp is then off by 9e-15, log by 1.1e-15. One term less stays within it.
    private let tolerance = 1e-15

    private func worst(
        over inputs: [Double], _ ours: (Double) -> Double, _ theirs: (Double) -> Double
    ) -> (at: Double, error: Double) {
        var worst = (at: 0.0, error: 0.0)
        for x in inputs {
            let truth = theirs(x)
            let error = truth == 0 ? abs(ours(x)) : abs(ours(x) - truth) / abs(truth)
            if !(error <= worst.error) { worst = (x, error) }
        }
        return worst
    }

    @Test func `four exponentials side by side are those of one after another`() {
        for start in stride(from: -707.5, through: 707.5, by: 0.37) {
            let four = SIMD4(start, start * 0.01, -start, start * 1e-9)
            let found = PortableMath.exp(four)
            for index in 0..<4 { #expect(found[index] == PortableMath.exp(four[index])) }
        }
    }

    @Test func `exp agrees with the C library from -708 to 709`() {
        let inputs = (0...200_000).map { -708 + 1417 * Double($0) / 200_000 }
        let found = worst(over: inputs, PortableMath.exp, Foundation.exp)
        #expect(found.error < tolerance, "\(found)")
    }

    @Test func `exp agrees with the C library close to 0`() {
        let inputs = (0...1000).flatMap { [Foundation.pow(10, -Double($0) / 50), -Foundation.pow(10, -Double($0) / 50)] }
        let found = worst(over: inputs, PortableMath.exp, Foundation.exp)
        #expect(found.error < 5e-16, "\(found)")
    }

    @Test func `exp at its edges`() {
        #expect(PortableMath.exp(0) == 1)
        #expect(PortableMath.exp(-0.0) == 1)
        #expect(PortableMath.exp(-708.0001) == 0)
        #expect(PortableMath.exp(-708) > 0)
        #expect(PortableMath.exp(709).isFinite)
        #expect(PortableMath.exp(709.0001) == .infinity)
        #expect(PortableMath.exp(-.infinity) == 0)
        #expect(PortableMath.exp(.infinity) == .infinity)
    }

    @Test func `exp never falls`() {
        var last = 0.0
        for step in 0...100_000 {
            let value = PortableMath.exp(-5 + Double(step) * 1e-4)
            #expect(value > last)
            last = value
        }
    }

    @Test func `log agrees with the C library over every normal exponent`() {
        var inputs: [Double] = []
        for exponent in -1022...1023 {
            for step in 0..<64 { inputs.append(Double(sign: .plus, exponent: exponent, significand: 1 + Double(step) / 64)) }
        }
        let found = worst(over: inputs.filter { $0 != 1 }, PortableMath.log, Foundation.log)
        #expect(found.error < tolerance, "\(found)")
    }

    /// Where the result itself goes to 0 a careless log loses everything; the artanh form must not.
    @Test func `log agrees with the C library close to 1`() {
        let distances = (1...520).map { Foundation.pow(2, -Double($0) / 10) }
        let inputs = distances.flatMap { [1 + $0, 1 - $0] }.filter { $0 != 1 && $0 > 0 }
        let found = worst(over: inputs, PortableMath.log, Foundation.log)
        #expect(found.error < tolerance, "\(found)")
    }

    @Test func `log agrees with the C library on a fine grid around the change of exponent`() {
        let inputs = (0..<100_000).map { 0.5 + Double($0) * 2e-5 }.filter { $0 != 1 }
        let found = worst(over: inputs, PortableMath.log, Foundation.log)
        #expect(found.error < tolerance, "\(found)")
    }

    @Test func `log at its edges`() {
        #expect(PortableMath.log(1) == 0)
        #expect(PortableMath.log(0) == -.infinity)
        #expect(PortableMath.log(-1) == -.infinity)
        #expect(PortableMath.log(2) == Foundation.log(2.0))
        #expect(PortableMath.log(.leastNormalMagnitude).isFinite)
        #expect(PortableMath.log(.greatestFiniteMagnitude).isFinite)
    }

    @Test(arguments: [0.001, 0.5, 1.5, 2, 10, 12345.678, 1e100])
    func `exp undoes log`(x: Double) {
        // An error of half a unit in log x becomes |log x| / 2 units in x, hence the growth with the logarithm.
        let back = PortableMath.exp(PortableMath.log(x))
        #expect(abs(back - x) <= x * 4e-16 * (1 + abs(Foundation.log(x))))
    }

    /// x^y = exp(y log x) carries the rounding of y log x, at most |y log x| * 2^-53 and some, on top of exp's own error:
    /// so the bound grows with |y log x|. Below |y log x| = 3 it stays under 2e-15, twice that of exp and log.
    @Test func `power agrees with the C library`() {
        for i in 0..<400 {
            let x = Foundation.pow(10, -8 + 16 * Double(i) / 399)
            for y in stride(from: -6.0, through: 6.0, by: 0.37) {
                let truth = Foundation.pow(x, y)
                let size = abs(y * Foundation.log(x))
                let error = abs(PortableMath.power(x, y) - truth) / truth
                #expect(error < 8e-16 + 4e-16 * size, "x \(x) y \(y)")
            }
        }
    }

    @Test func `power at its edges`() {
        #expect(PortableMath.power(0, 0) == 1)
        #expect(PortableMath.power(0, 2) == 0)
        #expect(PortableMath.power(0, -1) == .infinity)
        #expect(PortableMath.power(7, 0) == 1)
        #expect(PortableMath.power(1, 1234.5) == 1)
        #expect(PortableMath.power(2, 0.5) == 2.0.squareRoot())
        #expect(PortableMath.power(1e9, 0.5) == 1e9.squareRoot())
        #expect(PortableMath.power(10, 400) == .infinity)
        #expect(PortableMath.power(10, -400) == 0)
    }

    /// The bits themselves: a change here changes every campaign, and must be meant. Taken from this code on x86-64;
    /// it uses only IEEE additions, multiplications and divisions, so another platform must give the same.
    @Test func `the same bits everywhere`() {
        var digest = Digest()
        for i in 0..<10_000 {
            let x = -700 + 1400 * Double(i) / 9_999
            digest.add(PortableMath.exp(x))
            digest.add(PortableMath.log(Double(i + 1) * 0.37))
        }
        #expect(digest.description == "d661202fc47d0bc4f8afa08bb4d4e64a")
    }
}
