import Figures
import Notation
import Scenarios

/// The closing of a reply: its limits, its sources, and how to make it again.
struct ProseClosing {
    let figures: ReplyFigures
    let sources: [Source]

    private var run: ReplyRun { figures.run }

    // MARK: limits

    func limits() -> ReplySection {
        var texts = [
            intervals(),
            "Numbers of men are rounded one by one, to hundreds from 1,000 on and to tens from 20 on: sums and differences of printed "
                + "numbers may be off by such a step or two. The tables of data beside this page hold them to four digits behind the point.",
            "We know of no published model of such a withdrawal to compare this one with. That a difference between two directives is real in the "
                + "model makes it an argument about the past, not a finding about it.",
            "It knows formations, not commanders. What one formation owed to its staff, and another to its misfortune, is not in it.",
            "It counts men in arms. Whoever fed, hid or betrayed them paid for it, and no number here measures that. A result that looks good in "
                + "these tables is not for that reason an act to be approved.",
            "It says nothing of what came after \(ProseDate.longDate(figures.scenario.end)), nor of what then became of those who had come out.",
        ]
        if run.wasStopped {
            texts.insert(
                "The study was stopped after \(ProseNumber.whole(run.replications)) of \(ProseNumber.whole(run.replicationsAsked)) campaigns for "
                    + "each directive; its intervals are the wider for it.", at: 0)
        } else if run.replications < ReplyDifference.leastReplications {
            texts.insert("With so few campaigns no difference is called one.", at: 0)
        }
        if figures.situation == nil {
            texts.append("The map was not read for this reply: it does not say who is cut off, or where the gaps are.")
        }
        return ReplySection("limits", "What this reply cannot say", texts.map(ReplyBlock.paragraph))
    }

    /// Contents of the intervals of the page.
    private func intervals() -> String {
        let assumed =
            "of \(ProseNumber.whole(run.rules)) numbers of the model \(ProseNumber.whole(run.assumedRules)) rest on an assumption of its authors"
        let sweep = figures.sensitivities.isEmpty ? "" : " The sweep above shows one at a time what each may do."
        return figures.worlds == nil
            ? "The intervals hold the luck of a campaign and the range of the strengths. They do not hold the doubt about the rules: \(assumed).\(sweep)"
            : "The intervals hold luck and the stated unknowns, each from a law that is itself an assumption; \(assumed). They do not hold the "
                + "model's own error: what it leaves out, and laws that are not as it has them.\(sweep)"
    }

    // MARK: sources

    func sourceSection() -> ReplySection? {
        guard !sources.isEmpty else { return nil }
        let count = { (standing: String) in sources.filter { $0.standing == standing }.count }
        let text =
            "\(ProseWords.capitalised(ProseWords.counted(sources.count, "source", "sources"))), by the keys that the scenario's files use. "
            + "Seen: the text, or the part named, was read when the scenario was written (\(count("seen"))). Memory: quoted from memory and to "
            + "be checked before it is called a fact (\(count("memory"))). Derived: computed or inferred by the scenario's authors "
            + "(\(count("derived")))."
        return ReplySection(
            "sources", "Sources",
            [
                .paragraph(text),
                .entries(
                    sources.map { ReplyEntry($0.key, $0.standing.isEmpty ? $0.citation : "\($0.citation) [\($0.standing)]") }),
            ])
    }

    // MARK: again

    func again() -> ReplySection {
        let provenance = figures.provenance
        let rules =
            run.scenarioRules + run.settings
            + [run.calibration.flatMap { ProseCalibration($0, of: run.rules).drawn }].compactMap(\.self)
        let entries = [
            ReplyEntry("Program", "anabasis \(provenance.version)"),
            ReplyEntry("Scenario", "`\(figures.scenario.id)`, fingerprint `\(provenance.scenarioDigest)`"),
            ReplyEntry("Outcomes", "fingerprint `\(run.digest)`"),
            ReplyEntry("Seed", "\(run.seed)"),
            ReplyEntry(
                "Campaigns",
                "\(ProseNumber.whole(run.replications)) for each of \(figures.rows), in "
                    + "steps of \(ProseWords.counted(run.epochHours, "hour", "hours"))"),
            ReplyEntry(
                "Rules that differ", rules.isEmpty ? "none; all have their standard values" : rules.joined(separator: "; ")),
            speed(),
        ]
        return ReplySection(
            "again", "How to make this page again",
            [
                .paragraph(
                    "The same command with the same fingerprints gives the same numbers to the last digit, on any machine and with any number of workers."
                ),
                .listing(provenance.command), .entries(entries.compactMap(\.self)),
            ])
    }

    private func speed() -> ReplyEntry? {
        let provenance = figures.provenance
        let parts = [
            provenance.replicationsPerSecond.map {
                "\(ProseWords.figured(ProseNumber.rounded($0), "campaign")) a second"
            },
            provenance.peakMemoryBytes.map { "\(ProseNumber.megabytes($0)) of memory at most" },
            provenance.seconds.map { "\(ProseNumber.decimal($0)) seconds in all" },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : ReplyEntry("Effort", parts.joined(separator: ", "))
    }
}
