import Foundation
import Notation
import TestSupport
import Testing

/// How numbers are written, over many of them: nothing is lost for files, nothing is said that is not so for readers.
@Suite struct NumberLawTests {
    private static func numbers(_ seed: UInt64) -> [Double] {
        var stream = TestStream(seed)
        return (0..<400).map { _ in
            let size = pow(10, Double(stream.below(25) - 9))
            return (Double(stream.below(2_000_001)) / 1e6 - 1) * size
        } + [0, -0.0, 0.5, 999.5, 999.6, 1000, 0.001, 0.0009996, 99.95, 1e15, -1e15]
    }

    /// A number as a reader would read it.
    private func read(_ text: String) -> Double? {
        let plain = text.replacing("−", with: "-").replacing(",", with: "").replacing("+", with: "")
        guard let power = plain.range(of: " × 10") else { return Double(plain) }
        let raised: [Character: Character] = [
            "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
        ]
        let exponent = Double(String(plain[power.upperBound...].map { raised[$0] ?? $0 }))
        return Double(plain[..<power.lowerBound]).flatMap { digits in exponent.map { digits * pow(10, $0) } }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `an exact number is read back, and a fixed one to half its last digit`(seed: UInt64) {
        for value in Self.numbers(seed) {
            #expect(Double(ProseNumber.exact(value)) == value)
            for decimals in [0, 1, 3, 6] where abs(value) < 1e12 {
                let text = ProseNumber.fixed(value, decimals: decimals)
                let error = abs((Double(text) ?? .infinity) - value)
                #expect(error <= 0.500001 * pow(10, -Double(decimals)) + abs(value) * 1e-15, "\(value): \(text)")
                #expect(text != "-0" && !(text.contains(".") && text.hasSuffix("0")))
            }
            let tenth = Double(ProseNumber.tenths(value)) ?? .nan
            #expect(abs(tenth - min(1e9, max(-1e9, value))) <= 0.0500001)
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `a quantity has three digits that count, and none of a computer`(seed: UInt64) {
        for value in Self.numbers(seed) + [1e19, -3e25] {
            let text = ProseNumber.plain(value)
            #expect(!text.contains("e") && !text.contains("-"), "\(value): \(text)")
            let told = read(text) ?? .nan
            #expect(abs(told - value) <= 0.0051 * abs(value), "\(value): \(text)")
        }
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `rounded men are rounded already, in their order, and near`(seed: UInt64) {
        let numbers = Self.numbers(seed).filter { abs($0) < 1e9 }.sorted()
        let rounded = numbers.map { ProseNumber.rounded($0) }
        #expect(rounded == rounded.sorted(), "the greater number is never written as the smaller")
        for (value, men) in zip(numbers, rounded) {
            #expect(ProseNumber.rounded(Double(men)) == men && ProseNumber.rounded(-value) == -men)
            #expect(abs(Double(men) - value) <= max(0.5, 0.25 * min(abs(value), 20), 0.051 * abs(value)), "\(value): \(men)")
        }
        for (low, high) in zip(numbers, numbers.dropFirst(7)) {
            let ends = ProseNumber.signed(low, to: high).components(separatedBy: " to ").compactMap(read)
            let isOne = ProseNumber.rounded(low, as: high) == ProseNumber.rounded(high, as: low)
            #expect(ends.count == (isOne ? 1 : 2) && ends[0] <= ends[ends.count - 1], "\(low) to \(high): \(ends)")
        }
    }

    @Test func `whole numbers are read back with their commas where they belong`() {
        var stream = TestStream(3)
        for value in [0, 7, 999, 1000, -1000, .max, .min]
            + (0..<200).map({ _ in Int(truncatingIfNeeded: stream.next()) >> stream.below(60) })
        {
            let text = ProseNumber.whole(value)
            #expect(Int(text.replacing("−", with: "-").replacing(",", with: "")) == value)
            let groups = text.drop { $0 == "−" }.split(separator: ",")
            #expect(groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count), "\(text)")
        }
    }

    @Test(arguments: [200, 1000, 3, 7, 400])
    func `no share but all is written as all, and none but nothing as nothing`(of: Int) {
        var last = -1
        for count in 0...of {
            let share = Double(count) / Double(of)
            let (percent, campaigns) = (ProseNumber.percent(share), ProseNumber.campaigns(share))
            #expect((percent == "0 %") == (count == 0) && (percent == "100 %") == (count == of), "\(count) of \(of)")
            #expect((campaigns == "none of the campaigns played") == (count == 0), "\(count) of \(of)")
            #expect((campaigns == "all campaigns played") == (count == of) && !campaigns.hasPrefix("100 "), "\(count) of \(of)")
            guard let number = Int(percent.prefix { $0.isNumber }) else { continue }
            #expect(number >= last && abs(Double(number) - 100 * share) <= 0.5 + 1e-9)
            last = number
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `parts of a hundred add up, and none is a whole off`(seed: UInt64) {
        var stream = TestStream(seed)
        let counts = (0..<1 + stream.below(9)).map { _ in Double(stream.below(1000)) }
        let total = counts.reduce(0, +)
        guard total > 0 else { return }
        let numbers = ProseNumber.hundredths(counts.map { $0 / total })
        #expect(numbers.reduce(0, +) == 100)
        for (number, count) in zip(numbers, counts) {
            #expect(abs(Double(number) - 100 * count / total) < 1 + 1e-9)
            if count == 0 { #expect(number == 0) }
        }
        // Equal parts differ by one at most, and the first has the more.
        let equal = ProseNumber.hundredths(counts.map { _ in 1 / Double(counts.count) })
        #expect(equal == equal.sorted(by: >) && (equal.first ?? 0) - (equal.last ?? 0) <= 1)
    }

    @Test(arguments: [
        (1, "first", "1st"), (2, "second", "2nd"), (3, "third", "3rd"), (10, "tenth", "10th"), (11, "11th", "11th"),
        (12, "12th", "12th"),
        (13, "13th", "13th"), (21, "21st", "21st"), (101, "101st", "101st"), (111, "111th", "111th"),
        (1002, "1,002nd", "1,002nd"),
    ])
    func `an ordinal is that of its number`(number: Int, word: String, figure: String) {
        #expect(ProseWords.ordinal(number) == word && ProseWords.ordinalNumber(number) == figure)
    }

    @Test func `what is counted agrees with its noun`() {
        for count in 0...200 {
            let text = ProseWords.counted(count, "man", "men")
            #expect(text.hasSuffix(count == 1 ? " man" : " men"))
            let word = String(text.prefix { $0 != " " })
            #expect(word.first?.isNumber == (count > 12), "\(text)")
            #expect(ProseWords.isNumber(word) == (count > 1), "\(word)")
        }
    }
}
