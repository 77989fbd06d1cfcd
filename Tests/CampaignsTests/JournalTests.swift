import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Journals of campaigns on random ground, read as a historian would: nobody is in two places, acts after his end or before his order.
@Suite struct JournalTests {
    private static let seeds = Array(1...16)

    /// Where a body is, with how many men and weapons.
    private struct Body {
        var men: Int
        var weapons: Int
        var isOver = false
    }

    /// Bodies as the events say, event after event; `check` sees each event before it is carried out.
    private static func replay(_ events: [Event], check: (Event, [Int: Body]) -> Void) -> [Int: Body] {
        var bodies: [Int: Body] = [:]
        for event in events {
            check(event, bodies)
            let (body, men) = (Int(event.body), Int(event.men))
            switch event.kind {
            case .formed: bodies[body] = Body(men: men, weapons: Int(event.amount))
            case .split:
                bodies[Int(event.amount)]?.men -= men
                bodies[body] = Body(men: men, weapons: 0)
            case .killed, .captured, .deserted, .fellOut: bodies[body]?.men -= men
            case .arrived, .arrivedCutOff, .becameGuerrillas:
                bodies[body]?.men -= men
                bodies[body]?.isOver = true
            case .recalled: bodies[body] = Body(men: men, weapons: 0)
            default: break
            }
        }
        return bodies
    }

    @Test(arguments: seeds)
    func `a body has the men whom its events leave it, and does nothing after its end`(seed: Int) {
        let scenario = RoughCampaign.scenario(seed: seed)
        let events = RoughCampaign.journal(scenario, tracing: true)
        var standing = 0
        let last = Self.replay(events) { event, bodies in
            guard event.formation != Event.noFormation, let body = bodies[Int(event.body)] else { return }
            switch event.kind {
            case .killed, .captured, .deserted, .fellOut:
                #expect(event.men > 0 && Int(event.men) <= body.men && !body.isOver)
            case .arrived, .arrivedCutOff, .becameGuerrillas: #expect(Int(event.men) == body.men && !body.isOver)
            case .contact: #expect(!body.isOver && body.men > 0)
            case .stands:
                standing += 1
                #expect(Int(event.men) == body.men && body.men > 0 && !body.isOver)
                #expect(scenario.theatre.isLand(CellID(Int(event.place))))
            default: break
            }
        }
        #expect(last.values.allSatisfy { $0.men >= 0 && (!$0.isOver || $0.men == 0) } && standing > 0)
    }

    @Test(arguments: seeds)
    func `epochs follow one another, arrivals are at the objective and orders come after they are sent`(seed: Int) throws {
        let scenario = RoughCampaign.scenario(seed: seed)
        let events = RoughCampaign.journal(scenario)
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.epoch <= $1.epoch })
        let issued = scenario.directives[0].issued.map { $0.hours(since: scenario.start) }
        var received: Set<UInt16> = []
        for event in events {
            switch event.kind {
            case .arrived, .arrivedCutOff: #expect(scenario.objective.cells[Int(event.place)])
            case .orderReceived:
                // To the nearest epoch: an order may be told half of one before its hour.
                #expect(Double(event.epoch) * 12 + 6 >= (try #require(issued)))
                #expect(event.amount <= event.men && received.insert(event.formation).inserted)
            case .becameGuerrillas: #expect(scenario.theatre.zones.indices.contains(Int(event.place)))
            default: break
            }
        }
    }

    @Test(arguments: seeds)
    func `a body that splits gives its children equal shares to within a man`(seed: Int) {
        let scenario = RoughCampaign.scenario(seed: seed)
        let events = RoughCampaign.journal(scenario)
        // Splits of one body that follow one another are one splitting.
        var place = 0
        _ = Self.replay(events) { event, bodies in
            defer { place += 1 }
            guard event.kind == .split,
                place == 0 || events[place - 1].kind != .split || events[place - 1].amount != event.amount
            else { return }
            let shares = events[place...].prefix { $0.kind == .split && $0.amount == event.amount }.map { Int($0.men) }
            let kept = (bodies[Int(event.amount)]?.men ?? 0) - shares.reduce(0, +)
            #expect(kept > 0 && (shares + [kept]).max()! - (shares + [kept]).min()! <= 1, "\(shares), \(kept)")
        }
    }

    @Test(arguments: seeds)
    func `the outcome counts what the journal tells`(seed: Int) {
        let scenario = RoughCampaign.scenario(seed: seed)
        let model = CampaignModel(scenario: scenario, rules: Rules())
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        var campaign = Campaign(preparation: model, assignment: assignment)
        campaign.play(seed: 5, replication: seed) { now in
            for formation in scenario.formations.indices {
                let ledger = now.ledgers[formation]
                #expect(ledger.isBalanced && now.menOnTheMarch(of: formation) == ledger.inRanks)
                #expect(now.weaponsOnTheMarch(of: formation) == ledger.weaponsCarried)
                #expect(now.guerrillaMen(of: formation) == ledger.guerrillas)
            }
        }
        let outcome = Outcome(journal: campaign.journal, preparation: model)
        #expect(outcome.formations.map(\.ledger) == campaign.ledgers)
        let sum = { (kind: Event.Kind) in campaign.journal.events.reduce(0) { $1.kind == kind ? $0 + Int($1.men) : $0 } }
        #expect(outcome.formations.reduce(0) { $0 + $1.arrivedByDay.sum } == sum(.arrived) + sum(.arrivedCutOff))
        #expect(Int(outcome.recruits) == sum(.recruited))
        #expect(outcome.contacts.reduce(0, +) == Int32(campaign.journal.events.count { $0.kind == .contact }))
        #expect(campaign.workDone.contacts == campaign.journal.events.count { $0.kind == .contact })
        #expect(outcome.guerrillasByZone.allSatisfy { $0 >= 0 })
        #expect(zip(outcome.tiedByDay, outcome.heldByDay).allSatisfy { $0 <= $1 })
    }
}
