import Foundation

/// What was asked when a study was stored: enough to write its reply again.
public struct StoredRequest: Codable, Hashable, Sendable {
    /// The scenario as it was named: a name or the path of its folder.
    public let scenario: String
    public let directives: [String]
    public let replications: Int
    /// Half-width at which the study stops, men.
    public let precision: Double?
    /// Replications for each end of each rule's range.
    public let sensitivityReplications: Int
    /// Rules that differ from the scenario's, as "name=value".
    public let settings: [String]
    /// The command as it can be typed again, on one machine.
    public let command: String

    /// A request.
    public init(
        scenario: String, directives: [String], replications: Int, precision: Double?, sensitivityReplications: Int,
        settings: [String], command: String
    ) {
        self.scenario = scenario
        self.directives = directives
        self.replications = replications
        self.precision = precision
        self.sensitivityReplications = sensitivityReplications
        self.settings = settings
        self.command = command
    }

    init(json: String) throws { self = try JSONDecoder().decode(StoredRequest.self, from: Data(json.utf8)) }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
