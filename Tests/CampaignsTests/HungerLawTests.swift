import Campaigns
import RuleSets
import Testing

/// Hunger in closed form.
struct HungerLawTests {
    private let rules = CohesionRules()
    private var law: HungerLaw { HungerLaw(rules) }

    @Test func `carried food is eaten first, and its last part too`() {
        #expect(law.hunger(after: -2.5, fed: 0) == -1.5)
        #expect(HungerLaw.need(-1.5) == 0 && HungerLaw.need(-0.25) == 0.75 && HungerLaw.need(3) == 1)
        #expect(law.hunger(after: -0.25, fed: 0) == 0.75)
        #expect(law.hunger(after: -0.25, fed: 1) == 0)
    }

    /// On a share f of what is needed hunger tends to memory (1 - f): h = 14 (1 - f)(1 - (13/14)^d).
    @Test(arguments: [Float(0), 0.3, 0.9, 1])
    func `hunger tends to what the share leaves`(fed: Float) {
        var hunger: Float = 0
        for day in 1...200 {
            hunger = law.hunger(after: hunger, fed: fed)
            let expected = 14 * (1 - fed) * (1 - (0..<day).reduce(Float(1)) { product, _ in product * 13 / 14 })
            #expect(abs(hunger - expected) < 1e-3, "day \(day)")
        }
    }

    @Test func `the hazard is smooth, and a quarter after ten days`() {
        #expect(law.hazard(-3) == 0 && law.hazard(3) == 0 && abs(law.hazard(10) - 0.25) < 1e-6)
        for tenths in 0..<140 {
            let (here, next) = (law.hazard(Float(tenths) / 10), law.hazard(Float(tenths + 1) / 10))
            #expect(next >= here && next - here < 0.02)
        }
    }

    @Test func `men who eat forget their hunger`() {
        #expect(abs(law.hunger(after: 7, fed: 1) - 6.5) < 1e-5)
        // More than enough is no more than enough.
        #expect(law.hunger(after: 7, fed: 5) == law.hunger(after: 7, fed: 1))
    }

    @Test func `guerrillas who are joined share the mean hunger`() {
        var book = GuerrillaBook(zones: 2, formations: 1)
        book.join(100, hunger: -3, zone: 1, formation: 0)
        book.join(300, hunger: 4, zone: 1, formation: 0)
        #expect(abs(book.hunger[1] - 3) < 1e-6 && book.hunger[0] == 0 && book.strength(zone: 1) == 400)
    }
}
