import Scenarios

/// A figure of the record with what the model says of the same quantity; in JSON the members of both stand side by side.
@dynamicMemberLookup public struct ReplyHistory: Codable, Sendable {
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

    /// The figure of the record.
    public let figure: HistoricalFigure
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

    /// A member of the figure of the record.
    public subscript<Value>(dynamicMember member: KeyPath<HistoricalFigure, Value>) -> Value { figure[keyPath: member] }
}

extension ReplyHistory {
    private enum Key: CodingKey { case directive, model, chance, relation, remark }

    /// Writes the members of the figure and its own into one object.
    public func encode(to encoder: any Encoder) throws {
        try figure.encode(to: encoder)
        var members = encoder.container(keyedBy: Key.self)
        try members.encode(directive, forKey: .directive)
        try members.encodeIfPresent(model, forKey: .model)
        try members.encodeIfPresent(chance, forKey: .chance)
        try members.encode(relation, forKey: .relation)
        try members.encode(remark, forKey: .remark)
    }

    /// Reads what `encode` writes.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Key.self)
        self.init(
            figure: try HistoricalFigure(from: decoder), directive: try members.decode(String.self, forKey: .directive),
            model: try members.decodeIfPresent(ReplyEstimate.self, forKey: .model),
            chance: try members.decodeIfPresent(Double.self, forKey: .chance),
            relation: try members.decode(Relation.self, forKey: .relation),
            remark: try members.decode(String.self, forKey: .remark))
    }
}
