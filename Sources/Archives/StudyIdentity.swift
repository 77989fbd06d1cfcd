import Arithmetic
import Campaigns
import RuleSets
import Scenarios
import Studies

/// What all campaigns of a store have in common. Outcomes of different identity never mix.
public struct StudyIdentity: Hashable, Sendable {
    /// Name of the scenario.
    public let scenario: String
    /// Its files and its theatre's.
    public let manifest: FileManifest
    /// Of the program.
    public let version: String
    /// Of all luck.
    public let seed: UInt64
    /// Length of an epoch, hours.
    public let epochHours: Int
    /// Every rule's value, in the order of the rule book.
    public let rules: [RuleValue]
    /// Fingerprint of one campaign of each of the scenario's directives: two builds of one version that play differently, or two
    /// machines that calculate differently, are told apart by it.
    public let proof: String
    /// How long the lists of an outcome are.
    public let dimensions: StudyDimensions

    /// A rule and its value.
    public struct RuleValue: Hashable, Sendable {
        /// As `anabasis rules` lists it.
        public let name: String
        /// In the rule's own unit.
        public let value: Double

        /// A rule's value.
        public init(name: String, value: Double) {
            self.name = name
            self.value = value
        }
    }

    /// An identity, as a file gives it back.
    public init(
        scenario: String, manifest: FileManifest, version: String, seed: UInt64, epochHours: Int, rules: [RuleValue],
        proof: String, dimensions: StudyDimensions
    ) {
        self.scenario = scenario
        self.manifest = manifest
        self.version = version
        self.seed = seed
        self.epochHours = epochHours
        self.rules = rules
        self.proof = proof
        self.dimensions = dimensions
    }

    /// The identity of studies on a preparation. Plays one campaign of each directive.
    public init(preparation: CampaignModel, manifest: FileManifest, version: String, seed: UInt64) {
        self.init(
            scenario: preparation.scenario.id, manifest: manifest, version: version, seed: seed,
            epochHours: preparation.epochHours,
            rules: RuleBook.entries.map { RuleValue(name: $0.name, value: $0.value(in: preparation.rules)) },
            proof: Self.proof(preparation, seed: seed), dimensions: StudyDimensions(preparation))
    }

    private static func proof(_ preparation: CampaignModel, seed: UInt64) -> String {
        let scenario = preparation.scenario
        var proof = Digest()
        for directive in scenario.directives {
            var campaign = Campaign(
                preparation: preparation, assignment: AddresseeResolver.assignment(of: directive, in: scenario))
            campaign.play(seed: seed, replication: 0)
            proof.add(Outcome(journal: campaign.journal, preparation: preparation).digest)
        }
        return proof.description
    }

    /// Eight hexadecimal digits by which studies of different identity are told apart in names of files.
    public var mark: String {
        var digest = Digest()
        for text in [scenario, manifest.digest, version, proof] { digest.add(text) }
        digest.add(seed)
        digest.add(epochHours)
        for rule in rules {
            digest.add(rule.name)
            digest.add(rule.value)
        }
        return String(digest.description.prefix(8))
    }

    /// The rules with these values.
    public var ruleBook: Rules {
        rules.reduce(Rules()) { rules, value in RuleBook.entry(value.name)?.setting(value.value, in: rules) ?? rules }
    }

    /// How this identity differs from another, as the rest of a sentence after "holds"; nil if it does not.
    public func difference(from other: StudyIdentity) -> String? {
        if scenario != other.scenario { return "a study of \(scenario), not of \(other.scenario)" }
        if version != other.version { return "campaigns of version \(version) of the program, and this is \(other.version)" }
        if manifest != other.manifest {
            let files = manifest.differences(from: other.manifest)
            let more = files.count > 3 ? " and \(files.count - 3) more" : ""
            return "campaigns of another state of the scenario's files (\(files.prefix(3).joined(separator: ", "))\(more))"
        }
        if seed != other.seed { return "campaigns of seed \(seed), not \(other.seed)" }
        if epochHours != other.epochHours { return "campaigns in epochs of \(epochHours) hours, not \(other.epochHours)" }
        if let pair = zip(rules, other.rules).first(where: { $0 != $1 }) {
            return "campaigns under other rules (\(pair.0.name) is \(pair.0.value), here \(pair.1.name) is \(pair.1.value))"
        }
        if rules.count != other.rules.count { return "campaigns under \(rules.count) rules, and here are \(other.rules.count)" }
        if dimensions != other.dimensions { return "campaigns of other formations, zones or days" }
        if proof != other.proof { return "campaigns of another build of version \(version), which plays differently" }
        return nil
    }
}
