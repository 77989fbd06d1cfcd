import Figures
import Notation
import Studies

/// The answer first: whether the directive was appropriate, against what, by how much, and how surely.
public struct ProseVerdict {
    private let figures: ReplyFigures

    /// The verdict that some figures allow.
    public init(figures: ReplyFigures) { self.figures = figures }

    /// Smallest difference worth a finding: a hundredth of the men concerned; 100 men for those tied down (assumption).
    static let leastShare = 0.01
    static let leastTiedMen = 100.0

    /// The subject of a comparison: the men of a group who come out, or the enemy's men tied down.
    enum Subject: Equatable {
        case men(ReplyGroup)
        case tied
    }

    private var subjects: [Subject] { [.men(figures.primary)] + (figures.secondary.map { [.men($0)] } ?? []) + [.tied] }

    /// The judgement on a subject.
    public enum Judgement: Sendable { case better, worse, slight, unknown }

    /// The rival of the verdict: the standing course, else the best of the others in men.
    var rival: ReplyComparison? {
        figures.baseline
            ?? figures.comparisons.max { men(of: $0.against) < men(of: $1.against) }
    }

    private func men(of directive: String) -> Double {
        figures.directives.first { $0.id == directive }?.estimate(.menOut).mean ?? 0
    }

    // MARK: judgement

    /// The judgement on each subject against a rival.
    func judgements(against rival: ReplyComparison) -> [(subject: Subject, judgement: Judgement)] {
        subjects.map { subject in
            (subject, Self.judgement(difference(subject, rival), least: least(subject)))
        }
    }

    /// The judgement that a difference bears, when one below `least` is not worth a word.
    public static func judgement(_ difference: ReplyDifference, least: Double) -> Judgement {
        if difference.finding == .notToldApart {
            return max(abs(difference.low), abs(difference.high)) < least ? .slight : .unknown
        }
        if abs(difference.mean) < least { return .slight }
        return difference.finding == .more ? .better : .worse
    }

    private func difference(_ subject: Subject, _ rival: ReplyComparison) -> ReplyDifference {
        switch subject {
        case .men(let group): rival.difference(.menOut, of: group)
        case .tied: rival.difference(.tiedDown)
        }
    }

    private func least(_ subject: Subject) -> Double {
        switch subject {
        case .men(let group): Self.leastShare * figures.menStart(of: group)
        case .tied: Self.leastTiedMen
        }
    }

    // MARK: the lead

    /// One or two sentences that answer the question.
    public func lead() -> String {
        guard let rival else {
            return "Only one directive was studied, so nothing can be said of whether another would have done better."
        }
        let all = judgements(against: rival)
        let pick = { (judgement: Judgement) in all.filter { $0.judgement == judgement }.map(\.subject) }
        let isSame = all.allSatisfy { $0.judgement == .slight }
        let answer =
            isSame
            ? "The \(figures.scenario.noun) makes no difference to speak of."
            : Self.answer(better: pick(.better).count, worse: pick(.worse).count, figures.scenario.noun)
        let against = "Compared with \(ProsePhrase.title(rival.title, isBaseline: rival.isBaseline)), "
        if subjects.allSatisfy({ difference($0, rival).isNone }) {
            return answer + " " + against + "it brings out as many men, and ties down as many, in every campaign."
        }
        return answer + " " + against + clauses(pick(.better), pick(.worse), pick(.slight), pick(.unknown))
    }

    /// The answer by how many subjects are better and how many worse.
    public static func answer(better: Int, worse: Int, _ noun: String) -> String {
        switch (better > 0, worse > 0) {
        case (true, false): "The \(noun) is appropriate."
        case (false, true): "The \(noun) is not appropriate."
        case (true, true): "The \(noun) is appropriate in part."
        case (false, false): "Whether the \(noun) is appropriate, the study cannot tell."
        }
    }

    private func clauses(_ better: [Subject], _ worse: [Subject], _ slight: [Subject], _ unknown: [Subject]) -> String {
        let good = better.isEmpty ? nil : "it " + ProseWords.list(better.map { phrase($0, "more") })
        let bad = worse.isEmpty ? nil : "it " + ProseWords.list(worse.map { phrase($0, "fewer") })
        let close = slight.isEmpty ? nil : "the two hardly differ in \(ProseWords.list(slight.map(matter)))"
        let open = unknown.isEmpty ? nil : "the two cannot be told apart in \(ProseWords.list(unknown.map(matter)))"
        return ProseWords.sentence([good, bad, close, open].compactMap(\.self).joined(separator: "; ")).loweredFirst
    }

    private func phrase(_ subject: Subject, _ amount: String) -> String {
        switch subject {
        case .men(let group): "brings out \(amount) men of \(group.title)"
        case .tied: "ties down \(amount) of the enemy"
        }
    }

