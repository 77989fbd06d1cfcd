/// A figure of the record with what the model says of the same quantity.
public struct ReplyHistory: Codable, Sendable {
    /// How the model's interval stands to the record's.
    public enum Relation: String, Codable, CaseIterable, Sendable {
        /// The record's best figure lies in the model's 80 per cent interval.
        case within
        /// The intervals meet, but the record's best figure lies outside the model's.
        case touches
        /// The whole of the model's interval is above, or below, the record's.
        case above, below
        /// A named unit: the model has a remnant there in at least nine campaigns of ten, in some, in at most one of ten.
        case likely, possible, unlikely
        /// Printed beside each other, never scored: the two count different things.
        case beside
        /// Nothing in the model stands beside it.
        case none
    }

    /// The quantity in words.
    public let metric: String
    /// Its key.
    public let key: String
    /// Date of the figure, ISO 8601 date.
    public let date: String
    /// The record's lowest figure.
    public let low: Double
    /// The record's best figure.
    public let best: Double
    /// The record's highest figure.
    public let high: Double
    /// Unit of the figures.
    public let unit: String
    /// The compilers' confidence.
    public let confidence: String
    /// Keys of the sources.
    public let sources: [String]
    /// A note of the compilers.
    public let note: String
    /// The directive under which the model's figure is read: the one nearest to what happened.
    public let directive: String
    /// Men, or for a named unit the share of campaigns in which a remnant was there; nil where nothing can be compared.
    public let model: ReplyEstimate?
    /// Share of the campaigns in which a named unit has a remnant there; nil where there is none.
    public let chance: Double?
    /// How the model's 80 per cent interval lies to the record's range.
    public let relation: Relation
    /// Why the two are not scored, where they are not.
    public let remark: String
}
