import Campaigns
import RuleSets
import Scenarios
import TestSupport
import Testing

/// How each kind of event moves men and weapons between the columns of a ledger.
@Suite struct LedgerTests {
    /// A hundred men with ten guns, of whom thirty have become guerrillas.
    private static let before: Ledger = {
        var ledger = Ledger()
        ledger.enter(Event(.formed, formation: 0, epoch: 0, men: 100, amount: 10))
        ledger.enter(Event(.becameGuerrillas, formation: 0, epoch: 0, men: 30))
        return ledger
    }()

    /// Columns that an event of seven men and three guns changes, and by how much.
    private static var moves: [(Event.Kind, [(KeyPath<Ledger, Int>, Int)])] {
        [
            (.formed, [(\.start, 7), (\.inRanks, 7), (\.weaponsStart, 3), (\.weaponsCarried, 3)]),
            (.split, []), (.orderReceived, []), (.contact, []),
            (.killed, [(\.inRanks, -7), (\.killed, 7)]), (.captured, [(\.inRanks, -7), (\.captured, 7)]),
            (.deserted, [(\.inRanks, -7), (\.deserted, 7)]), (.fellOut, [(\.inRanks, -7), (\.fellOut, 7)]),
            (.weaponsDestroyed, [(\.weaponsCarried, -3), (\.weaponsDestroyed, 3)]),
            (.weaponsLost, [(\.weaponsCarried, -3), (\.weaponsLost, 3)]),
            (.arrived, [(\.inRanks, -7), (\.arrived, 7), (\.weaponsCarried, -3), (\.weaponsBroughtOut, 3)]),
            (
                .arrivedCutOff,
                [(\.inRanks, -7), (\.arrived, 7), (\.arrivedCutOff, 7), (\.weaponsCarried, -3), (\.weaponsBroughtOut, 3)]
            ),
            (.becameGuerrillas, [(\.inRanks, -7), (\.guerrillas, 7)]),
            (.guerrillasKilled, [(\.guerrillas, -7), (\.killed, 7)]),
            (.guerrillasCaptured, [(\.guerrillas, -7), (\.captured, 7)]),
            (.guerrillasWentHome, [(\.guerrillas, -7), (\.deserted, 7)]), (.recruited, []), (.tiedDown, []), (.heldInRear, []),
            (.stands, []), (.crossed, []), (.recalled, [(\.guerrillas, -7), (\.inRanks, 7)]),
        ]
    }

    private static var columns: [KeyPath<Ledger, Int>] {
        [
            \.start, \.inRanks, \.arrived, \.arrivedCutOff, \.killed, \.captured, \.deserted, \.fellOut, \.guerrillas,
            \.weaponsStart, \.weaponsCarried, \.weaponsDestroyed, \.weaponsLost, \.weaponsBroughtOut,
        ]
    }

    @Test func `an empty ledger is balanced, and so is one with men`() {
        #expect(Ledger().isBalanced && Self.before.isBalanced && Self.before.inRanks == 70 && Self.before.weaponsCarried == 10)
    }

    @Test func `every kind of event is known here`() {
        #expect(Self.moves.map(\.0.rawValue).sorted() == Event.Kind.allCases.map(\.rawValue).sorted())
    }

    @Test(arguments: Event.Kind.allCases)
    func `an event moves what it says, and keeps the balance`(kind: Event.Kind) throws {
        let moves = try #require(Self.moves.first { $0.0 == kind }).1
        var after = Self.before
        after.enter(Event(kind, formation: 0, epoch: 3, men: 7, amount: 3))
        for column in Self.columns {
            let moved = moves.first { $0.0 == column }?.1 ?? 0
            #expect(after[keyPath: column] == Self.before[keyPath: column] + moved, "\(kind) \(column)")
        }
        #expect(after.isBalanced, "\(kind)")
    }

    @Test func `a man too many, a weapon too few and men below nought are noticed`() {
        for change in [
            { $0.killed += 1 }, { $0.start += 1 }, { $0.weaponsLost -= 1 }, { $0.weaponsStart += 1 },
            { ($0.inRanks, $0.killed) = (-1, 71) }, { ($0.guerrillas, $0.captured) = (-5, 35) },
        ] as [(inout Ledger) -> Void] {
            var ledger = Self.before
            change(&ledger)
            #expect(!ledger.isBalanced, "\(ledger)")
        }
    }

    @Test func `the order of events is of no account`() {
        let events = [
            Event(.killed, formation: 0, epoch: 1, men: 5), Event(.arrived, formation: 0, epoch: 1, men: 20, amount: 4),
            Event(.guerrillasCaptured, formation: 0, epoch: 1, men: 6), Event(.recalled, formation: 0, epoch: 1, men: 9),
        ]
        let ledgers = [events, events.reversed()].map { events in
            events.reduce(into: Self.before) { $0.enter($1) }
        }
        #expect(ledgers[0] == ledgers[1] && ledgers[0].isBalanced)
    }

    // MARK: outcomes

    /// Outcomes of the lesson with the campaigns they were read of.
    private static func outcomes() throws -> [(Campaign, Outcome)] {
        let scenario = try Fixtures.lesson()
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        return scenario.directives.flatMap { directive in
            (0..<4).map { replication in
                var campaign = Campaign(
                    preparation: preparation, assignment: AddresseeResolver.assignment(of: directive, in: scenario))
                campaign.play(seed: 5, replication: replication)
                return (campaign, Outcome(journal: campaign.journal, preparation: preparation))
            }
        }
    }

    @Test func `guerrillas by zone are those of the formations and the recruits who live`() throws {
        for (campaign, outcome) in try Self.outcomes() {
            let soldiers = outcome.formations.reduce(0) { $0 + $1.ledger.guerrillas }
            let lost = campaign.journal.events.reduce(0) { sum, event in
                let isRecruit = event.formation == Event.noFormation && event.kind == .guerrillasKilled
                return isRecruit ? sum + Int(event.men) : sum
            }
            let all = outcome.guerrillasByZone.reduce(0) { $0 + Int($1) }
            #expect(all == soldiers + Int(outcome.recruits) - lost && outcome.guerrillasByZone.allSatisfy { $0 >= 0 })
        }
    }

    @Test func `contacts by result are the contacts that were settled`() throws {
        for (campaign, outcome) in try Self.outcomes() {
            #expect(outcome.contacts.reduce(0) { $0 + Int($1) } == campaign.workDone.contacts)
        }
    }

    @Test func `whoever is tied down is held in the rear`() throws {
        for (_, outcome) in try Self.outcomes() {
            #expect(zip(outcome.tiedByDay, outcome.heldByDay).allSatisfy { $0 <= $1 && $0 >= 0 })
            #expect(outcome.tiedByDay.last == 0 && outcome.delayHours >= 0)
        }
    }

    @Test func `nobody arrives behind the enemy who has not arrived`() throws {
        for (_, outcome) in try Self.outcomes() {
            for item in outcome.formations {
                #expect(item.ledger.arrivedCutOff <= item.ledger.arrived && item.ledger.isBalanced)
                #expect(item.orderObeyed >= 0 && item.orderReached <= item.ledger.start)
            }
        }
    }

    @Test func `equal journals have equal fingerprints, and others not`() throws {
        let all = try Self.outcomes()
        let again = try Self.outcomes()
        #expect(zip(all, again).allSatisfy { $0.1.digest == $1.1.digest && $0.0.journal.events == $1.0.journal.events })
        for (index, one) in all.enumerated() {
            for other in all.dropFirst(index + 1) {
                #expect((one.1.digest == other.1.digest) == (one.0.journal.events == other.0.journal.events))
            }
        }
    }
}
