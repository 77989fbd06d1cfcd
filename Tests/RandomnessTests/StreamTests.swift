import Foundation
import Randomness
import Testing

@Suite struct StreamTests {
    private let streams = ReplicationStreams(seed: 42, replication: 7)

    private func numbers(_ entity: UInt32, _ moment: UInt32, _ purpose: UInt32, streams: ReplicationStreams? = nil) -> [Double]
    {
        var stream = (streams ?? self.streams).stream(entity: entity, moment: moment, purpose: purpose)
        return stream.uniforms(6)
    }

    @Test func `the same address gives the same numbers`() { #expect(numbers(3, 4, 5) == numbers(3, 4, 5)) }

    @Test func `every part of the address counts`() {
        let addresses = [
            numbers(3, 4, 5), numbers(4, 4, 5), numbers(3, 5, 5), numbers(3, 4, 6), numbers(4, 3, 5), numbers(5, 4, 3),
            numbers(3, 4, 5, streams: ReplicationStreams(seed: 42, replication: 8)),
            numbers(3, 4, 5, streams: ReplicationStreams(seed: 43, replication: 7)),
            numbers(3, 4, 5, streams: ReplicationStreams(seed: 42 + 1 << 32, replication: 7)),
        ]
        let all = addresses.flatMap { $0 }
        #expect(Set(all).count == all.count, "no number may come twice")
    }

    /// Purposes share the counter's low byte: long streams must not run into each other.
    @Test func `all 256 purposes of an address stay apart`() {
        var seen: Set<Double> = []
        for purpose in 0..<256 as Range<UInt32> {
            var stream = streams.stream(entity: 1, moment: 1, purpose: purpose)
            seen.formUnion(stream.uniforms(64))
        }
        #expect(seen.count == 256 * 64)
    }

    @Test func `another stream's draws do not disturb this one`() {
        var alone = streams.stream(entity: 1, moment: 2, purpose: 3)
        let expected = alone.uniforms(10)
        var a = streams.stream(entity: 1, moment: 2, purpose: 3)
        var b = streams.stream(entity: 2, moment: 2, purpose: 3)
        var mixed: [Double] = []
        for _ in 0..<10 {
            mixed.append(a.uniform())
            _ = b.normal()
        }
        #expect(mixed == expected)
    }

    @Test func `a copy goes on by itself`() {
        var one = stream()
        _ = one.uniform()
        var two = one
        #expect(one.uniforms(5) == two.uniforms(5))
    }

    /// The first number of an address, worked out by hand from the known answer of Philox for zeros.
    @Test func `the first numbers at address zero are those of the known block`() {
        var stream = ReplicationStreams(seed: 0, replication: 0).stream(entity: 0, moment: 0, purpose: 0)
        let first = (Double(0xe169_c58d_6627_e8d5 as UInt64 >> 12) + 0.5) / 4_503_599_627_370_496
        let second = (Double(0x9b00_dbd8_bc57_ac4c as UInt64 >> 12) + 0.5) / 4_503_599_627_370_496
        #expect(stream.uniforms(2) == [first, second])
    }

    /// The tests below use fixed seeds, so they pass always or never; 1e-4 is the chance that a right generator
    /// would have been refused. 1,000 classes of 1,000 numbers see a class that is off by 15 percent, or all by half a percent.
    @Test(arguments: [1, 2, 1950] as [UInt64])
    func `uniform numbers fill the interval evenly`(seed: UInt64) {
        var stream = stream(seed)
        var counts = [Int](repeating: 0, count: 1000)
        for x in stream.uniforms(1_000_000) { counts[Int(x * 1000)] += 1 }
        let test = ChiSquare(observed: counts, shares: [Double](repeating: 1e-3, count: 1000))
        #expect(test.tail > 1e-4, "\(test)")
        #expect(test.tail < 1 - 1e-4, "too even: \(test)")
    }

    /// How the model draws: one number an address. Neighbouring addresses must be as independent as neighbours in a stream.
    @Test(arguments: ["entity", "moment", "purpose", "replication"])
    func `first numbers of neighbouring addresses are even and independent in pairs`(part: String) {
        let count = part == "purpose" ? 256 : 90_000
        let rounds = part == "purpose" ? 400 : 1
        var cells = [Int](repeating: 0, count: 400)
        for round in 0..<rounds {
            let values = (0..<count).map { first(part, UInt32($0), UInt32(round)) }
            for (a, b) in zip(values, values.dropFirst()) { cells[Int(a * 20) * 20 + Int(b * 20)] += 1 }
        }
        let test = ChiSquare(observed: cells, shares: [Double](repeating: 1 / 400, count: 400))
        #expect(test.tail > 1e-4, "\(part): \(test)")
    }

    private func first(_ part: String, _ i: UInt32, _ round: UInt32) -> Double {
        let streams =
            part == "replication"
            ? ReplicationStreams(seed: 9, replication: Int(i)) : ReplicationStreams(seed: 9, replication: 0)
        var stream = streams.stream(
            entity: part == "entity" ? i : round, moment: part == "moment" ? i : 0, purpose: part == "purpose" ? i : 0)
        return stream.uniform()
    }

    @Test func `the smallest and the largest are inside the open interval`() {
        var stream = stream(3)
        let numbers = stream.uniforms(2_000_000)
        #expect(numbers.min()! > 0)
        #expect(numbers.max()! < 1)
        #expect(numbers.min()! < 1e-5, "chance of failing e^-20")
        #expect(numbers.max()! > 1 - 1e-5)
    }

    /// Even the low bits: the last 12 of the 52 are uniform too.
    @Test func `the low bits are even`() {
        var stream = stream(4)
        var counts = [Int](repeating: 0, count: 4096)
        for x in stream.uniforms(400_000) { counts[Int(UInt64(x * 0x1p52) & 4095)] += 1 }
        let test = ChiSquare(observed: counts, shares: [Double](repeating: 1 / 4096, count: 4096))
        #expect(test.tail > 1e-4 && test.tail < 1 - 1e-4, "\(test)")
    }
}
