/// One campaign of a seed: what is played, and where it is recorded.
public struct CampaignQuery: Codable, Hashable, Sendable {
    /// A scenario's name, or the path of its folder.
    public let scenario: String
    /// The directive; nil for the one that the scenario asks about.
    public let directive: String?
    /// The seed of all luck.
    public let seed: UInt64
    /// Which campaign of that seed, 0 to 10,000,000.
    public let replication: Int
    /// Rules that differ from the scenario's, as `name=value`.
    public let settings: [String]
    /// Workers for settling who goes.
    public let workers: Int
    /// The file in which it is recorded.
    public let record: String?
    /// The folder for the page, its events as a table and the recording.
    public let out: String?
    /// The command as it can be typed again, for the record; empty where none was typed.
    public let command: String

    /// A question, checked when it is run.
    public init(
        scenario: String, directive: String? = nil, seed: UInt64 = PlayOptions.standardSeed, replication: Int = 0,
        settings: [String] = [], workers: Int, record: String? = nil, out: String? = nil, command: String = ""
    ) {
        self.scenario = scenario
        self.directive = directive
        self.seed = seed
        self.replication = replication
        self.settings = settings
        self.workers = workers
        self.record = record
        self.out = out
        self.command = command
    }

    func check() throws(Refusal) {
        try Bounds.check("--replication", replication, 0...10_000_000)
        try PlayOptions(workers: workers, settings: settings).check()
    }
}

/// A recorded campaign: what is read of it, or which other future begins in it.
public struct RecordingQuery: Codable, Hashable, Sendable {
    /// The recording.
    public let recording: String
    /// An epoch by its number, a date or a minute; nil for all of it.
    public let at: String?
    /// The directive that is sent at that moment; nil to read only.
    public let directive: String?
    /// Workers for settling who goes.
    public let workers: Int
    /// The file in which the other future is recorded.
    public let record: String?
    /// The folder for the page, its events as a table and, of another future, the recording.
    public let out: String?
    /// The command as it can be typed again, for the record; empty where none was typed.
    public let command: String

    /// A question, checked when it is run.
    public init(
        recording: String, at: String? = nil, directive: String? = nil, workers: Int, record: String? = nil,
        out: String? = nil, command: String = ""
    ) {
        self.recording = recording
        self.at = at
        self.directive = directive
        self.workers = workers
        self.record = record
        self.out = out
        self.command = command
    }

    func check() throws(Refusal) {
        if directive != nil, at == nil {
            throw Refusal(.request, "--directive with --from begins another future; say when with --at.")
        }
        if directive == nil, record != nil {
            throw Refusal(
                .request, "--record with --from records another future; name its --directive, and say when with --at.")
        }
        try PlayOptions(workers: workers).check()
    }
}
