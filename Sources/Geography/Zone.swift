/// A province, or a part of one, with the people who live there.
public struct Zone: Hashable, Sendable {
    /// Short name used in files.
    public let id: String
    /// Name at the time.
    public let name: String
    /// People who live there.
    public var people: Int
    /// Land area, square kilometres.
    public let areaSquareKilometres: Double
    /// Attitude to the own side: 0 hostile, 0.5 neutral, 1 friendly (a prior, an assumption unless sourced).
    public var attitude: Double
    /// Length of the enemy's lines of communication if he holds the zone, kilometres.
    public var communicationKilometres: Double

    /// A zone.
    public init(
        id: String, name: String, people: Int, areaSquareKilometres: Double, attitude: Double, communicationKilometres: Double
    ) {
        self.id = id
        self.name = name
        self.people = people
        self.areaSquareKilometres = areaSquareKilometres
        self.attitude = attitude
        self.communicationKilometres = communicationKilometres
    }

    /// People per square kilometre.
    public var density: Double { areaSquareKilometres > 0 ? Double(people) / areaSquareKilometres : 0 }
}
