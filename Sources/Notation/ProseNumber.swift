import Foundation

/// Numbers as they are written: for readers, rounded by one rule; for files, exact or to a fixed number of digits.
public enum ProseNumber {
    // MARK: for files

    /// The shortest text that reads back to the same number, without a needless ".0": `0.1`, `12`, `1e-07`.
    public static func exact(_ value: Double) -> String {
        value.rounded() == value && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    }

    /// At most so many digits behind the point, without noughts at the end and never as "-0": `0.25`, `12`.
    public static func fixed(_ value: Double, decimals: Int) -> String {
        if value.rounded() == value, abs(value) < 1e15 { return String(Int(value)) }
        let text = String(format: "%.\(decimals)f", value)
        guard text.contains(".") else { return text == "-0" ? "0" : text }
        let short = String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
        return short == "-0" ? "0" : short
    }

    /// To a tenth, without a needless ".0": coordinates of drawings, which are many (integer arithmetic, no format string).
    /// Values beyond a thousand million are held there.
    public static func tenths(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let tenths = Int((min(max(value, -1e9), 1e9) * 10).rounded())
        let whole = abs(tenths) / 10
        let part = abs(tenths) % 10
        return (tenths < 0 ? "-" : "") + (part == 0 ? "\(whole)" : "\(whole).\(part)")
    }

    // MARK: for readers

    /// A number of men rounded to what it can bear: hundreds from 1,000 on, tens from 20 on, single men below.
    public static func rounded(_ men: Double) -> Int { rounded(men, as: men) }

    /// A number rounded as another, larger one: the ends of an interval are rounded alike.
    public static func rounded(_ men: Double, as other: Double) -> Int {
        let size = max(abs(men), abs(other))
        let step: Double = size >= 1000 ? 100 : size >= 20 ? 10 : 1
        return Int((men / step).rounded() * step)
    }

    /// Men, rounded: `3,700`.
    public static func men(_ value: Double) -> String { whole(rounded(value)) }

    /// Two numbers of men: `2,700 to 4,900`; one where they round to the same.
    public static func men(_ range: ClosedRange<Double>) -> String {
        let (low, high) = (rounded(range.lowerBound, as: range.upperBound), rounded(range.upperBound, as: range.lowerBound))
        return low == high ? whole(low) : "\(whole(low)) to \(whole(high))"
    }

    /// A whole number with thousands separated: `1,234,567`; a true minus sign before a negative one.
    public static func whole(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return value < 0 ? "−" + text : text
    }

    /// A difference with its sign: `+1,300`, `−200`, `0`.
    public static func signed(_ value: Double) -> String {
        let number = rounded(value)
        return number > 0 ? "+" + whole(number) : whole(number)
    }

    /// An interval of differences: `+1,100 to +1,500`; one number where its ends round to the same.
    public static func signed(_ low: Double, to high: Double) -> String {
        let ends = [rounded(low, as: high), rounded(high, as: low)]
        return (ends[0] == ends[1] ? [ends[0]] : ends).map { $0 > 0 ? "+" + whole($0) : whole($0) }.joined(separator: " to ")
    }

    /// With that many digits behind the point: `2.5`.
    public static func decimal(_ value: Double, digits: Int = 1) -> String {
        let text = String(format: "%.\(digits)f", abs(value))
        let isZero = !text.contains { $0 != "0" && $0 != "." }
        return value < 0 && !isZero ? "−" + text : text
    }

    /// A quantity of any size with three digits that count: `0.0003`, `2.5`, `1,200`.
    public static func plain(_ value: Double) -> String {
        guard value.isFinite else { return "\(value)" }
        if abs(value) >= 1e15 { return power(value) }
        // What three digits round up to 1,000 is written as that.
        if value.rounded() == value || abs(value) >= 999.5 { return whole(Int(value.rounded())) }
        if value != 0, abs(value) < 0.001 { return power(value) }
        return String(format: "%.3g", value).replacingOccurrences(of: "-", with: "−")
    }

    /// `5 × 10⁻⁶`.
    private static func power(_ value: Double) -> String {
        let parts = String(format: "%.2e", value).split(separator: "e")
        let digits = parts[0].reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()
        let raised = Int(parts[1]).map(String.init) ?? ""
        return String(digits).replacing("-", with: "−") + " × 10" + String(raised.map { superscripts[$0] ?? $0 })
    }

    private static let superscripts: [Character: Character] = [
        "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]

    /// A share in whole per cent: `15 %`; `under 1 %` and `over 99 %` where rounding would say nothing or all.
    public static func percent(_ share: Double) -> String {
        if share > 0, share < 0.005 { return "under 1 %" }
        if share < 1, share >= 0.995 { return "over 99 %" }
        return "\(Int((share * 100).rounded())) %"
    }

    /// Shares of one whole as numbers of a hundred that add up as the shares do: the largest remainders are rounded up (Hamilton's
    /// method; among equal ones the first).
    public static func hundredths(_ shares: [Double]) -> [Int] {
        let exact = shares.map { $0 * 100 }
        var numbers = exact.map { Int($0.rounded(.down)) }
        let missing = Int(exact.reduce(0, +).rounded()) - numbers.reduce(0, +)
        let rest = { (place: Int) in exact[place] - exact[place].rounded(.down) }
        let order = exact.indices.sorted { (rest($0), -$0) > (rest($1), -$1) }
        for place in order.prefix(max(0, missing)) { numbers[place] += 1 }
        return numbers
    }

    /// A chance as a count of campaigns: `82 of 100 campaigns`.
    public static func campaigns(_ chance: Double) -> String {
        if chance > 0, chance < 0.005 { return "fewer than one of 100 campaigns" }
        if chance <= 0 { return "none of the campaigns played" }
        if chance >= 1 { return "all campaigns played" }
        if chance >= 0.995 { return "more than 99 of 100 campaigns" }
        return "\(Int((chance * 100).rounded())) of 100 campaigns"
    }

    /// Hours in the unit that a reader thinks in: hours below two days, days from there on.
    public static func duration(hours: Double) -> String {
        if hours < 0.5 { return "less than an hour" }
        if hours < 48 {
            let whole = Int(hours.rounded())
            return "\(whole) \(whole == 1 ? "hour" : "hours")"
        }
        return "\(decimal(hours / 24)) days"
    }

    /// Bytes in megabytes: `105 MB`.
    public static func megabytes(_ bytes: Int) -> String { "\(whole(Int((Double(bytes) / 1_000_000).rounded()))) MB" }
}
