import Geography
import Hexes
import Scenarios

/// The files of a new scenario on a theatre: one of everything, at places that exist, with a comment at each figure that is to be filled in.
///
///     let files = ScenarioTemplate(id: "my-case", theatre: theatre).files
public struct ScenarioTemplate: Sendable {
    private let id: String
    private let theatre: Theatre
    /// Places of the formation, of the enemy and of the goal.
    private let places: (own: Place, enemy: Place, goal: Place)

    /// Kilometres that lie between the formation and its goal where the theatre has such places.
    private static let kilometres = 60.0

    /// The template of a scenario; nil for a theatre with fewer than three places on one piece of land.
    public init?(id: String, theatre: Theatre) {
        guard let places = Self.places(of: theatre) else { return nil }
        self.id = id
        self.theatre = theatre
        self.places = places
    }

    /// Text by the file's name.
    public var files: [String: String] {
        [
            "scenario.yaml": scenario, "forces.csv": forces, "enemy.yaml": enemy, "zones.csv": zones, "sources.yaml": sources,
            "history.csv": history,
            "rules.yaml": "# Rules that differ from the standard, each with its reason. None is best.\n[]\n",
            "directives/as-it-happened.yaml": directive("as-it-happened", "The course as recorded", isSent: false),
            "directives/small-groups.yaml": directive("small-groups", "In small groups", isSent: true), "README.md": readme,
        ]
    }

    /// The most central place of those that lie on land with others, one about so far from it, and one between them.
    private static func places(of theatre: Theatre) -> (own: Place, enemy: Place, goal: Place)? {
        let grid = theatre.grid
        let middle = grid.centre(of: CellID(grid.count / 2 + grid.columns / 2))
        let away = { (place: Place, point: Point) in grid.centre(of: place.cell).distance(to: point) }
        let known = theatre.places.filter { theatre.isLand($0.cell) }
        guard let own = known.min(by: { (away($0, middle), $0.id) < (away($1, middle), $1.id) }) else { return nil }
        var start = [Bool](repeating: false, count: grid.count)
        start[own.cell.offset] = true
        let reached = ScenarioReader.landAround(start, on: theatre)
        let near = known.filter { $0.cell != own.cell && reached[$0.cell.offset] }
        let origin = grid.centre(of: own.cell)
        let goal = near.min { one, other in
            (abs(away(one, origin) - 1000 * kilometres), one.id) < (abs(away(other, origin) - 1000 * kilometres), other.id)
        }
        guard let goal else { return nil }
        let end = grid.centre(of: goal.cell)
        let between = Point(x: (origin.x + end.x) / 2, y: (origin.y + end.y) / 2)
        let enemy = near.filter { $0.cell != goal.cell }.min { (away($0, between), $0.id) < (away($1, between), $1.id) }
        return enemy.map { (own, $0, goal) }
    }

    private var scenario: String {
        """
        # yaml-language-server: $schema=../../Schemas/scenario.schema.json
        id: \(id)
        title: A new case                    # fill in, here and below wherever a comment says so
        summary: One formation behind the enemy, which is told to come out.   # one line for the list
        start: 1950-06-01T18:00              # fill in, and with it the dates of enemy.yaml, directives and history.csv
        utcOffsetHours: \(utcOffset)                    # by the longitude; fill in the clock of the time
        horizonDays: 20                      # fill in: days for which the campaign is followed
        theatre: \(theatre.id)
        own: {id: own, name: The own side}       # fill in the names
        enemy: {id: enemy, name: The enemy}
        # The ground to be reached: a parallel, a line with its side, an area, a place, or zones.
        objective: {name: at \(Self.quotable(places.goal.name)), place: \(places.goal.id), radiusKilometres: 6}
        question: small-groups
        standing: as-it-happened
        groups:
          - {id: division, title: the division, role: primary, members: [formation_1]}
        intelligence: {delayHours: 24, blur: 1.5}   # fill in: age of the news in hours, and how blurred it is
        unknowns:                            # fill in: what the sources leave open
          placeKilometres: 5
          enemyKilometres: 5
          enemyHours: 12
          issueHours: 3
          standingFactor: 2
          reason: assumption

        """
    }

    /// Hours by which the sun's time of the middle of the map is ahead of Greenwich, to the nearest.
    private var utcOffset: Int {
        Int(((theatre.geographic(places.own.cell)?.longitude ?? 0) / 15).rounded())
    }

    private var forces: String {
        """
        id,side,parent,name,place,men_low,men,men_high,guns,tanks,confidence,source,note
        formation_1,own,Headquarters,1st Formation,\(places.own.id),2000,3000,4000,4,0,low,ASSUMPTION,Fill in: a row for each formation

        """
    }

    private var enemy: String {
        """
        # Fill in: a force for each body of the enemy, with its dated positions. posture: advance, hold, security, reserve, absent.
        - id: enemy_1
          name: 1st Regiment
          kind: infantry
          battalions: 3
          men: 2500
          mobility: foot
          confidence: low
          source: [ASSUMPTION]
          track:
            - {at: "1950-05-30T12:00", place: \(places.enemy.id), posture: hold, source: [ASSUMPTION]}

        """
    }

    private var zones: String {
        let rows = theatre.zones.map { zone in
            let range = [max(0, zone.attitude - 0.2), zone.attitude, min(1, zone.attitude + 0.2)]
            let numbers = range.map { FieldType.plain(($0 * 100).rounded() / 100) }.joined(separator: ",")
            return "\(zone.id),\(numbers),ASSUMPTION,low,Fill in: 0 hostile to 1 friendly; the map's own attitude"
        }
        return (["zone,attitude_low,attitude,attitude_high,source,confidence,note"] + rows).joined(separator: "\n") + "\n"
    }

    private var sources: String {
        """
        # CSL-YAML, as Zotero writes it. Each note begins with seen, memory or derived.
        - {id: ASSUMPTION, type: document, title: No source, note: "derived. An assumption of the author."}

        """
    }

    private var history: String {
        """
        metric,key,date,low,best,high,unit,confidence,source,use,mechanism,note
        men out in the end,menOutShare,1950-06-21,0.2,0.5,0.8,share,low,ASSUMPTION,compare,,"Fill in what the record says, or take the row out"

        """
    }

    private func directive(_ id: String, _ title: String, isSent: Bool) -> String {
        """
        id: \(id)
        title: \(title)
        summary: \(isSent ? "Everybody goes in groups of forty by night." : "What was done without any new order.")
        \(isSent ? "issued: 1950-06-01T20:00" : "# No issued: it holds from the start.")
        source: [ASSUMPTION]
        parts:
          - name: the division
            who: division
            task: withdraw
            heavyWeapons: \(isSent ? "destroy" : "destroy-if-blocked")
            detachmentSize: \(isSent ? 40 : 1000)
            ways: \(isSent ? 8 : 2)
            route: gaps
            march: night
            ifBlocked: \(isSent ? "new-way" : "shed-and-separate")
            ifCannot: keep-trying

        """
    }

    private var readme: String {
        """
        # A new case

        Fill in: what happened, with sources; what it cost the people who lived there; what the model can and cannot show; decisions, and where
        another is possible.

        """
    }

    /// A name as it may stand in a text without quotation marks.
    private static func quotable(_ name: String) -> String {
        name.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "'" || $0 == "-" }
    }
}
