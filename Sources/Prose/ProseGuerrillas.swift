import Figures
import Notation
import Studies

/// Those who stay, and whom they tie down.
struct ProseGuerrillas {
    let figures: ReplyFigures

    /// Nobody stays, and nobody is tied down, under any directive.
    private var isEmpty: Bool {
        figures.directives.allSatisfy { $0.estimate(.guerrillas).mean < 1 && $0.estimate(.tiedDown).mean < 1 }
    }

    func section() -> ReplySection {
        if isEmpty {
            let text = "Nobody lives on as a guerrilla under any of the directives, and none of the enemy is tied down."
            return ReplySection("guerrillas", "Those who stay, and whom they tie down", [.paragraph(text)])
        }
        return full()
    }

    private func full() -> ReplySection {
        ReplySection(
            "guerrillas", "Those who stay, and whom they tie down",
            [.paragraph(strength()), .paragraph(effect()), .table(zones())]
                + (figures.frontier == nil ? [.figure(figure())] : []))
    }

    private func strength() -> String {
        let asked = figures.asked
        let (men, recruits) = (asked.estimate(.guerrillas), asked.estimate(.recruits))
        let days = ProseWords.figured(figures.scenario.horizonDays, "day")
        let first =
            men.isAlwaysZero
            ? "After \(days) none of the soldiers is living as a guerrilla."
            : "After \(days) \(men.expected) soldiers (\(men.spread) in eight campaigns of ten) are living as guerrillas, and \(recruits.expected) people of the country have "
                + "joined them in that time."
        let most = figures.directives.max { $0.estimate(.guerrillas).mean < $1.estimate(.guerrillas).mean }
        guard let most, !most.asked else {
            return figures.directives.count > 1 ? first + " No other directive leaves more." : first
        }
        return first + " Most remain under “\(figures.row(most))”: \(most.estimate(.guerrillas).expected)."
    }

    /// Their cost to the enemy, beyond the garrisons that he keeps anyway.
    private func effect() -> String {
        let asked = figures.asked
        let (tied, delay) = (asked.estimate(.tiedDown), asked.estimate(.delayHours))
        if tied.mean < 1, delay.isAlwaysZero { return "None of the enemy is tied down or delayed." }
        let perMan = asked.estimate(.guerrillas).mean
        let ratio = perMan >= 1 ? tied.mean / perMan : 0
        var text =
            "Beyond the garrisons he would keep anyway, the enemy holds back \(tied.expectedMen) a day on their account (\(tied.spread) in eight campaigns of "
            + "ten)"
        text += perMan >= 1 ? ", \(ProseNumber.decimal(ratio)) for each guerrilla alive at the end. " : ". "
        if ratio < 1, perMan >= 100 {
            text +=
                "In the model guerrillas tie down only what they demand beyond the garrisons of their zone: where those are large, they tie down "
                + "nobody more. "
        }
        text += late(delay)
        let most = figures.directives.max { $0.estimate(.tiedDown).mean < $1.estimate(.tiedDown).mean }
        if let most, !most.asked {
            text +=
                " Under “\(figures.row(most))” he holds back most, \(most.estimate(.tiedDown).expectedMen) a day, and is "
                + "\(ProseNumber.duration(hours: most.estimate(.delayHours).mean)) late."
        }
        return text
    }

    private func late(_ delay: ReplyEstimate) -> String {
        let first = "His advance is behind its schedule at the end by \(ProseNumber.duration(hours: delay.mean))"
        guard delay.q90 >= 0.5 else { return first + "." }
        let range = "\(ProseNumber.duration(hours: delay.q10)) to \(ProseNumber.duration(hours: delay.q90))"
        return first + " (\(range) in eight campaigns of ten)."
    }

    private static let zonesShown = 10

    private func zones() -> TableText {
        let zones = figures.guerrillaZones.filter { $0.guerrillas.mean >= 1 }
        let shown = zones.prefix(Self.zonesShown)
        let most = zones.count > shown.count ? "; the \(ProseWords.number(shown.count)) zones with most" : ""
        return TableText(
            "Guerrillas at the end by zone, recruits included, under “\(figures.asked.title)”\(most).",
            columns: [.init("Zone"), .init("Guerrillas", .right), .init("eight in ten", .right)],
            rows: shown.map { [$0.name, $0.guerrillas.expected, $0.guerrillas.spread] })
    }

    private func figure() -> ReplyFigure {
        ReplyFigure(
            "frontier", caption: "What each directive saves, and what it ties down. Crosses: 95 % intervals of the means.",
            data: TableText(
                "", columns: [.init("Directive"), .init("Brought out", .right), .init("Tied down", .right)],
                rows: figures.directives.map { [figures.row($0), $0.estimate(.menOut).text, $0.estimate(.tiedDown).text] }))
    }
}
