import Foundation
import Planning
import Testing

/// Expectations of detachments, and what a contact does to those who pass: closed forms.
@Suite struct ProspectTests {
    @Test func `bodies on ways without contacts all come through`() {
        let prospect = Prospect([(men: 30, contacts: 0), (men: 70, contacts: 0)], keptShare: 0.4)
        #expect(prospect.men == 100 && prospect.noContact == 1 && prospect.contacts == 0 && prospect.comeThrough == 100)
    }

    @Test func `contacts are Poisson`() {
        let prospect = Prospect([(men: 100, contacts: 2)], keptShare: 0.75)
        #expect(abs(prospect.noContact - exp(-2.0)) < 1e-12 && prospect.contacts == 2)
        // e^(-c (1 - k)) of a body is left if each of Poisson(c) contacts leaves the share k.
        #expect(abs(prospect.comeThrough - 100 * exp(-0.5)) < 1e-10)
    }

    @Test func `the share that is left is the mean over the number of contacts`() {
        let (contacts, kept) = (1.7, 0.6)
        var (chance, mean) = (exp(-contacts), 0.0)
        for number in 0..<60 {
            mean += chance * pow(kept, Double(number))
            chance *= contacts / Double(number + 1)
        }
        #expect(abs(Prospect([(men: 1, contacts: contacts)], keptShare: kept).comeThrough - mean) < 1e-12)
    }

    @Test func `bodies count by their men`() {
        let bodies = [(men: 10, contacts: 0.5), (men: 30, contacts: 1.5), (men: 60, contacts: 0.1)]
        let all = Prospect(bodies, keptShare: 0.5)
        let single = bodies.map { Prospect([$0], keptShare: 0.5) }
        let mean = { (value: KeyPath<Prospect, Double>) in
            zip(bodies, single).reduce(0) { $0 + Double($1.0.men) * $1.1[keyPath: value] } / 100
        }
        #expect(abs(all.noContact - mean(\.noContact)) < 1e-12 && abs(all.contacts - mean(\.contacts)) < 1e-12)
        #expect(abs(all.comeThrough - single.reduce(0) { $0 + $1.comeThrough }) < 1e-9)
    }

    @Test func `whatever a contact leaves, at least those who meet nobody come through`() {
        for kept in [0, 0.3, 0.9, 1] {
            let prospect = Prospect([(men: 200, contacts: 0.8), (men: 100, contacts: 3)], keptShare: kept)
            #expect(prospect.comeThrough >= 300 * prospect.noContact - 1e-9 && prospect.comeThrough <= 300 + 1e-9)
            if kept == 0 { #expect(abs(prospect.comeThrough - 300 * prospect.noContact) < 1e-9) }
            if kept == 1 { #expect(abs(prospect.comeThrough - 300) < 1e-9) }
        }
    }

    @Test func `nobody has no prospect, and no division by nought`() {
        let none = Prospect([], keptShare: 0.5)
        #expect(none.men == 0 && none.noContact == 0 && none.contacts == 0 && none.comeThrough == 0)
    }

    // MARK: alarm

    /// The mean over the hours in which bodies pass of what the contacts before have added, by sums.
    private func added(gain: Double, fade: Double, passing: Double) -> Double {
        let steps = 20_000
        let mean = (0..<steps).reduce(0.0) { sum, step in
            let time = (Double(step) + 0.5) / Double(steps) * passing
            return sum + gain * fade / passing * (1 - exp(-time / fade))
        }
        return mean / Double(steps)
    }

    @Test(arguments: [(24.0, 12.0), (24, 48), (6, 100), (100, 6), (24, 0.5)])
    func `a contact adds to the danger of those who pass after it`(fade: Double, passing: Double) {
        let found = Alarm.perContact(gain: 0.8, fadeHours: fade, passingHours: passing)
        #expect(abs(found - added(gain: 0.8, fade: fade, passing: passing)) < 1e-6)
    }

    @Test func `those who pass at once meet half of what they raise`() {
        #expect(Alarm.perContact(gain: 0.8, fadeHours: 24, passingHours: 0) == 0.4)
        let (near, at) = (2.4e-3 * (1 - 1e-9), 2.4e-3 * (1 + 1e-9))
        let parts = [near, at].map { Alarm.perContact(gain: 0.8, fadeHours: 24, passingHours: $0) }
        #expect(abs(parts[0] - parts[1]) < 1e-4)
    }

    @Test func `the longer they take, the less they meet`() {
        let values = [0, 1, 3, 10, 30, 100, 1000].map { Alarm.perContact(gain: 1, fadeHours: 24, passingHours: $0) }
        #expect(values == values.sorted(by: >) && abs(values[6] - 24.0 / 1000) < 0.001)
    }
}
