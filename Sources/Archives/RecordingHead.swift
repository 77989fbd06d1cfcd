import Campaigns
import Foundation
import Scenarios
import Studies

/// What a recording is of: enough to play the campaign again.
public struct RecordingHead: Codable, Hashable, Sendable {
    /// A directive that was sent, and which formations were chosen to go where it left that open.
    public struct Sent: Codable, Hashable, Sendable {
        /// The epoch at whose start it was sent; 0 for the first, whatever its date.
        public let epoch: Int
        /// Name of the directive.
        public let directive: String
        /// Names of formations; nil if the directive leaves nothing open.
        public let going: [String]?

        /// A directive that was sent.
        public init(epoch: Int, directive: String, going: [String]?) {
            self.epoch = epoch
            self.directive = directive
            self.going = going
        }
    }

    /// The scenario as it was named: a name or the path of its folder.
    public let scenario: String
    /// SHA-256 of the list of its files, as `sha256sum` prints it.
    public let scenarioDigest: String
    /// Of the program.
    public let version: String
    /// Of all luck.
    public let seed: UInt64
    /// Which campaign of that seed.
    public let replication: Int
    /// Length of an epoch, hours.
    public let epochHours: Int
    /// Epochs of the campaign.
    public let epochs: Int
    /// Rules that differ from the scenario's, as "name=value".
    public let settings: [String]
    /// The first directive, and those that followed.
    public let sent: [Sent]
    /// Passages of the sources that are read otherwise than the scenario's files do, options by the reading's key; nil for none.
    public let readings: [String: String]?
    /// The world that the seed draws in which it was played; nil for the standard one.
    public let world: Int?

    /// The head of a recording; `sent` is not empty.
    public init(
        scenario: String, scenarioDigest: String, version: String, seed: UInt64, replication: Int, epochHours: Int, epochs: Int,
        settings: [String], sent: [Sent], readings: [String: String]? = nil, world: Int? = nil
    ) {
        precondition(!sent.isEmpty)
        self.scenario = scenario
        self.scenarioDigest = scenarioDigest
        self.version = version
        self.seed = seed
        self.replication = replication
        self.epochHours = epochHours
        self.epochs = epochs
        self.settings = settings
        self.sent = sent
        self.readings = readings
        self.world = world
    }
}

extension RecordingHead {
    /// What a file says that no command line can have asked for; nil if there is nothing.
    func fault() -> (found: String, expected: String)? {
        guard (1...24).contains(epochHours), 24 % epochHours == 0 else {
            return ("its epochs have \(epochHours) hours", "a number that divides 24")
        }
        guard (0...10_000_000).contains(replication) else { return ("it is of replication \(replication)", "0 to 10000000") }
        if let world, !(0...100_000).contains(world) { return ("it is of world \(world)", "0 to 100000") }
        guard sent.first?.epoch == 0 else { return ("no directive was sent first", "one, in epoch 0") }
        for (earlier, later) in zip(sent, sent.dropFirst()) {
            guard later.epoch >= earlier.epoch, later.epoch < epochs else {
                return (
                    "\(later.directive.prefix(60)) was sent in epoch \(later.epoch)",
                    "an epoch from \(earlier.epoch), when the one before was sent, to \(epochs - 1)"
                )
            }
        }
        return nil
    }
}

extension RecordingHead.Sent {
    /// What is written down of an assignment.
    public init(_ assignment: Assignment, epoch: Int, in scenario: Scenario) {
        let going = AddresseeResolver.openChoice(of: assignment.directive, in: scenario).map { open in
            open.from.filter { assignment.conduct[$0] == assignment.directive.parts[open.part].conduct }
                .map { scenario.formations[$0].id }
        }
        self.init(epoch: epoch, directive: assignment.directive.id, going: going)
    }

    /// The assignment that was written down; nil if the scenario has no such directive.
    public func assignment(in scenario: Scenario) -> Assignment? {
        guard let directive = scenario.directive(directive) else { return nil }
        let open = AddresseeResolver.openChoice(of: directive, in: scenario)
        let chosen = (going ?? []).compactMap { id in scenario.formations.firstIndex { $0.id == id } }
        return AddresseeResolver.assignment(
            of: directive, in: scenario, chosen: open.map { open in [open.part: chosen.filter(open.from.contains)] } ?? [:])
    }
}
