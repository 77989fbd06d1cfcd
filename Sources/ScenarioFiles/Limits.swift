/// The sizes up to which a scenario is read. Within them every command runs in memory below 1 GB; beyond them `check` says so.
///
/// Documentation/Scenarios.md lists them.
public struct Limit: Sendable {
    /// The things counted, as they are named after the number.
    public let subject: String
    /// The most of it.
    public let most: Int
    /// The reason for the limit.
    public let reason: String

    private init(_ most: Int, _ subject: String, _ reason: String) {
        self.subject = subject
        self.most = most
        self.reason = reason
    }

    /// Bytes of a text file.
    public static let fileBytes = Limit(
        4_000_000, "bytes in a text file", "a file becomes some hundred times its size in memory")
    /// Hexes of a map.
    public static let hexes = Limit(250_000, "hexes of a map", "each is read, drawn and searched many times; Korea has 53,550")
    /// Hexes of a map times days of the campaign.
    public static let hexDays = Limit(
        10_000_000, "hexes of the map times days of the campaign", "the enemy's hold is kept for each hex and day")
    /// Zones of a map.
    public static let zones = Limit(500, "zones of a map", "guerrillas are kept for each zone and formation")
    /// Named places of a map.
    public static let places = Limit(20_000, "places of a map", "each is compared with a hex that has to be described")
    /// Rows of a table or entries of a list.
    public static let entries = Limit(10_000, "rows of a table, or entries of a list", "a longer one is a mistake")
    /// Formations of the own side.
    public static let formations = Limit(1000, "formations", "each is read, planned for and reported by itself")
    /// Forces of the enemy.
    public static let enemyForces = Limit(1000, "enemy forces", "the hold of each is found for each day")
    /// Dated positions of the enemy.
    public static let positions = Limit(10_000, "dated positions of all enemy forces", "a way is found from each to the next")
    /// Men of the own side.
    public static let men = Limit(
        5_000_000, "men of the own side, by the highest figures", "a beaten body falls apart into bodies of five men")
    /// Detachments of a directive.
    public static let detachments = Limit(
        50_000, "detachments into which a part of a directive would break the own side", "each is moved by itself")
    /// People of the theatre.
    public static let people = Limit(1_000_000_000, "people of all zones", "recruits are counted in whole men")
    /// Letters of a name or title.
    public static let nameLetters = Limit(120, "letters of a name or title", "it has to fit a line of a table")
    /// Letters of a sentence.
    public static let sentenceLetters = Limit(
        1000, "letters of a summary, a note or a source", "it stands in a cell of a table")
    /// Letters of a long text.
    public static let textLetters = Limit(20_000, "letters of `notes` and `quote`", "they are printed whole")
    /// Goals and passages of objectives and ways.
    public static let grounds = Limit(
        256, "goals and passages of the scenario and its directives", "each is kept as a map")
    /// Legs of the ways of all directives.
    public static let legs = Limit(
        64, "legs to the objectives and passages of all directives", "ways are laid for each")
    /// Hexes of a map times days of the campaign times legs, where there is more than one.
    public static let legHexDays = Limit(
        25_000_000, "hexes of the map times days of the campaign times those legs",
        "ways are kept for each hex and look at the map")
    /// Amendments of a directive.
    public static let amendments = Limit(20, "amendments of a directive", "each formation may be told each")
    /// Years between a date and the start.
    public static let years = Limit(
        10, "years from the start to any other date",
        "the past counts only where it says since when somebody has been cut off; more is a slip of the pen in the year")

    /// All of them, in the order of the page.
    public static let all: [Limit] = [
        fileBytes, entries, nameLetters, sentenceLetters, textLetters, hexes, hexDays, zones, places, people, formations, men,
        detachments, enemyForces, positions, grounds, legs, legHexDays, amendments, years,
    ]

    /// The fault of a number beyond the limit.
    func fault(_ number: Int, at spot: Spot, remedy: String) -> Fault {
        spot.fault("there are \(number) \(subject)", expected: "at most \(most)", remedy: remedy)
    }
}
