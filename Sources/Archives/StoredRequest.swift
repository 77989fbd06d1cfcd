import Foundation
import Studies

/// What was asked when a study was stored: enough to write its reply again.
public struct StoredRequest: Codable, Hashable, Sendable {
    /// The scenario as it was named: a name or the path of its folder.
    public let scenario: String
    /// Ids of directives, in the order asked.
    public let directives: [String]
    /// Campaigns for each directive, at most.
    public let replications: Int
    /// Half-width at which the study stops, men.
    public let precision: Double?
    /// Worlds that are played; nil for the standard world alone.
    public let worlds: WorldSampling?
    /// Replications for each end of each rule's range.
    public let sensitivityReplications: Int
    /// Rules that differ from the scenario's, as "name=value".
    public let settings: [String]
    /// The command as it can be typed again, on one machine.
    public let command: String
    /// The points of a design of one's own; nil for a study with a reply.
    public let design: StoredDesign?

    /// A request.
    public init(
        scenario: String, directives: [String], replications: Int, precision: Double?, worlds: WorldSampling? = nil,
        sensitivityReplications: Int, settings: [String], command: String, design: StoredDesign? = nil
    ) {
        self.scenario = scenario
        self.directives = directives
        self.replications = replications
        self.precision = precision
        self.worlds = worlds
        self.sensitivityReplications = sensitivityReplications
        self.settings = settings
        self.command = command
        self.design = design
    }

    /// Reads what `json` wrote; throws a sentence if it is something else, or asks for what no command line can.
    init(json: String, path: String) throws(ArchiveFault) {
        func fault(_ found: String, _ expected: String) -> ArchiveFault {
            ArchiveFault(
                path, "in table about, request \(found)", expected: expected, remedy: "study with --store \(path) again")
        }
        guard let request = try? JSONDecoder().decode(StoredRequest.self, from: Data(json.utf8)) else {
            throw fault("cannot be read", "what was asked, as JSON")
        }
        guard !request.directives.isEmpty else { throw fault("names no directive", "one at least") }
        guard (1...1_000_000).contains(request.replications) else {
            throw fault("asks for \(request.replications) replications", "1 to 1000000")
        }
        guard (0...100_000).contains(request.sensitivityReplications) else {
            throw fault("asks for a sweep of \(request.sensitivityReplications) replications", "0 to 100000")
        }
        guard request.precision.map({ $0.isFinite && $0 > 0 }) ?? true else {
            throw fault("asks for a precision of \(request.precision ?? 0) men", "a number above 0")
        }
        if let worlds = request.worlds {
            guard (1...100_000).contains(worlds.most), (1...1000).contains(worlds.perWorld) else {
                throw fault("asks for \(worlds.most) worlds of \(worlds.perWorld)", "1 to 100000 worlds of 1 to 1000")
            }
        }
        self = request
    }

    /// The request as JSON, its keys in order.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

/// Points of a design of one's own, as they were given: a row a point, a column a factor.
public struct StoredDesign: Codable, Hashable, Sendable {
    /// Names of the columns.
    public let columns: [String]
    /// Cells of each point, as text.
    public let rows: [[String]]
    /// For each point its key in the table `points`.
    public let keys: [String]

    /// A design.
    public init(columns: [String], rows: [[String]], keys: [String]) {
        self.columns = columns
        self.rows = rows
        self.keys = keys
    }
}
