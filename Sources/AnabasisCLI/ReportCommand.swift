import Appraisal
import Archives
import ArgumentParser
import Campaigns
import Figures
import Foundation
import Notation
import Planning
import Scenarios
import Studies
import Synchronization

/// `anabasis report STUDY`
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the reply again from the store of a study, without playing.",
        discussion: """
            The scenario's files must be as they were. Of a study that was not finished, the reply is of what is there.
            Ends with 0 if nothing is missing and 1 if something is.

            Examples:
              anabasis report out/korea-1950/3fa29c1b.study
              anabasis report whole.study --out out/whole --whole
            """)

    @Argument(help: "The store of a study.") var study: String
    @OptionGroup var reply: ReplyOptions

    func run() async throws {
        let reading: StoreReading
        do { reading = try StoreReading(study) } catch { throw Library.failure(error) }
        let asked = reading.request
        let scenario = try Library.read(asked.scenario)
        let digest = try Library.digest(of: asked.scenario)
        let rules = reading.identity.ruleBook
        let preparation = Preparation(scenario: scenario, rules: rules, epochHours: reading.identity.epochHours)
        let identity = StudyIdentity(
            preparation: preparation, scenarioDigest: digest, version: Version.number, seed: reading.identity.seed)
        if let difference = reading.identity.difference(from: identity) {
            throw Failure.badInput("\(study): it holds \(difference); bring that back, or study again.")
        }
        try Output.prove(reply.folder(of: scenario.id))
        let missing = Atomic(0)
        let request = StudyRequest(
            scenario: scenario, rules: rules, settings: asked.settings,
            directives: try asked.directives.map { try Library.directive($0, in: scenario) },
            replications: asked.replications, seed: identity.seed, workers: 1, epochHours: identity.epochHours,
            sensitivityReplications: asked.sensitivityReplications, precision: asked.precision.map(Precision.init(halfWidth:)))
        let found = await StudyConductor(
            request, preparation: preparation,
            keeper: reading.keeper { _ = missing.add($0, ordering: .relaxed) }
        ).conduct()
        let lacking = missing.load(ordering: .relaxed)
        guard found.replications > 0 else {
            throw Failure.badInput(
                "\(study): no campaign of every directive is finished; `\(asked.command) --store \(study)` plays what is missing."
            )
        }
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        let provenance = try reading.provenance.map {
            try JSONDecoder().decode(ReplyProvenance.self, from: Data($0.utf8))
        }
        try reply.write(
            found, of: asked.scenario, situation: reader.situation(at: scenario.start),
            provenance: provenance
                ?? ReplyProvenance(version: Version.number, scenarioDigest: digest, command: asked.command))
        if lacking > 0 {
            Terminal.tell(
                "\(ProseNumber.whole(lacking)) campaigns are missing; `\(asked.command) --store \(study)` plays them.")
            throw Failure.no
        }
    }
}
