import Appraisal
import RuleSets
import Testing

/// The law of the hours of march: its limits, and that no threshold decides.
struct MarchHoursTests {
    private let rules = MarchRules()

    @Test func `a long night gives the daily hours, and none in the light`() {
        #expect(rules.hoursByNight(dark: 11, bright: 13) == MarchHours(inTheDark: 8, inTheLight: 0))
        #expect(rules.hoursByDay(dark: 13, bright: 11) == MarchHours(inTheDark: 0, inTheLight: 8))
    }

    @Test func `without a night men march by day`() {
        #expect(rules.hoursByNight(dark: 0, bright: 24) == MarchHours(inTheDark: 0, inTheLight: 4))
        var none = rules
        none.makeUpShare = 0
        #expect(none.hoursByNight(dark: 0, bright: 24).total == 0)
    }

    @Test func `a short night is made up for in part`() {
        // 3 dark hours less 1 of camp; half of the 6 that are missing.
        let hours = rules.hoursByNight(dark: 3, bright: 21)
        #expect(abs(hours.inTheDark - 2) < 1e-12 && abs(hours.inTheLight - 3) < 1e-12)
    }

    @Test func `at any hour men march longer, in dark and light as they are`() {
        let hours = rules.hoursAtAnyTime(dark: 9, bright: 15)
        #expect(abs(hours.total - rules.bothHours) < 1e-12)
        #expect(abs(hours.inTheDark / hours.total - 9.0 / 24) < 1e-12)
        #expect(hours.total > rules.hoursByNight(dark: 9, bright: 15).total)
    }

    /// Over all nights the hours are continuous in the dark, and 1 % of a rule moves them by about 1 % at most.
    @Test(arguments: [\MarchRules.dailyHours, \MarchRules.campHours, \MarchRules.makeUpShare])
    func `no rule of the hours is a threshold`(rule: WritableKeyPath<MarchRules, Double> & Sendable) {
        var more = rules
        more[keyPath: rule] *= 1.01
        for tenths in 0...240 {
            let dark = Double(tenths) / 10
            let total = { (rules: MarchRules, dark: Double) in rules.hoursByNight(dark: dark, bright: 24 - dark).total }
            let before = total(rules, dark)
            #expect(abs(total(more, dark) - before) <= 0.0101 * before, "\(dark)")
            #expect(abs(total(rules, dark + 0.1) - before) <= 0.1 + 1e-9, "\(dark)")
        }
    }

    @Test func `a mean is that of the hours`() {
        let hours = MarchHours(inTheDark: 6, inTheLight: 2)
        #expect(hours.mean(dark: 1, light: 5) == 2)
        #expect(MarchHours(inTheDark: 0, inTheLight: 0).mean(dark: 1, light: 5) == nil)
        #expect(hours.part(ofDark: 0.5, ofLight: 0) == MarchHours(inTheDark: 3, inTheLight: 0))
    }
}
