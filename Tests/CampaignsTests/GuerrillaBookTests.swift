import Campaigns
import RuleSets
import Testing

/// Guerrillas by zone and formation, and the parts of a contact that can be told beforehand.
@Suite struct GuerrillaBookTests {
    private static let law = HungerLaw(CohesionRules())

    @Test func `men are kept by zone and formation`() {
        var book = GuerrillaBook(zones: 3, formations: 2)
        book.add(10, zone: 0, formation: 1)
        book.add(20, zone: 2, formation: 0)
        book.add(-3, zone: 0, formation: 1)
        book.recruit(5, zone: 2)
        #expect(book.soldiers(zone: 0, formation: 1) == 7 && book.soldiers(zone: 1, formation: 1) == 0)
        #expect((0..<3).map(book.strength) == [7, 0, 25])
        book.loseRecruits(2, zone: 2)
        #expect(book.strength(zone: 2) == 23 && book.joined == [0, 0, 3])
    }

    @Test func `those who join bring their hunger, and all share the mean`() {
        var book = GuerrillaBook(zones: 1, formations: 2)
        book.join(30, hunger: 4, zone: 0, formation: 0)
        #expect(book.hunger == [4])
        book.join(10, hunger: 0, zone: 0, formation: 1)
        #expect(book.hunger == [3] && book.strength(zone: 0) == 40)
        // Food that is carried is no less than none.
        book.join(40, hunger: -2, zone: 0, formation: 1)
        #expect(book.hunger == [1.5])
    }

    @Test func `nobody who joins changes nothing`() {
        var book = GuerrillaBook(zones: 1, formations: 1)
        book.join(30, hunger: 4, zone: 0, formation: 0)
        let before = book
        book.join(0, hunger: 9, zone: 0, formation: 0)
        #expect(book == before)
    }

    @Test func `the order in which men join is of no account`() {
        let joins: [(Int, Float)] = [(10, 1), (30, 5), (5, 0), (55, 2)]
        let books = [joins, joins.reversed()].map { joins in
            joins.reduce(into: GuerrillaBook(zones: 1, formations: 1)) {
                $0.join($1.0, hunger: $1.1, zone: 0, formation: 0)
            }
        }
        #expect(abs(books[0].hunger[0] - books[1].hunger[0]) < 1e-5 && abs(books[0].hunger[0] - 2.7) < 1e-5)
    }

    @Test func `the unfed grow hungry, and the fed forget it`() {
        var book = GuerrillaBook(zones: 1, formations: 1)
        book.join(10, hunger: 0, zone: 0, formation: 0)
        var last: Float = 0
        for _ in 0..<10 {
            book.feed(inZone: 0, fed: 0, Self.law)
            #expect(book.hunger[0] > last)
            last = book.hunger[0]
        }
        for _ in 0..<10 {
            book.feed(inZone: 0, fed: 1, Self.law)
            #expect(book.hunger[0] < last)
            last = book.hunger[0]
        }
    }

    // MARK: contacts by law

    private static var mix: ContactMix { ContactMix(watch: 0.4, block: 0.3, report: 0.2, air: 0.1) }

    @Test func `a contact is of a law in proportion to its rate`() {
        let bounds: [(Double, ContactKind)] = [
            (0, .post), (0.39, .post), (0.41, .block), (0.69, .block), (0.71, .report), (0.89, .report), (0.91, .air),
            (0.9999, .air),
        ]
        for (u, kind) in bounds { #expect(Self.mix.kind(at: u) == kind, "\(u)") }
    }

    @Test func `the rates of the laws add up`() {
        #expect(abs(Self.mix.total - 1) < 1e-6)
        let counts = (0..<10_000).reduce(into: [ContactKind: Int]()) {
            $0[Self.mix.kind(at: (Double($1) + 0.5) / 10_000), default: 0] += 1
        }
        for (kind, wanted) in [(ContactKind.post, 4000), (.block, 3000), (.report, 2000), (.air, 1000)] {
            #expect(abs((counts[kind] ?? 0) - wanted) <= 2)
        }
        #expect(counts[.pursuit] == nil, "a pursuit comes of a report")
    }

    @Test func `a law without a rate is never drawn`() {
        let mix = ContactMix(watch: 0, block: 0, report: 0.5, air: 0)
        #expect([0, 0.3, 0.999_999].allSatisfy { mix.kind(at: $0) == .report })
    }

    @Test func `from the air the large are found, the small half as often or less`() {
        let factors = [0, 10, 250, 1000, 100_000].map { ContactMix.airFactor(men: $0, airMen: 250) }
        #expect(factors == factors.sorted() && factors[0] == 0 && factors[2] == 0.5 && factors[4] > 0.99)
    }

    // MARK: what a contact leaves

    @Test func `a share is kept, whatever the size of the body`() {
        let shares = [1, 10, 40, 200, 1000, 10_000].map { EngagementRules().keptShare(men: $0) }
        #expect(shares.allSatisfy { 0...1 ~= $0 })
        // Losses fall on the part that is exposed: of many men few are.
        #expect(shares[5] > shares[3])
    }

    @Test func `where every contact is evaded without loss all are kept`() {
        var rules = EngagementRules()
        (rules.evadeBase, rules.evadeLoss) = (100, 0)
        #expect(abs(rules.keptShare(men: 40) - 1) < 1e-9)
    }

    @Test func `where every contact is a defeat the beaten share is lost of those exposed`() {
        var rules = EngagementRules()
        (rules.destroyedBase, rules.exposedPerMet) = (100, 1e6)
        let lost = rules.beatenLossAlpha / (rules.beatenLossAlpha + rules.beatenLossBeta)
        #expect(abs(rules.keptShare(men: 40) - (1 - lost)) < 1e-9)
    }
}
