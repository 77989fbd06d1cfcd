import Campaigns
import Figures
import Geography
import Planning
import ScenarioFiles
import Scenarios

/// A future as the page shows it: its bar of running sums, and what became of everybody.
package struct CampaignPage: Codable, Sendable {
    struct Step: Codable, Sendable {
        let epoch: Int
        /// When the epoch ends.
        let time: String
        let isNight: Bool
        let marching: Int
        let arrived: Int
        let lost: Int
        let guerrillas: Int
        let contacts: Int
    }

    struct GroupPage: Codable, Sendable {
        let id: String
        let title: String
        let start: Int
        let arrived: Int
        let lost: Int
        let guerrillas: Int
        let marching: Int
    }

    struct FormationPage: Codable, Sendable {
        let id: String
        let start: Int
        let arrived: Int
        let arrivedCutOff: Int
        let killed: Int
        let captured: Int
        let deserted: Int
        let fellOut: Int
        let guerrillas: Int
        let marching: Int
        let orderEpoch: Int?
    }

    struct SentPage: Codable, Sendable {
        let epoch: Int
        let title: String
        let digest: String
        let yaml: String
        let order: PlainValue
        let going: [String]
    }

    let id: String
    let scenario: String
    let scenarioDigest: String
    let seed: String
    let replication: Int
    let world: Int?
    let settings: [String]
    let sent: [SentPage]
    let epochHours: Int
    let epochs: Int
    let start: String
    let digest: String
    let bodies: Int
    let bar: [Step]
    let groups: [GroupPage]
    let formations: [FormationPage]
    let command: String

    init(_ played: PlayedCampaign) {
        let question = played.question
        (id, scenario, scenarioDigest) = (question.id, question.reading.id, question.reading.digest)
        (seed, replication, world) = ("\(question.seed)", question.replication, question.world)
        (settings, epochHours, epochs) = (question.settings, played.epochHours, played.epochs)
        start = played.time(of: 0).description
        digest = played.journal.digest.description
        bodies = (played.journal.events.map { Int($0.body) }.max() ?? 0) + 1
        command = question.command
        let orders = [(0, question.order)] + question.turns.map { ($0.epoch, $0.order) }
        sent = zip(orders, played.assignments).map { sent, assignment in
            SentPage(
                epoch: sent.0, title: sent.1.directive.title, digest: sent.1.digest, yaml: sent.1.yaml, order: sent.1.fields,
                going: assignment.going.map { played.scenario.formations[$0].id })
        }
        let run = Run(played)
        bar = run.steps
        let ledgers = run.ledgers
        groups = ReplyGroup.all(of: played.scenario).map { group in
            let members = group.members.map { played.standIns?[$0] ?? $0 }
            let sum = { (column: (Ledger) -> Int) in members.reduce(0) { $0 + column(ledgers[$1]) } }
            return GroupPage(
                id: group.group.id, title: group.group.title, start: sum(\.start), arrived: sum(\.arrived), lost: sum(\.lost),
                guerrillas: sum(\.guerrillas), marching: sum(\.inRanks))
        }
        formations = zip(played.scenario.formations, ledgers).enumerated().map { index, pair in
            let (formation, ledger) = pair
            return FormationPage(
                id: formation.id, start: ledger.start, arrived: ledger.arrived, arrivedCutOff: ledger.arrivedCutOff,
                killed: ledger.killed, captured: ledger.captured, deserted: ledger.deserted, fellOut: ledger.fellOut,
                guerrillas: ledger.guerrillas, marching: ledger.inRanks, orderEpoch: run.orderEpochs[index])
        }
    }

    /// The books of all formations, epoch after epoch.
    private struct Run {
        private(set) var ledgers: [Ledger]
        private(set) var steps: [Step] = []
        private(set) var orderEpochs: [Int?]

        init(_ played: PlayedCampaign) {
            ledgers = [Ledger](repeating: Ledger(), count: played.scenario.formations.count)
            orderEpochs = ledgers.map { _ in nil }
            var contacts = 0
            var rest = played.journal.events[...]
            for epoch in 0..<played.epochs {
                let part = rest.prefix { Int($0.epoch) == epoch }
                rest = rest.dropFirst(part.count)
                for event in part where event.formation != Event.noFormation {
                    ledgers[Int(event.formation)].enter(event)
                    if event.kind == .contact { contacts += 1 }
                    if event.kind == .orderReceived, orderEpochs[Int(event.formation)] == nil {
                        orderEpochs[Int(event.formation)] = epoch
                    }
                }
                let sum = { [ledgers] (column: (Ledger) -> Int) in ledgers.reduce(0) { $0 + column($1) } }
                let middle = played.time(of: epoch).adding(hours: Double(played.epochHours) / 2)
                steps.append(
                    Step(
                        epoch: epoch, time: played.time(of: epoch + 1).description,
                        isNight: played.scenario.darkness(at: middle) > 0.5, marching: sum(\.inRanks), arrived: sum(\.arrived),
                        lost: sum(\.lost), guerrillas: sum(\.guerrillas), contacts: contacts))
            }
        }
    }
}

extension Ledger {
    /// Men killed, taken, deserted, fallen out or astray.
    fileprivate var lost: Int { killed + captured + deserted + fellOut }
}
