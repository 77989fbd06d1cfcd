/// A figure of the record, with the range its sources leave.
public struct HistoricalFigure: Codable, Hashable, Sendable {
    /// Quantity in words, as tables print it.
    public let metric: String
    /// Which quantity of the reply it stands beside; empty if none.
    public let key: String
    /// Date to which the figure applies, as the record gives it.
    public let date: String
    /// Lowest figure of the sources, in the unit.
    public let low: Double
    /// Best estimate, in the unit.
    public let best: Double
    /// Highest figure of the sources, in the unit.
    public let high: Double
    /// Unit of the three figures.
    public let unit: String
    /// high, medium or low: how far the sources support the figures.
    public let confidence: String
    /// Keys into the scenario's sources.
    public let sources: [String]
    /// Remark on the figure; empty if there is none.
    public let note: String
    /// Use that may be made of it.
    public let use: Use
    /// The mechanism in the model that brings the quantity about, or the part of it that is left out; empty if nothing is said.
    public let mechanism: String

    /// Use that may be made of a figure beside printing it.
    public enum Use: String, CaseIterable, Codable, Sendable {
        /// It is printed beside the model.
        case compare
        /// Predictions of the model are scored by it.
        case score
        /// Rules may be fitted to it as well: what brings it about is in the model.
        case fit
    }

    /// A figure of the record.
    public init(
        metric: String, key: String, date: String, low: Double, best: Double, high: Double, unit: String, confidence: String,
        sources: [String], note: String, use: Use = .compare, mechanism: String = ""
    ) {
        self.use = use
        self.mechanism = mechanism
        self.metric = metric
        self.key = key
        self.date = date
        self.low = low
        self.best = best
        self.high = high
        self.unit = unit
        self.confidence = confidence
        self.sources = sources
        self.note = note
    }
}
