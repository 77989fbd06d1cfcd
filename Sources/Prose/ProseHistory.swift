import Figures
import Geography
import Notation

/// The record beside the model, whichever way it falls.
public struct ProseHistory {
    private let figures: ReplyFigures

    /// The comparison that some figures allow.
    public init(figures: ReplyFigures) { self.figures = figures }

    typealias Relation = ReplyHistory.Relation

    private static let scored: [Relation] = [.within, .touches, .above, .below]
    private static let named: [Relation] = [.likely, .possible, .unlikely]

    private func rows(_ relations: [Relation]) -> [ReplyHistory] { figures.history.filter { relations.contains($0.relation) } }

    private var directive: String {
        let id = figures.history.first?.directive
        if id == figures.baseline?.against { return "the course without the \(figures.scenario.noun)" }
        return "“\(figures.directives.first { $0.id == id }?.title ?? "")”"
    }

    /// How many of the record's figures the model meets.
    public func summary() -> String? {
        let (scored, named) = (rows(Self.scored), rows(Self.named))
        guard !scored.isEmpty || !named.isEmpty else { return nil }
        return [scored.isEmpty ? nil : counts(scored), named.isEmpty ? nil : units(named), leaning(scored + named)].compactMap(
            \.self
        )
        .joined(separator: " ")
    }

    private func counts(_ scored: [ReplyHistory]) -> String {
        let count = { (relation: Relation) in scored.filter { $0.relation == relation }.count }
        let of = { (relation: Relation) -> String? in
            let number = count(relation)
            guard number > 0 else { return nil }
            if number < scored.count || number == 1 { return ProseWords.number(number) }
            return number == 2 ? "both" : "all \(ProseWords.number(number))"
        }
        let beside = [of(.above).map { "wholly above \($0)" }, of(.below).map { "wholly below \($0)" }].compactMap(\.self)
        let said = [
            of(.within).map { "holds the best figure of \($0)" },
            of(.touches).map {
                "meets the range of \($0) but not \(count(.touches) == 1 ? "its best figure" : "their best figures")"
            },
            beside.isEmpty ? nil : "lies \(ProseWords.list(beside))",
        ]
        return
            "Of \(ProseWords.counted(scored.count, "figure", "figures")) of the record that can be set beside \(directive), the model's "
            + "80 % interval (eight campaigns in ten) \(ProseWords.list(said.compactMap(\.self)))."
    }

    private func units(_ named: [ReplyHistory]) -> String {
        let count = { (relation: Relation) in named.filter { $0.relation == relation }.count }
        return
            "Of \(ProseWords.counted(named.count, "unit", "units")) whose remnants the record names \(figures.scenario.objective), "
            + "\(ProseWords.number(count(.likely))) \(count(.likely) == 1 ? "is" : "are") there in at least nine of the model's campaigns in ten and "
            + "\(ProseWords.number(count(.unlikely))) in at most one (a remnant is a hundred men or more, an assumption)."
    }

    /// Keys of men who did not come home.
    private static let losses = ["killed", "prisoners", "lost"]

    /// Which way the model errs in men who came home or live on, where it errs one way only.
    private func leaning(_ compared: [ReplyHistory]) -> String? {
        let rows = compared.filter { row in !Self.losses.contains { row.key.hasPrefix($0) } }
        let low = rows.filter { $0.relation == .below || $0.relation == .unlikely }.count
        let high = rows.filter { $0.relation == .above }.count
        guard low + high > 1, min(low, high) == 0 else { return nil }
        return
            "Where the two part, the model always has \(low > 0 ? "fewer" : "more") men than the record: its counts serve to compare "
            + "directives, not to tell how many men came home."
    }

    func section() -> ReplySection? {
        guard !figures.history.isEmpty else { return nil }
        let compared = rows(Self.scored + Self.named)
        var blocks: [ReplyBlock] = [.paragraph(introduction())]
        if let summary = summary() { blocks.append(.paragraph(summary + misses())) }
        if !compared.isEmpty { blocks.append(.table(table(compared, "Figures that can be compared. Model: 80 % interval."))) }
        let beside = rows([.beside])
        if !beside.isEmpty { blocks += [.paragraph(besideText), .table(besideTable(beside))] }
        let none = rows([.none])
        if !none.isEmpty { blocks.append(.table(noneTable(none))) }
        return ReplySection("record", "What the record says beside what the model says", blocks)
    }

