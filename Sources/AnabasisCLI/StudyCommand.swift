import Appraisal
import ArgumentParser
import Campaigns
import Foundation
import Planning
import Reporting
import ScenarioFiles
import Scenarios
import Studies

/// `anabasis study SCENARIO`
struct StudyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "study", abstract: "Play directives through many campaigns and write the reply.",
        discussion: """
            Directives are played on the same luck and compared in pairs. The reply goes to standard output, and as
            reply.html, reply.md, tables and map layers into the folder of --out. Ctrl-C stops cleanly and keeps what is
            finished.

            Examples:
              anabasis study korea-1950
              anabasis study korea-1950 --directive zhou-1-october --directive as-it-happened --replications 5000
              anabasis study lesson --set contact.sightNight=0.4 --json
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @OptionGroup var options: StudyOptions
    @Option(help: "Campaigns for each end of each rule's range, to see what the answer depends on; 0 leaves that out.")
    var sweep = 20
    @Option(help: "The folder for the reply; out/SCENARIO unless said.") var out: String?
    @Flag(help: "Write every number of the reply as JSON instead of the page.") var json = false
    @Flag(help: "Print the whole reply, not its first page.") var whole = false

    func run() async throws {
        let clock = ContinuousClock.now
        let scenario = try Library.read(scenario)
        let rules = try options.rules(for: scenario)
        let listening = Interrupt.listen()
        defer { listening.cancel() }
        let progress = ProgressBar()
        let request = StudyRequest(
            scenario: scenario, rules: rules, settings: options.settings, directives: try options.chosen(from: scenario),
            replications: options.replications, seed: options.seed, workers: options.workers, sensitivityReplications: sweep)
        async let situation = Self.situation(of: scenario, rules: rules)
        let study = await StudyConductor(
            request, progress: { progress.hear($0, done: $1, of: $2) }, shouldStop: { Interrupt.isRaised }
        ).conduct()
        let rate = progress.finish()
        let elapsed = ContinuousClock.now - clock
        let provenance = ReplyProvenance(
            version: Version.number, scenarioDigest: try digest(), command: command, replicationsPerSecond: rate,
            peakMemoryBytes: Terminal.peakMemoryBytes,
            seconds: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18)
        try write(study, situation: await situation, provenance: provenance)
    }

    private static func situation(of scenario: Scenario, rules: Rules) async -> Situation {
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        return reader.situation(at: scenario.start)
    }

    /// The command as it can be typed again.
    private var command: String { (["anabasis"] + CommandLine.arguments.dropFirst()).joined(separator: " ") }

    private func digest() throws -> String {
        do { return try Library.open().digest(of: scenario).description } catch { throw Library.failure(error) }
    }

    private func write(_ study: Study, situation: Situation, provenance: ReplyProvenance) throws {
        let scenario = study.request.scenario
        let home = (try Library.open().scenarios as NSString).deletingLastPathComponent
        let ways = Self.ways(of: study)
        do {
            let drawing = MapDrawing(scenario: scenario, relief: try Library.open().relief(of: self.scenario))
            let writer = try ReplyWriter(
                study: study, situation: situation, provenance: provenance,
                mapSVG: drawing.svg(situation: situation, ways: ways),
                charts: ChartRenderer(home: home))
            let folder = out ?? "out/\(scenario.id)"
            let written = try writer.write(to: folder)
            let layers = LayerFile(
                scenario: scenario, situation: situation, ways: ways, rules: study.request.rules.appraisal.contact)
            try layers.writeGeoPackage(to: "\(folder)/situation.gpkg")
            print(json ? try writer.json() : writer.terminal(width: Terminal.width, color: Terminal.mayColour, whole: whole))
            if let fault = written.fault { Terminal.tell(fault) }
            Terminal.tell(
                "Written to \(folder): reply.html, reply.md, situation.gpkg, study.json and \(written.files.count - 3) more.")
        } catch { throw Library.failure(error) }
        if study.wasStopped { throw ExitCode(130) }
    }

    /// The ways of the formations that the question's directive sends home, as they are laid on the first day.
    private static func ways(of study: Study) -> [MapWay] {
        let preparation = study.preparation
        return study.question.assignment.conduct.enumerated().flatMap { index, conduct -> [MapWay] in
            guard let conduct, conduct.task == .withdraw else { return [] }
            let formation = study.request.scenario.formations[index]
            let laid = preparation.books[0].ways(from: formation.cell, march: preparation.march).prefix(conduct.ways)
            return laid.map { MapWay(way: $0, men: Double(formation.men.best) / Double(laid.count), formation: index) }
        }
    }
}
