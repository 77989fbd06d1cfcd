import Figures
import Notation
import Studies

/// An aim of the verdict in words: a measure of a group of formations.
package struct ProseAim {
    private let measure: Measure
    /// The group, as it stands within a sentence.
    private let group: String

    /// The aim of a measure of a group.
    package init(_ measure: Measure, of group: String) {
        self.measure = measure
        self.group = group
    }

    /// The thing counted, as it stands after "in" or "of".
    package var matter: String {
        switch measure {
        case .menOut: "the men of \(group) who come out"
        case .menOutFree: "the men of \(group) who come out and are free"
        case .guerrillas: "the guerrillas of \(group)"
        case .tiedDown: "the enemy men tied down"
        default: "the delay of the enemy"
        }
    }

    /// A change as a clause of a sentence: `fewer men of the three companies come out`.
    func change(isGain: Bool) -> String {
        let amount = isGain ? "more" : "fewer"
        return switch measure {
        case .menOut: "\(amount) men of \(group) come out"
        case .menOutFree: "\(amount) men of \(group) come out and are free"
        case .guerrillas: "\(amount) men of \(group) live on as guerrillas"
        case .tiedDown: "\(amount) men of the enemy are tied down"
        default: "the enemy is delayed \(isGain ? "longer" : "less long")"
        }
    }

    /// So much more of it as a clause of a sentence: `0.46 more men of the enemy are tied down`.
    func gained(_ rate: String) -> String {
        measure == .delayHours ? "the enemy is delayed \(rate) hours longer" : "\(rate) \(change(isGain: true))"
    }

    /// One unit of it less, as another aim gains for it.
    var oneLess: String {
        switch measure {
        case .menOut: "man fewer of \(group) who comes out"
        case .menOutFree: "man fewer of \(group) who comes out and is free"
        case .guerrillas: "guerrilla fewer of \(group)"
        case .tiedDown: "man fewer of the enemy who is tied down"
        default: "hour less of delay"
        }
    }
}

extension ReplyClause {
    /// The clause in words.
    var aim: ProseAim { ProseAim(Measure(rawValue: measure) ?? .delayHours, of: groupTitle) }

    /// The thing that it counts, as it stands after "in" or "of".
    var matter: String { aim.matter }

    /// A size in the clause's unit: `250`.
    func amount(_ value: Double) -> String { ProseNumber.men(abs(value)) }

    /// A difference in words: `860 fewer`, `3 hours more`.
    func compared(_ value: Double) -> String { "\(amount(value)) \(value < 0 ? less : more)" }

    /// The same of an interval: `200 to 1,600 fewer`, `520 fewer to 70 more`.
    func compared(_ interval: ReplyInterval) -> String {
        let low = ProseNumber.rounded(interval.low, as: interval.high)
        let high = ProseNumber.rounded(interval.high, as: interval.low)
        let size = { (number: Int) in ProseNumber.whole(abs(number)) }
        if low == high { return "\(size(low)) \(low < 0 ? less : more)" }
        if low >= 0 { return "\(size(low)) to \(size(high)) \(more)" }
        if high <= 0 { return "\(size(high)) to \(size(low)) \(less)" }
        return "\(size(low)) \(less) to \(size(high)) \(more)"
    }

    private var less: String { unit == "men" ? "fewer" : "\(unit) less" }
    private var more: String { unit == "men" ? "more" : "\(unit) more" }
}
