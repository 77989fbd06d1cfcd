import Geography
import Hexes
import Scenarios

/// Reads a folder from end to end: each file into records, the records into values, and the values against each other.
struct ScenarioReader {
    let folder: String
    let theatres: String
    let vocabulary: Vocabulary?
    let texts: ScenarioTexts
    var faults = FaultList()
    /// Keys of sources.yaml; nil if not all of them could be read, so that none can be called unknown.
    var sourceKeys: [String]?
    /// nil if the theatre could not be read; what depends on it is then not checked.
    var ground: PositionResolver?
    var start: LocalTime?
    var horizonDays: Int?
    /// Ids of forces.csv in order, those with faults included; empty if not all could be read.
    var formationIDs: [String] = []
    /// Where each formation of forces.csv stands in the file.
    var formationSpots: [String: Spot] = [:]
    /// Men of each formation by the highest figure.
    var formationMen: [Int] = []
    var groups: [Group] = []
    /// Attitudes by zone of the theatre, with their ranges; empty until zones.csv is read without a fault.
    var attitudes: [Uncertainty.Attitude] = []
    /// Goals and passages that have been read.
    var grounds = 0
    /// Where the parts stand that name a destination of their own, by directive and number.
    var destinationSpots: [(directive: String, part: Int, spot: Spot)] = []

    init(folder: String, theatres: String, vocabulary: Vocabulary?, overlay: [String: String] = [:]) {
        self.folder = folder
        self.theatres = theatres
        self.vocabulary = vocabulary
        texts = ScenarioTexts(folder: folder, overlay: overlay)
    }

    /// The scenario, or nil; it counts only if no fault was noted.
    mutating func read() -> Scenario? {
        let head = texts.record("scenario.yaml", as: ScenarioFormat.scenario, into: &faults)
        start = head?.time("start")
        horizonDays = head?.whole("horizonDays")
        let sources = readSources()
        ground = readGround(head)
        if let zones = readZones() { ground?.theatre = zones }
        let formations = readFormations(own: head?.record("own")?.text("id"))
        formationMen = formations.map(\.men.high)
        let enemy = readEnemy()
        checkSizes(formations: formations, enemy: enemy)
        if let head { groups = readGroups(head) }
        let directives = readDirectives()
        let history = texts.exists("history.csv") ? readHistory() : []
        let rules = texts.exists("rules.yaml") ? readRules() : []
        guard let head else { return nil }
        return assemble(
            head, formations: formations, enemy: enemy, directives: directives, history: history, rules: rules,
            sources: sources ?? [])
    }

    private mutating func assemble(
        _ head: Record, formations: [Formation], enemy: [EnemyForce], directives: [Directive], history: [HistoricalFigure],
        rules: [RuleOverride], sources: [Source]
    ) -> Scenario? {
        let objective = head.record("objective").flatMap { self.objective($0) }
        let refuge = head.record("refuge").flatMap { self.objective($0) }
        let timeline = readTimeline(head)
        checkHead(head, directives: directives)
        checkStanding(head, directives: directives)
        checkGround(head)
        guard let id = head.text("id"), let title = head.text("title"), let summary = head.text("summary"), let start,
            let offset = head.number("utcOffsetHours"), let days = head.whole("horizonDays"), let ground, let objective,
            let own = head.record("own")?.text("name"), let other = head.record("enemy")?.text("name"),
            let standing = head.text("standing"), let intelligence = intelligence(head), let question = head.text("question")
        else { return nil }
        var scenario = Scenario(
            id: id, title: title, summary: summary, start: start, utcOffsetHours: offset, horizonDays: days,
            theatre: ground.theatre, ownName: own, enemyName: other, objective: objective, refuge: refuge,
            formations: formations, enemy: enemy,
            groups: groups, standing: standing, intelligence: intelligence, directives: directives, question: question,
            history: history, timeline: timeline, sources: sources, rules: rules, notes: head.text("notes") ?? "")
        scenario.uncertainty = readUncertainty(head)
        scenario.statedClauses = readClauses(head)
        scenario.lines = readLines(head)
        scenario.isApplication = head.text("application") == "true"
        scenario.caveat = head.text("caveat") ?? ""
        checkKeysOfLines(scenario)
        warnOfPositions(scenario)
        warnOfRefuge(head, scenario)
        checkLegs(scenario)
        warnOfDestinations(scenario)
        warnOfIdleGroups(head, directives)
        return scenario
    }

    /// Notes each key that sources.yaml does not hold, and returns the keys.
    mutating func sources(_ record: Record, _ field: String = "source") -> [String] {
        let values = record.texts(field)
        if let sourceKeys {
            for value in values where !sourceKeys.contains(value.text ?? "") {
                let key = value.text ?? ""
                faults.add(
                    value.spot, "source \"\(key)\" is not known", expected: "a key in sources.yaml",
                    remedy: remedy(for: key, among: sourceKeys, otherwise: "add it to sources.yaml"))
            }
        }
        return values.compactMap(\.text)
    }

    /// Notes each id that stands in more than one record.
    mutating func checkUnique(_ records: [Record], _ field: String, what: String) {
        var lines: [String: Int] = [:]
        for record in records {
            guard let id = record.text(field) else { continue }
            if let line = lines[id] {
                faults.add(
                    record.spot(of: field), "the \(what) \(id) stands twice, first on line \(line)",
                    expected: "each \(what) once",
                    remedy: "take one out or give it another id")
            } else {
                lines[id] = record.spot(of: field).line ?? 0
            }
        }
    }

    /// The range of a figure, whose ends are its best value where they are left out. Notes an order that is wrong.
    mutating func checkOrder(_ record: Record, _ names: (low: String, best: String, high: String), _ figures: [Double?]) {
        guard let best = figures[1] else { return }
        let low = figures[0] ?? best
        let high = figures[2] ?? best
        guard low > best || best > high else { return }
        let found = [low, best, high].map { FieldType.plain($0) }.joined(separator: ", ")
        faults.add(
            record.spot(of: names.best), "\(names.low), \(names.best), \(names.high) are \(found)",
            expected: "\(names.low) <= \(names.best) <= \(names.high)", remedy: "put the figures in order")
    }

    /// Men with their range, or nil if a figure is missing or out of order.
    mutating func strength(_ record: Record) -> Strength? {
        let low = record.whole("men_low")
        let high = record.whole("men_high")
        guard let best = record.whole("men") else { return nil }
        checkOrder(record, ("men_low", "men", "men_high"), [low, best, high].map { $0.map(Double.init) })
        guard (low ?? best) <= best, best <= (high ?? best) else { return nil }
        return Strength(low: low ?? best, best: best, high: high ?? best)
    }
}