    private func introduction() -> String {
        let rules =
            learned
            ?? (figures.run.scenarioRules.isEmpty && figures.run.settings.isEmpty
                ? "No rule of the model was set by this case: what does not fit is left to stand."
                : "Some rules differ from standard here; the last section names them.")
        return "A campaign never reads the record. It is set beside \(directive), the directive nearest to what was done. "
            + rules
    }

    /// The warning where rules were weighed by records; nil where they were not.
    private var learned: String? {
        guard let calibration = figures.run.calibration, !calibration.moved.isEmpty else { return nil }
        return calibration.cases.contains(figures.scenario.id)
            ? "This record is among those that weighed the rules here: that the model meets it proves nothing."
            : "Some rules were weighed by the records of other cases; the last section names them."
    }

    /// The rows on which model and record part, by name, where they are few.
    private func misses() -> String {
        let missed = rows([.above, .below, .unlikely])
        guard 1...4 ~= missed.count else { return "" }
        let said = missed.map { row in
            let way =
                row.relation == .above
                ? "the model has more" : row.relation == .below ? "the model has fewer" : "the model rarely has it"
            return "\(row.metric) (\(way))"
        }
        return " They part on: \(said.joined(separator: "; "))."
    }

    private func table(_ rows: [ReplyHistory], _ caption: String) -> TableText {
        TableText(
            caption
                + " Grade: the compilers' confidence in the record. \(Self.atTheEnd)",
            columns: [
                .init("Quantity"), .init("Date"), .init("Record", .right), .init("range", .right), .init("Grade"),
                .init("Model", .right),
                .init("Finding"),
            ],
            rows: rows.map { row in
                let isNamed = Self.named.contains(row.relation)
                return [
                    row.metric, ProseDate.date(row.date), isNamed ? "named" : ProseNumber.plain(row.best),
                    isNamed ? "" : range(row),
                    row.confidence, isNamed ? row.chance.map(ProseNumber.percent) ?? "" : row.model?.spread ?? "", finding(row),
                ]
            })
    }

    private static let atTheEnd =
        "The model counts at the end of the campaigns, whatever the date of the record, but for men who are out by a day (key `menOutByDay`)."

    private func range(_ row: ReplyHistory) -> String { "\(ProseNumber.plain(row.low)) to \(ProseNumber.plain(row.high))" }

    private func finding(_ row: ReplyHistory) -> String {
        switch row.relation {
        case .within: "within"
        case .touches: "ranges meet"
        case .above: "model higher"
        case .below: "model lower"
        case .likely: "there, as named"
        case .possible: "sometimes there"
        case .unlikely: "rarely there"
        case .beside, .none: ""
        }
    }

    private var besideText: String {
        "The next figures count something else than the model does. They are printed beside it and prove nothing either way."
    }

    private func besideTable(_ rows: [ReplyHistory]) -> TableText {
        TableText(
            "Not compared. Model: 80 % interval. Men out and men tied down are those of the date, or of the last day where it lies after the end; prisoners "
                + "and guerrillas are those of the end of the campaigns.",
            columns: [
                .init("Quantity"), .init("Date"), .init("Record", .right), .init("Model, men", .right), .init("Why not"),
            ],
            rows: rows.map { [$0.metric, ProseDate.date($0.date), recorded($0), $0.model?.spread ?? "", $0.remark] })
    }

    private func recorded(_ row: ReplyHistory) -> String {
        let share = { (value: Double) in ProseNumber.plain(100 * value) }
        if row.unit == "share" {
            return (row.low == row.high ? share(row.best) : "\(share(row.low)) to \(share(row.high))") + " %"
        }
        return (row.low == row.high ? ProseNumber.plain(row.best) : range(row)) + " " + row.unit
    }

    private func noneTable(_ rows: [ReplyHistory]) -> TableText {
        TableText(
            "Record only. A dash: the model counts nothing of the kind.",
            columns: [.init("Quantity"), .init("Date"), .init("Record", .right), .init("Why nothing stands beside it")],
            rows: rows.map {
                [$0.metric, LocalTime($0.date)?.longDate ?? $0.date, recorded($0), $0.key.isEmpty ? "–" : $0.remark]
            })
    }
}
