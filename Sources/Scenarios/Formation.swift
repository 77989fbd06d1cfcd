import Hexes

/// A body of troops of the own side as it stands when the campaign starts.
public struct Formation: Hashable, Sendable {
    /// Id of the formation, unique within its scenario.
    public let id: String
    /// Name of the formation, as tables print it.
    public let name: String
    /// The headquarters above it.
    public let parent: String
    /// The place its position is named by.
    public let placeName: String
    /// Cell in which it is when the campaign starts.
    public var cell: CellID
    /// Strength in men, with the range of its sources.
    public var men: Strength
    /// Guns and tanks that it has at the start.
    public let weapons: HeavyWeapons
    /// Days for which its men have had nothing to eat when the campaign starts; 0 for men who carry their usual food.
    public let daysWithoutFood: Double
    /// high, medium or low: how far the sources bear the figures.
    public let confidence: String
    /// Keys into the scenario's sources.
    public let sources: [String]
    /// Remark on the figures; empty if there is none.
    public let note: String

    /// A formation.
    public init(
        id: String, name: String, parent: String, placeName: String, cell: CellID, men: Strength, weapons: HeavyWeapons,
        daysWithoutFood: Double = 0, confidence: String, sources: [String], note: String
    ) {
        self.id = id
        self.name = name
        self.parent = parent
        self.placeName = placeName
        self.cell = cell
        self.men = men
        self.weapons = weapons
        self.daysWithoutFood = daysWithoutFood
        self.confidence = confidence
        self.sources = sources
        self.note = note
    }
}
