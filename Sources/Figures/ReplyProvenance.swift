import Arithmetic
import Campaigns
import Studies

/// The run as the door knows it: enough to make the page again.
public struct ReplyProvenance: Codable, Hashable, Sendable {
    /// Of the program.
    public let version: String
    /// SHA-256 of the list of the scenario's files, as `sha256sum` prints it.
    public let scenarioDigest: String
    /// The scenario's files and its theatre, each with its SHA-256.
    public let files: [FileManifest.File]
    /// The command as it is typed.
    public let command: String
    /// Campaigns played in a second of the comparison; nil if it was not measured.
    public let replicationsPerSecond: Double?
    /// The most memory that the process held; nil if it was not measured.
    public let peakMemoryBytes: Int?
    /// The whole run; nil if it was not measured.
    public let seconds: Double?

    /// The provenance of a run.
    public init(
        version: String, scenarioDigest: String, files: [FileManifest.File] = [], command: String,
        replicationsPerSecond: Double? = nil, peakMemoryBytes: Int? = nil, seconds: Double? = nil
    ) {
        self.version = version
        self.scenarioDigest = scenarioDigest
        self.files = files
        self.command = command
        self.replicationsPerSecond = replicationsPerSecond
        self.peakMemoryBytes = peakMemoryBytes
        self.seconds = seconds
    }
}
