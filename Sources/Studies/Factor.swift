import Campaigns
import Geography
import RuleSets
import Scenarios

/// Something of a question that can be turned: the split, a dial of the conduct, the hour of the order, or a rule.
public struct Factor: Hashable, Sendable {
    /// Kinds of factor.
    public enum Kind: Hashable, Sendable {
        /// Formations that stay, of the group from which the directive chooses; the rest of it goes.
        case split
        /// Men in a detachment of those who go.
        case detachmentSize
        /// Ways over which they spread.
        case ways
        /// How their ways are chosen.
        case route
        /// The hours at which they march.
        case march
        /// Days by which the order leaves later than it did.
        case delay
        /// The day or the minute at which the order leaves.
        case date
        /// A rule of the model, by its name.
        case rule(String)
    }

    /// Kind of the factor.
    public let kind: Kind
    /// The group for which a dial of the conduct is turned; nil for all who go.
    public let group: String?

    /// Names of the dials that are no rules.
    public static let names = ["split", "detachment-size", "ways", "route", "march", "delay", "date"]
    private static let kinds: [Kind] = [.split, .detachmentSize, .ways, .route, .march, .delay, .date]

    /// The dial of a name: `split`, `rearguard.detachment-size` for one group of a scenario, or a rule such as `contact.sightNight`.
    public init(_ name: String, in scenario: Scenario) throws(FactorFault) {
        if let index = Self.names.firstIndex(of: name) {
            self.init(Self.kinds[index], group: nil)
            return
        }
        if RuleBook.entry(name) != nil {
            self.init(.rule(name), group: nil)
            return
        }
        let halves = name.split(separator: ".", maxSplits: 1).map(String.init)
        if halves.count == 2, let index = Self.names.firstIndex(of: halves[1]), Self.kinds[index].isOfConduct {
            let groups = scenario.groups.map(\.id)
            guard groups.contains(halves[0]) else {
                throw FactorFault("--vary names the group \"\(halves[0])\", expected one of \(groups.joined(separator: ", ")).")
            }
            self.init(Self.kinds[index], group: halves[0])
            return
        }
        throw FactorFault(
            "--vary names \"\(name)\", expected \(Self.names.joined(separator: ", ")) or a rule; `anabasis rules` lists them.")
    }

    /// A dial, for all who go or for a group alone.
    public init(_ kind: Kind, group: String? = nil) {
        self.kind = kind
        self.group = group
    }

    /// As it is written on the command line.
    public var name: String {
        let name: String
        if case .rule(let rule) = kind { name = rule } else { name = Self.names[Self.kinds.firstIndex(of: kind) ?? 0] }
        return group.map { "\($0).\(name)" } ?? name
    }

    /// Its unit, or what its values are.
    public var unit: String {
        switch kind {
        case .split: "formations that stay"
        case .detachmentSize: "men in a detachment"
        case .ways: "ways"
        case .route: "choice of ways"
        case .march: "hours of march"
        case .delay: "days later than sent"
        case .date: "the order leaves"
        case .rule(let name): RuleBook.entry(name)?.unit ?? ""
        }
    }
}

extension Factor.Kind {
    /// True for what a group of formations may have of its own.
    var isOfConduct: Bool {
        switch self {
        case .detachmentSize, .ways, .route, .march: true
        case .split, .delay, .date, .rule: false
        }
    }
}

/// A dial or a value that cannot be, in one sentence.
public struct FactorFault: Error, Hashable, CustomStringConvertible {
    /// Fault in one sentence.
    public let description: String

    init(_ description: String) { self.description = description }
}
