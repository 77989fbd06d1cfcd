import Appraisal
import Arithmetic
import RuleSets

/// How the alarm of a contact rises and fades, by epochs: what it adds to the watchfulness of its sector, mean over each.
///
/// A contact falls anywhere in its epoch, and its alarm is raised so many hours later and fades exponentially from then on. The
/// mean of that over an epoch's hours is exact for any length of epoch up to the delay; a longer one delays the alarm to the next.
public struct AlarmCurve: Sendable {
    /// Epochs from a contact to the first in which it counts, at least 1.
    public let lag: Int
    /// Its addition `lag` epochs after, and beyond the faded part of that, one and two epochs later.
    public let rises: SIMD4<Float>
    /// The share of an alarm that is left after an epoch.
    public let fade: Float
    /// Greatest watchfulness.
    public let most: Float

    /// The curve under rules of contact, in epochs of so many hours.
    public init(_ rules: ContactRules, epochHours: Int) {
        let hours = Double(epochHours)
        let delay = max(1, rules.alarmDelay / hours)
        lag = Int(delay)
        let late = delay - Double(lag)
        let left = PortableMath.exp(-hours / rules.alarmHours)
        let ratio = rules.alarmHours / hours
        // Means over both the hour of the contact and the hour of the epoch, in the epoch that is `delay` later and in the next.
        let first = ratio - ratio * ratio * (1 - left)
        let second = ratio * ratio * (1 - left) * (1 - left)
        let rise = second - left * first
        rises = SIMD4<Float>(SIMD4(first * (1 - late), first * late + rise * (1 - late), rise * late, 0) * rules.alarmGain)
        fade = Float(left)
        most = Float(rules.alarmMaximum)
    }

    /// Epochs of contacts that have to be remembered, the present one included.
    package var memory: Int { lag + 3 }
}
