import Arithmetic
import Campaigns
import Cartography
import Charts
import Foundation
import Geography
import Pages
import RuleSets
import ScenarioFiles
import Scenarios

/// Where commands work: the scenarios and theatres of a home folder, the renderer of charts beside them, and the program.
///
///     let workspace = try Workspace.find(environment: ProcessInfo.processInfo.environment)
///     let package = try SituationSession(SituationQuery(scenario: "lesson"), in: workspace).run()
///     print(package.text(PageStyle(width: 80)))
public struct Workspace: Sendable {
    /// The folders of scenarios and theatres.
    public let library: ScenarioLibrary
    /// Draws charts, where it is installed.
    public let charts: ChartRenderer
    /// The folder in which replies have folders of their own, and in which work is kept.
    public let replies: String
    /// The home folder whose tools are used: that of the scenarios, or the program's own where that one has none.
    public let tools: String

    /// A workspace of a library; charts are drawn by the interpreter that the environment names, or as `ChartRenderer` finds one.
    public init(library: ScenarioLibrary, replies: String = "out", environment: [String: String] = [:]) {
        self.library = library
        self.replies = replies
        let own = (library.scenarios as NSString).deletingLastPathComponent
        let supplied = library.suppliedTheatres.map { ($0 as NSString).deletingLastPathComponent }
        let homes = [own, supplied].compactMap { $0 }
        tools = homes.first { FileManager.default.fileExists(atPath: "\($0)/Tools/charts/render.py") } ?? own
        charts = ChartRenderer(home: tools, environment: environment)
    }

    /// The workspace of `ANABASIS_HOME`, of the folder that the process works in, or of the program's own; throws if none is found.
    public static func find(environment: [String: String]) throws(Refusal) -> Workspace {
        guard let library = ScenarioLibrary.find(environment: environment) else {
            throw Refusal(
                .input, "There is no folder Scenarios here or above; go to the project's folder, or name it in ANABASIS_HOME.")
        }
        return Workspace(library: library, environment: environment)
    }

    // MARK: scenarios

    /// The scenario of that name or path; throws every fault of its files.
    public func scenario(_ name: String) throws(Refusal) -> Scenario {
        let name = try named(name)
        return try Refusal.catching { try library.read(name, vocabulary: Self.vocabulary) }
    }

    /// The scenario of that name or path with what is accepted in its files and has no effect; throws every fault of them.
    func check(_ name: String) throws(Refusal) -> (scenario: Scenario, warnings: [Fault]) {
        _ = try named(name)
        let checked = try Refusal.catching { try library.check(name, vocabulary: Self.vocabulary) }
        return (checked.scenario, checked.warnings)
    }

    private func named(_ name: String) throws(Refusal) -> String {
        guard name.isEmpty else { return name }
        throw Refusal(
            .request, "The scenario's name is empty, expected a name or the path of a folder; `anabasis list` names some.")
    }

    /// The names and ranges of rules, and the figures of a reply that are counted by formation, against which scenarios are checked.
    static let vocabulary = Vocabulary(
        rules: RuleBook.entries.map { .init(name: $0.name, range: $0.range, standard: $0.standard) },
        figuresOfFormations: ["menOut", "guerrillas", "prisoners"])

    /// A scenario's files and its theatre's, each with its SHA-256.
    public func manifest(of name: String) throws(Refusal) -> FileManifest {
        try Refusal.catching { try library.manifest(of: name) }
    }

    /// What draws maps of a scenario that was read by that name.
    func drawing(of scenario: Scenario, named name: String) throws(Refusal) -> MapDrawing {
        try Refusal.catching { MapDrawing(scenario: scenario, relief: try library.relief(of: name)) }
    }

    /// A folder for tables and charts.
    func findings(_ folder: String) -> FindingsFolder { FindingsFolder(folder, renderer: charts) }
}

/// The program that answers.
public enum Program {
    /// Named by every reply, and by every file that only the same version may go on with.
    public static let version = "0.1.0"
}

extension Scenario {
    /// The directive of that name, or the one that is asked about; throws if there is none of that name.
    func directive(named id: String?, option: String = "--directive") throws(Refusal) -> Directive {
        let id = id ?? question
        if let directive = directive(id) { return directive }
        throw Refusal(.input, "\(option) is \"\(id)\", expected one of \(directives.map(\.id).joined(separator: ", ")).")
    }

    /// The directives of those names, each once; all of them where none is named.
    func directives(named ids: [String]) throws(Refusal) -> [Directive] {
        if ids.isEmpty { return directives }
        if let twice = ids.first(where: { id in ids.filter { $0 == id }.count > 1 }) {
            throw Refusal(.input, "--directive names \(twice) twice; name each once.")
        }
        var named: [Directive] = []
        for id in ids { named.append(try directive(named: id)) }
        return named
    }

    /// The moment that a text names: a date or a minute, from a year before the start to the last day; the start where there is none.
    func moment(_ text: String?) throws(Refusal) -> LocalTime {
        guard let text else { return start }
        guard let time = LocalTime(text) else {
            throw Refusal(.request, "--at is \"\(text)\", expected a date like \(start.isoDate) or \(start.isoDate)T18:00.")
        }
        let (first, last) = (start.adding(hours: -24 * 366), start.adding(hours: Double(24 * horizonDays)))
        guard first <= time, time <= last else {
            throw Refusal(
                .request, "--at is \(text), expected a date from \(first.isoDate) to the scenario's last day, \(last.isoDate).")
        }
        return time
    }
}
