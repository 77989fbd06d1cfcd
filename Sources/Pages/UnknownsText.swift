import Figures
import Notation
import Prose
import RuleSets
import Statistics
import Studies

/// Findings of a study of unknowns, by kind and by unknown: a page, JSON and files.
public struct UnknownsText: FindingsPage {
    private let study: UnknownsStudy
    private let worth: UnknownsWorth?
    private let worlds: ReplyWorlds
    private let calibration: ReplyCalibration?

    /// The words for a study of unknowns and their worth; `calibration` is what its rules were drawn from, if not from their ranges.
    public init(_ study: UnknownsStudy, worth: UnknownsWorth?, calibration: ReplyCalibration? = nil) {
        self.calibration = calibration
        self.study = study
        self.worth = worth
        worlds = ReplyWorlds(study, worth: worth)
    }

    private var clauses: [ReplyClause] { worlds.verdict?.clauses ?? [] }

    /// Every unknown, with its worth where that was told.
    private var entries: [UnknownEntry] {
        let told = Dictionary(uniqueKeysWithValues: (worth?.unknowns ?? []).map { ($0.name, $0) })
        return study.design.unknowns.map { UnknownEntry($0, worth: told[$0.name], clauses: clauses.map(\.key)) }
    }

    /// For a terminal.
    public func text(width: Int) -> String {
        let directive = study.question.directive
        let prose = ProseUnknowns(worlds, scenario: study.design.scenario.id, noun: directive.noun)
        let document = ReplyDocument(
            title: "\(directive.title): what the verdict depends on", subtitle: heading,
            opening: rules + (prose.map { [.lead($0.shares())] } ?? []) + (prose?.blocks(of: study.design.unknowns) ?? []),
            sections: []
        )
        return String(TerminalPage(document, width: width).opening().dropLast())
    }

    private var rules: [ReplyBlock] {
        calibration.map { [.paragraph(ProseCalibration($0, of: RuleBook.entries.count).warning)] } ?? []
    }

    private var heading: String {
        let played = ProseNumber.whole(study.worlds)
        let all = study.wasStopped ? "\(played) of \(ProseNumber.whole(study.sampling.most)) worlds" : "\(played) worlds"
        return "\(all) drawn from \(ProseWords.figured(study.design.unknowns.count, "unknown")), "
            + "\(ProseWords.figured(study.sampling.perWorld, "campaign")) of each course in each, seed \(study.design.seed); against "
            + "“\(study.baseline.directive.title)”."
    }

    private struct Page: Encodable {
        let scenario: String
        let directive: String
        let standing: String
        let seed: UInt64
        let wasStopped: Bool
        let calibration: ReplyCalibration?
        let worlds: ReplyWorlds
        /// Shares of the variance of world means that chance exceeds in one study of twenty: for single unknowns, and for kinds.
        let threshold: Double?
        let kindThreshold: Double?
        let unknowns: [UnknownEntry]
    }

    /// Every number as JSON.
    public func json() throws -> String {
        try JSONFile.text(
            of: Page(
                scenario: study.design.scenario.id, directive: study.question.directive.id,
                standing: study.baseline.directive.id, seed: study.design.seed, wasStopped: study.wasStopped,
                calibration: calibration, worlds: worlds,
                threshold: worth.flatMap { $0.threshold.isFinite ? $0.threshold : nil }, kindThreshold: worth?.groupThreshold,
                unknowns: entries))
    }

    /// The table and the numbers.
    public func contents() throws -> FindingsFolder.Contents {
        let keys = clauses.map(\.key)
        let table = UnknownEntry.table(shares: keys.map { UnknownEntry.share($0, $0) })
        return FindingsFolder.Contents(
            tables: [table.filled(entries.map { $0.row(clauses: keys) })], texts: ["unknowns.json": try json()], charts: [])
    }
}
