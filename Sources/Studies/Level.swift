import Campaigns
import Geography
import RuleSets
import Scenarios

/// A dial at one of its values.
public struct Level: Hashable, Sendable {
    /// The value by its kind.
    public enum Value: Hashable, Sendable {
        /// Whole number: formations that stay, men in a detachment, or ways.
        case whole(Int)
        /// Number: days of delay, or the value of a rule in its unit.
        case number(Double)
        /// Principle by which routes are chosen.
        case route(Conduct.RoutePolicy)
        /// Hours of the day in which bodies march.
        case march(Conduct.MarchHours)
        /// Time at which the order leaves, by the theatre's clock.
        case moment(LocalTime)
    }

    /// Factor that the value belongs to.
    public let dial: Factor
    /// Value of the factor.
    public let value: Value
    /// As it was written.
    public let text: String

    /// The most values of one dial.
    public static let mostValues = 100

    /// Reads `split=0...8` or `detachment-size=10,30,100`: a dial of a directive and its values, as they are written.
    public static func axis(_ text: String, of directive: Directive, in scenario: Scenario) throws(FactorFault) -> [Level] {
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard halves.count == 2, !halves[1].isEmpty else {
            throw FactorFault("--vary is \"\(text)\", expected a dial, an equals sign and values, such as ways=1,2,4.")
        }
        let dial = try Factor(halves[0], in: scenario)
        let context = Context(dial: dial, directive: directive, scenario: scenario)
        try context.check()
        var settings: [Level] = []
        for word in try context.words(halves[1]) { settings.append(try context.setting(word)) }
        guard Set(settings.map(\.value)).count == settings.count else {
            throw FactorFault("--vary gives \(dial.name) a value twice: \(halves[1]); name each once.")
        }
        return settings
    }
}

extension Level {
    /// The rules with this level, where it is one of a rule; else the same.
    public func applied(to rules: Rules) -> Rules {
        guard case .rule(let name) = dial.kind, case .number(let value) = value, let entry = RuleBook.entry(name) else {
            return rules
        }
        return entry.setting(value, in: rules)
    }
}

/// The directive and scenario that bound the values of a dial.
private struct Context {
    let dial: Factor
    let directive: Directive
    let scenario: Scenario

    /// Whether the directive has this dial at all.
    func check() throws(FactorFault) {
        switch dial.kind {
        case .split where AddresseeResolver.openChoice(of: directive, in: scenario) == nil:
            throw FactorFault(
                "--vary names split, but \(directive.id) divides no group; choose a directive that leaves the choice open.")
        case .delay where directive.issued == nil:
            throw FactorFault(
                "--vary names delay, but \(directive.id) is no order that is sent; vary date instead, which sends it.")
        default: break
        }
    }

    /// The values one by one; `0...8` counts up by one.
    func words(_ text: String) throws(FactorFault) -> [String] {
        let words: [String]
        if let dots = text.firstRange(of: "...") {
            guard let low = Int(text[..<dots.lowerBound]), let high = Int(text[dots.upperBound...]), low <= high,
                !high.subtractingReportingOverflow(low).overflow, high - low < Level.mostValues
            else { throw fault(text, expected: "two whole numbers, the smaller first, such as 0...8") }
            words = (low...high).map(String.init)
        } else {
            words = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard words.count <= Level.mostValues else {
            throw FactorFault("--vary gives \(dial.name) \(words.count) values, expected at most \(Level.mostValues).")
        }
        return words
    }

    func setting(_ text: String) throws(FactorFault) -> Level {
        Level(dial: dial, value: try value(text), text: text)
    }

    private func value(_ text: String) throws(FactorFault) -> Level.Value {
        switch dial.kind {
        case .split:
            let most = AddresseeResolver.openChoice(of: directive, in: scenario)?.from.count ?? 0
            return .whole(try whole(text, 0...most))
        case .detachmentSize: return .whole(try whole(text, 1...100_000))
        case .ways: return .whole(try whole(text, 1...64))
        case .route:
            let known = Conduct.RoutePolicy.allCases.map(\.rawValue).joined(separator: " or ")
            guard let route = Conduct.RoutePolicy(rawValue: text) else { throw fault(text, expected: known) }
            return .route(route)
        case .march:
            let known = Conduct.MarchHours.allCases.map(\.rawValue).joined(separator: " or ")
            guard let march = Conduct.MarchHours(rawValue: text) else { throw fault(text, expected: known) }
            return .march(march)
        case .delay: return .number(try number(text, -365...365))
        case .date: return .moment(try moment(text))
        case .rule(let name):
            guard let entry = RuleBook.entry(name) else { throw fault(text, expected: "a rule") }
            return .number(try number(text, entry.range))
        }
    }

    private func whole(_ text: String, _ range: ClosedRange<Int>) throws(FactorFault) -> Int {
        guard let value = Int(text), range.contains(value) else {
            throw fault(text, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    private func number(_ text: String, _ range: ClosedRange<Double>) throws(FactorFault) -> Double {
        guard let value = Double(text), range.contains(value) else {
            throw fault(text, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// A date alone keeps the hour at which the directive was sent.
    private func moment(_ text: String) throws(FactorFault) -> LocalTime {
        guard let time = LocalTime(text) else { throw fault(text, expected: "a date like 1950-10-03 or 1950-10-03T18:00") }
        let last = scenario.start.adding(hours: Double(24 * scenario.horizonDays))
        guard time <= last else { throw fault(text, expected: "a date up to the last day of the scenario, \(last.isoDate)") }
        return text.contains("T") ? time : time.adding(hours: Double(directive.issued?.minuteOfDay ?? 0) / 60)
    }

    private func fault(_ text: String, expected: String) -> FactorFault {
        FactorFault("--vary gives \(dial.name) the value \"\(text)\", expected \(expected).")
    }
}
