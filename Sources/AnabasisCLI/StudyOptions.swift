import ArgumentParser
import Campaigns
import Directives
import Foundation
import Scenarios
import Studies

/// What every command that plays campaigns asks for.
struct StudyOptions: ParsableArguments {
    @Option(name: .customLong("directive"), help: "A directive to play; may be repeated. All of them unless said.")
    var directives: [String] = []
    @Option(help: "Campaigns for each directive; 1000 unless said, with --precision the most, 20000 unless said.")
    var replications: Int?
    @Option(
        help: """
            Play until the men brought out, and the difference from the standing course, are known to within so many men (50) \
            or such a share of those concerned (1%), at 95 %.
            """)
    var precision: String?
    @Option(help: "The seed of all luck.") var seed: UInt64 = 1950
    @Option(help: "Workers; as many as there are cores unless said. The answer does not depend on it.")
    var workers = ProcessInfo.processInfo.activeProcessorCount
    @Option(help: "Hours of an epoch; 24 is a multiple of it.") var epochHours = Preparation.standardEpochHours
    @Option(name: .customLong("set"), help: "Give a rule another value, as name=value; may be repeated.")
    var settings: [String] = []

    func validate() throws {
        guard (1...1_000_000).contains(count) else {
            throw ValidationError("--replications is \(count), expected 1 to 1000000.")
        }
        if let precision, Self.number(precision) == nil {
            throw ValidationError("--precision is \"\(precision)\", expected a number of men like 50 or a share like 1%.")
        }
        guard (1...256).contains(workers) else { throw ValidationError("--workers is \(workers), expected 1 to 256.") }
        guard [1, 2, 3, 4, 6, 8, 12, 24].contains(epochHours) else {
            throw ValidationError("--epoch-hours is \(epochHours), expected 1, 2, 3, 4, 6, 8, 12 or 24.")
        }
        _ = try settings.map(Self.parse)
    }

    /// Campaigns for each directive, at most.
    var count: Int { replications ?? (precision == nil ? 1000 : 20_000) }

    /// How sharply the answer is to be known, where it was asked; a share is one of so many men.
    func precision(of men: Int) -> Precision? {
        guard let precision, let number = Self.number(precision) else { return nil }
        return Precision(halfWidth: precision.hasSuffix("%") ? number / 100 * Double(men) : number)
    }

    private static func number(_ text: String) -> Double? {
        guard let number = Double(text.hasSuffix("%") ? text.dropLast() : text[...]), number.isFinite, number > 0 else {
            return nil
        }
        return number
    }

    /// The rules of a scenario with the settings of the command line.
    func rules(for scenario: Scenario) throws -> Rules { try Self.rules(settings, for: scenario) }

    /// The rules of a scenario with some settings, each as name=value.
    static func rules(_ settings: [String], for scenario: Scenario) throws -> Rules {
        try settings.map(parse).reduce(RuleBook.rules(for: scenario)) { rules, setting in
            setting.entry.setting(setting.value, in: rules)
        }
    }

    /// The directives to play, in the order asked for.
    func chosen(from scenario: Scenario) throws -> [Directive] {
        if directives.isEmpty { return scenario.directives }
        return try directives.map { try Library.directive($0, in: scenario) }
    }

    private static func parse(_ setting: String) throws -> (entry: RuleBook.Entry, value: Double) {
        let halves = setting.split(separator: "=", maxSplits: 1).map(String.init)
        guard halves.count == 2, let value = Double(halves[1]), value.isFinite else {
            throw ValidationError("--set is \"\(setting)\", expected name=value, such as contact.sightNight=0.3.")
        }
        guard let entry = RuleBook.entry(halves[0]) else {
            throw ValidationError("--set names \"\(halves[0])\", which is no rule; `anabasis rules` lists them.")
        }
        guard entry.range.contains(value) else {
            throw ValidationError(
                "--set gives \(entry.name) the value \(halves[1]), expected \(entry.range.lowerBound) to \(entry.range.upperBound)."
            )
        }
        return (entry, value)
    }
}
