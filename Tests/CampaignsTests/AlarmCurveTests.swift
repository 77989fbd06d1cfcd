import Appraisal
import Campaigns
import Foundation
import RuleSets
import Testing

/// What a contact adds to the alarm must not hang on where an epoch begins.
struct AlarmCurveTests {
    /// What one contact adds in each epoch after its own.
    private func additions(_ rules: ContactRules, epochHours: Int) -> [Double] {
        let curve = AlarmCurve(rules, epochHours: epochHours)
        var alarm: Float = 0
        return (0..<2000).map { epoch in
            let place = epoch - curve.lag
            alarm = alarm * curve.fade + (0..<3 ~= place ? curve.rises[place] : 0)
            return Double(alarm)
        }
    }

    @Test(arguments: [1, 2, 3, 4, 6, 8, 12], [12.0, 15, 24])
    func `a contact adds its gain times the hours that it fades, after its delay`(epochHours: Int, delay: Double) {
        var rules = ContactRules()
        rules.alarmDelay = delay
        let hours = Double(epochHours)
        let additions = additions(rules, epochHours: epochHours)
        let sum = additions.reduce(0, +) * hours
        #expect(abs(sum - rules.alarmGain * rules.alarmHours) < 1e-4 * sum)
        // Contact and watch are each in the middle of their epochs in the mean: hours between, weighted by the alarm.
        let mean = additions.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } * hours * hours / sum
        #expect(abs(mean - (delay + rules.alarmHours)) < 0.02, "\(mean)")
    }

    /// The same alarm, reckoned minute by minute for contacts at every minute of an epoch.
    @Test func `the first epochs are those of a curve drawn minute by minute`() {
        let rules = ContactRules()
        let found = additions(rules, epochHours: 6)
        let minutes = 0..<360
        for epoch in 0..<6 {
            var sum = 0.0
            for contact in minutes {
                for minute in minutes {
                    let since = Double(epoch * 360 + minute - contact) / 60 - rules.alarmDelay
                    if since >= 0 { sum += exp(-since / rules.alarmHours) }
                }
            }
            let mean = rules.alarmGain * sum / Double(minutes.count * minutes.count)
            #expect(abs(found[epoch] - mean) < 0.003 * rules.alarmGain, "epoch \(epoch): \(found[epoch]), \(mean)")
        }
    }

    @Test func `an epoch longer than the delay waits for the next`() {
        let curve = AlarmCurve(ContactRules(), epochHours: 24)
        #expect(curve.lag == 1 && curve.rises[2] == 0)
    }
}
