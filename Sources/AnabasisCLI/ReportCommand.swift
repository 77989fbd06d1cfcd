import Appraisal
import Archives
import ArgumentParser
import Campaigns
import Foundation
import Planning
import Reporting
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

    @Argument(help: "The store of a study; of several, the one that was written last.") var studies: [String]
    @OptionGroup var reply: ReplyOptions

    /// The store that was written last; says which it is, and what the others hold.
    private func newest() throws -> StoreReading {
        do {
            let found = try StoreReading.newest(of: studies) { Terminal.tell($0.description) }
            if studies.count > 1 { Terminal.tell("\(found.chosen.path) was written last: \(found.chosen.summary).") }
            for other in found.others { Terminal.tell("\(other.path) is left: \(other.summary).") }
            return found.chosen
        } catch { throw Library.failure(error) }
    }

    func run() async throws {
        let reading = try newest()
        let study = reading.path
        let asked = reading.request
        let scenario = try Library.read(asked.scenario)
        let manifest = try Library.manifest(of: asked.scenario)
        let rules = reading.identity.ruleBook
        let preparation = Preparation(scenario: scenario, rules: rules, epochHours: reading.identity.epochHours)
        let identity = StudyIdentity(
            preparation: preparation, manifest: manifest, version: Version.number, seed: reading.identity.seed)
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
            keeper: reading.keeper(
                miss: { _ = missing.add($0, ordering: .relaxed) }, damage: { Terminal.tell($0.description) })
        ).conduct()
        let lacking = missing.load(ordering: .relaxed)
        guard found.replications > 0 else {
            throw Failure.badInput(
                "\(study): no campaign of every directive is finished; `\(asked.command) --store \(study)` plays what is missing."
            )
        }
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        // What cannot be read was not written by a study that ended: the reply is written as if it had said nothing.
        let provenance = reading.provenance.flatMap {
            try? JSONDecoder().decode(ReplyProvenance.self, from: Data($0.utf8))
        }
        try reply.write(
            found, of: asked.scenario, situation: reader.situation(at: scenario.start),
            provenance: provenance
                ?? ReplyProvenance(
                    version: Version.number, scenarioDigest: manifest.digest, files: manifest.files, command: asked.command))
        if lacking > 0 {
            Terminal.tell(
                "\(ProseNumber.whole(lacking)) campaigns are missing; `\(asked.command) --store \(study)` plays them.")
            throw Failure.no
        }
    }
}