    private func matter(_ subject: Subject) -> String {
        switch subject {
        case .men(let group): "the men of \(group.title) who come out"
        case .tied: "the enemy men they tie down"
        }
    }

    // MARK: the numbers behind it

    /// The men, the differences and how often they fall that way: a paragraph a subject.
    public func numbers() -> [String] {
        guard let rival else { return [men(figures.primary, nil)] }
        let groups = [figures.primary, figures.secondary].compactMap(\.self)
        return groups.map { men($0, (rival, rival.difference(.menOut, of: $0))) } + [
            [tied(rival), total(rival)].compactMap(\.self).joined(separator: " ")
        ]
    }

    private func men(_ group: ReplyGroup, _ rival: (ReplyComparison, ReplyDifference)?) -> String {
        let out = figures.asked.estimate(.menOut, of: group)
        let start = ProseWords.men(figures.menStart(of: group))
        let count =
            out.isAlwaysZero ? "nobody is" : "\(out.expected) \(ProseWords.noun(ProseNumber.rounded(out.mean), "is", "are"))"
        let first =
            "Of some \(start) of \(group.title), \(count) \(figures.scenario.objective) after "
            + "\(ProseWords.figured(figures.scenario.horizonDays, "day")); \(ProsePhrase.spread(out, replications: figures.run.replications))."
        return rival.map { first + " " + Self.against($0.0, $0.1) } ?? first
    }

    /// The difference to the rival as a sentence.
    static func against(_ rival: ReplyComparison, _ difference: ReplyDifference) -> String {
        let title = ProsePhrase.title(rival.title, isBaseline: rival.isBaseline)
        if difference.isNone { return "In every campaign it is the same under \(title)." }
        switch difference.finding {
        case .notToldApart where !difference.hasInterval:
            return "From \(title) this cannot be told apart by so few campaigns."
        case .notToldApart:
            return "From \(title) this cannot be told apart: the 95 % interval of the difference is "
                + "\(ProseNumber.signed(difference.low, to: difference.high))."
        case .more, .fewer:
            let phrase = ProsePhrase.difference(difference, than: Self.under(rival))
            return "That is \(phrase), and it falls that way in \(ProsePhrase.often(difference))."
        }
    }

    private static func under(_ rival: ReplyComparison) -> String {
        rival.isBaseline ? "without it" : "under " + ProsePhrase.title(rival.title, isBaseline: false)
    }

    private func tied(_ rival: ReplyComparison) -> String {
        let tied = figures.asked.estimate(.tiedDown)
        let difference = rival.difference(.tiedDown)
        let title = ProsePhrase.title(rival.title, isBaseline: rival.isBaseline)
        if tied.isAlwaysZero, difference.isNone { return "In the enemy's rear it ties down nobody." }
        if tied.mean < 1, difference.finding == .notToldApart { return "In the enemy's rear it ties down nobody." }
        let first =
            "In the enemy's rear it ties down \(tied.expectedMen) a day on average (\(tied.spread) in eight campaigns of ten)"
        switch difference.finding {
        case .notToldApart: return first + ", which cannot be told from what \(title) ties down."
        case .more, .fewer:
            return first + ", \(ProsePhrase.difference(difference, than: Self.under(rival)))."
        }
    }

    /// How it stands in men to the directives besides the rival of the verdict; nil if there are none.
    func others() -> String? { rival.flatMap(total) }

    /// How it stands in men to the directives besides the rival.
    private func total(_ rival: ReplyComparison) -> String? {
        let rest = figures.comparisons.filter { $0.against != rival.against && !$0.isReading }
        guard !rest.isEmpty else { return nil }
        let named = { (finding: ReplyFinding) in rest.filter { $0.difference(.menOut).finding == finding } }
        let with = { (item: ReplyComparison) in "“\(item.title)” (by \(ProseNumber.men(abs(item.difference(.menOut).mean))))" }
        let said = [
            ("more", "than", ProseWords.list(named(.more).map(with)), ""),
            ("fewer", "than", ProseWords.list(named(.fewer).map(with)), ""),
            ("as many", "as", ProseWords.list(named(.notToldApart).map { "“\($0.title)”" }), ", as far as can be told"),
        ].filter { !$0.2.isEmpty }
        let parts = said.enumerated().map { index, item in
            "\(item.0) \(index == 0 ? "men in all " : "")\(item.1) \(item.2)\(item.3)"
        }
        return "Set beside the other directives, the \(figures.scenario.noun) brings out \(ProseWords.list(parts))."
    }
}

extension String {
    /// Without blanks at the end.
    var trimmed: String { String(reversed().drop { $0 == " " }.reversed()) }

    /// With a small first letter.
    var loweredFirst: String { prefix(1).lowercased() + dropFirst() }
}
