import Campaigns
import Scenarios

/// How long the lists of an outcome are, and what their places are called.
public struct StudyDimensions: Hashable, Sendable {
    /// A formation or a zone.
    public struct Place: Hashable, Sendable {
        /// By which the scenario's files name it.
        public let id: String
        /// As people call it.
        public let name: String

        /// A formation or a zone.
        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// In the order of the scenario.
    public let formations: [Place]
    /// In the order of the theatre.
    public let zones: [Place]
    /// Days of a campaign, and the one after it.
    public let days: Int

    /// Dimensions, as a file gives them back.
    public init(formations: [Place], zones: [Place], days: Int) {
        self.formations = formations
        self.zones = zones
        self.days = days
    }

    /// The dimensions of a preparation's outcomes.
    public init(_ preparation: CampaignModel) {
        let scenario = preparation.scenario
        self.init(
            formations: scenario.formations.map { Place(id: $0.id, name: $0.name) },
            zones: scenario.theatre.zones.map { Place(id: $0.id, name: $0.name) }, days: preparation.days + 1)
    }

    /// Men, weapons and contacts that a table may hold.
    static let counts: Range<Int64> = 0..<Int64(Int32.max)

    /// Hours, and values of responses.
    static let values = -1e12...1e12

    /// The numbers that a column of a run's tables may hold.
    func range(of column: String) -> Range<Int64> {
        switch column {
        case "formation": 0..<Int64(formations.count)
        case "zone": 0..<Int64(zones.count)
        case "day", "order_day": 0..<Int64(days)
        default: Self.counts
        }
    }
}
