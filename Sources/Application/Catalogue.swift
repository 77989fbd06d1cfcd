import Campaigns
import Foundation
import Geography
import Notation
import RuleSets
import ScenarioFiles
import Scenarios

/// The scenarios of a workspace.
public struct ScenarioList: AnswerPackage {
    /// In order of name.
    public let entries: [ScenarioEntry]

    /// The scenarios that stand in a workspace, sound or not.
    public init(in workspace: Workspace) { entries = workspace.library.list() }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String {
        let rows = entries.map { entry in
            [
                entry.id, entry.dates.map { "\($0.lowerBound.isoDate) to \($0.upperBound.isoDate)" } ?? "(no dates)",
                entry.summary,
            ]
        }
        let table = TableText("", columns: [.init("Scenario"), .init("Dates"), .init("What it is")], rows: rows)
        return table.plain(width: style.width).joined(separator: "\n")
    }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String {
        struct Entry: Encodable {
            let id: String
            let title: String
            let summary: String
            let start: String?
            let end: String?
        }
        let lines = entries.map {
            Entry(
                id: $0.id, title: $0.title, summary: $0.summary, start: $0.dates?.lowerBound.isoDate,
                end: $0.dates?.upperBound.isoDate)
        }
        return try Refusal.catching { try JSONFile.text(of: lines) }
    }

    /// Writes the files that were asked for; returns a sentence for each thing to be told.
    public func write() throws(Refusal) -> [String] { [] }
}

/// What is wrong with a scenario's files.
public struct CheckReport: AnswerPackage {
    /// Sentences in order of file and line; none where all is well.
    public let faults: [String]
    /// What is accepted and has no effect, in order of file and line.
    public let warnings: [String]
    /// What the scenario holds; nil where there are faults.
    public let summary: String?
    /// The situation at the start, which is drawn; nil where no map is asked for or there are faults.
    private let situation: SituationPackage?

    /// Reads the scenario of that name or path; throws only if there is no workspace for it. `map` is the file that its situation at the
    /// start is drawn into.
    public init(_ name: String, map: String? = nil, in workspace: Workspace) throws(Refusal) {
        do {
            let checked = try workspace.check(name)
            let read = checked.scenario
            let drawn: SituationPackage? =
                if let map { try SituationSession(SituationQuery(scenario: name, map: map), in: workspace).run() } else { nil }
            situation = drawn
            warnings = checked.warnings.map(\.description)
            let counts = [
                ProseWords.figured(read.formations.count, "formation"), ProseWords.figured(read.enemy.count, "enemy force"),
                ProseWords.figured(read.directives.count, "directive"), ProseWords.figured(read.sources.count, "source"),
            ]
            let warned = warnings.isEmpty ? "" : ", \(ProseWords.figured(warnings.count, "warning"))"
            summary = "\(read.id): no faults\(warned); \(counts.joined(separator: ", "))."
            faults = []
        } catch {
            guard error.kind == .input else { throw error }
            summary = nil
            warnings = []
            faults = error.sentences
            situation = nil
        }
    }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String {
        let last = summary ?? "\(ProseWords.figured(faults.count, "fault"))."
        return (warnings + faults + ProseWords.wrapped(last, width: style.width)).joined(separator: "\n")
    }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String {
        try Refusal.catching { try JSONFile.text(of: ["faults": faults, "warnings": warnings]) }
    }

    /// Writes the files that were asked for; returns a sentence for each thing to be told.
    public func write() throws(Refusal) -> [String] { try situation?.write() ?? [] }
}

/// Numbers of the model.
public struct RuleList: AnswerPackage {
    /// In the order of the book; at least one.
    public let entries: [RuleBook.Entry]

    /// The rules with a text in their names, or all of them; throws where none has it.
    public init(matching filter: String? = nil) throws(Refusal) {
        entries = RuleBook.entries.filter { filter == nil || $0.name.contains(filter ?? "") }
        if entries.isEmpty {
            let topics = RuleBook.entries.map(\.topic).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
            throw Refusal(
                .request,
                "No rule has \"\(filter ?? "")\" in its name, expected a topic (\(topics.joined(separator: ", "))) or part of a name."
            )
        }
    }

    /// The page Documentation/Rules.md.
    public static var markdown: String { RulesPage.markdown }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String {
        entries.map { entry in
            let range = "\(plain(entry.range.lowerBound)) to \(plain(entry.range.upperBound))"
            let head = "\(entry.name) = \(plain(entry.standard)) \(entry.unit) (\(range))"
            let rest = ["\(entry.meaning)", "More: \(entry.effect).", "Source: \(entry.source)."]
            return
                (ProseWords.wrapped(head, width: style.width)
                + rest.flatMap { ProseWords.wrapped($0, width: style.width, indent: "    ") }).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
    }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String {
        try Refusal.catching { try JSONFile.text(of: entries.map(RulePage.init)) }
    }

    /// Writes the files that were asked for; returns a sentence for each thing to be told.
    public func write() throws(Refusal) -> [String] { [] }
}
