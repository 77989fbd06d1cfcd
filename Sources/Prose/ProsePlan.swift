import Figures
import Notation

/// The plan in words and tables: ways and certificate, prospects, orders, news, departures, and how soon it could be done.
package struct ProsePlan {
    let plan: PlanFigures

    /// Heading of its section in a reply.
    static let title = "The ways, and the proof"

    /// The words for the numbers of a plan.
    package init(plan: PlanFigures) { self.plan = plan }

    /// Gaps and formations shown; the rest is in the data.
    static let gapsShown = 12

    private var certificate: PlanCertificate { plan.certificate }
    private var battalions: String {
        certificate.blockers == 1 ? "one battalion" : "\(ProseWords.number(certificate.blockers)) battalions"
    }

    /// True for a formation that stands inside the objective at the start.
    private func isThere(_ formation: PlanFormation) -> Bool {
        let ways = plan.ways.filter { $0.formation == formation.id }
        return !ways.isEmpty && ways.allSatisfy { $0.kilometres == 0 }
    }

    private var isEveryoneThere: Bool { plan.formations.allSatisfy(isThere) }

    /// A share of the men below which a sentence says that nobody is met.
    private static let nobody = 1e-9
    /// Contacts of a detachment below which a sentence says that hardly any meets anybody.
    private static let hardlyAny = 0.005

    /// True where the ways lie on ground that hardly anybody watches: there are no lines to have gaps.
    private var isUnwatched: Bool { plan.prospect.contacts < Self.hardlyAny }

    // MARK: sentences

    /// The men who go, in how many bodies, over how many ways and gaps.
    package func summary() -> String {
        guard plan.men > 0 else { return "No man is told to go, so no way is laid." }
        let men = ProseWords.men(Double(plan.men))
        let formations = ProseWords.counted(plan.formations.count, "formation", "formations")
        if isEveryoneThere {
            let are = plan.men == 1 ? "is" : "are"
            return "The \(men) of \(formations) who \(are) to go \(are) \(plan.objective) already: no way is needed."
        }
        let ways = ProseWords.counted(plan.ways.count, "way")
        let gaps =
            plan.gaps.isEmpty
            ? ", on which no blocker has a place to wait for them"
            : isUnwatched
                ? ""
                : " through \(ProseWords.counted(plan.gaps.count, "gap", "gaps"))"
        let bodies =
            "\(ProseWords.counted(plan.detachments, "detachment")) of at most "
            + ProseWords.figured(plan.detachmentSize, "man", "men")
        return "\(men) of \(formations) \(plan.men == 1 ? "is" : "are") to be \(plan.objective): \(bodies) on \(ways)\(gaps)."
            + already() + leftOut()
    }

    /// The part of the directive that is not in the plan.
    private func leftOut() -> String {
        let others =
            plan.elsewhere.isEmpty
            ? ""
            : " \(ProseWords.capitalised(ProseWords.formations(plan.elsewhere))) \(plan.elsewhere.count == 1 ? "is" : "are") sent "
                + "elsewhere and not in this plan."
        let otherwise =
            plan.otherwise.isEmpty
            ? ""
            : " The plan has all of them go in such detachments through gaps; the directive sends "
                + "\(ProseWords.list(plan.otherwise)) otherwise."
        return others + otherwise
            + (plan.leavesPassagesOut ? " The plan does not keep to the corridor that the directive names." : "")
    }

    /// The formations that stand inside the objective, where some do and others not.
    private func already() -> String {
        let there = plan.formations.filter(isThere).map(\.name)
        return there.isEmpty
            ? ""
            : " \(ProseWords.capitalised(ProseWords.formations(there))) \(there.count == 1 ? "is" : "are") there already."
    }

    /// The certificate in words; nil where nobody has a way to go.
    package func proof() -> String? {
        guard plan.men > 0, !isEveryoneThere else { return nil }
        let each = certificate.blockers == 1 ? "in any one hex" : "each in one hex, no hex twice"
        guard certificate.value > Self.nobody else {
            return
                "No placing of \(battalions), \(each), can expect to meet any of them: the ways lie on ground that the formations "
                + "hold themselves."
        }
        let bounds =
            certificate.gap < 1e-9
            ? "and the two bounds agree to the precision of the arithmetic"
            : "and the two bounds are \(ProseNumber.plain(certificate.gap)) of their size apart"
        return "If every formation took its one best way, \(battalions) placed on those ways could expect to meet "
            + "\(Self.share(certificate.oneWayValue)) of the men. Spread as the plan says, no placing of \(battalions), \(each), "
            + "can expect to meet more than \(Self.share(certificate.value)). Nor does any plan do better: the blockers have a "
            + "mixed play that is sure of \(Self.share(certificate.lowerBound)) whatever the men do, \(bounds). Shared out by whole "
            + "detachments, a detachment is met with a chance of \(Self.share(certificate.detachmentChance))."
    }

    /// The contacts that detachments may expect of the enemy as he stands.
    package func prospect() -> String? {
        guard plan.men > 0, !isEveryoneThere else { return nil }
        let prospect = plan.prospect
        let counts =
            " That counts patrols, posts and informers on the way, by night, days in hiding included. It leaves out what the "
            + "campaigns have besides: alarm and reserves, hunger, desertion, fatigue, and the time that an order takes."
        if isUnwatched {
            return
                "As the enemy is believed to stand, hardly any detachment meets anybody: it expects fewer than 0.01 contacts."
                + counts
        }
        return
            "As the enemy is believed to stand, \(Self.share(prospect.noContact)) of the men belong to detachments that meet "
            + "nobody on the way; a detachment expects \(Self.contacts(prospect.contacts)) contacts. A contact "
            + "leaves \(ProseNumber.percent(plan.keptShare)) of such a detachment in the mean, so that \(through(prospect.comeThrough)) "
            + "come through their contacts.\(quiet())" + counts
    }

    /// Of the men who set out those that come through, as a share too: rounded numbers alone may be equal.
    private func through(_ men: Double) -> String {
        "\(ProseNumber.men(men)) of \(ProseNumber.men(Double(plan.men))) men (\(ProseNumber.percent(men / Double(plan.men))))"
    }

    /// The gain of quieter ways, where the ways of the plan meet far more of the enemy than those do.
    private func quiet() -> String {
        let quiet = plan.orders.together.contacts
        guard plan.prospect.contacts > 2 * max(quiet, Self.hardlyAny) else { return "" }
        return " These ways are laid against blockers alone and lead close past the enemy as he stands; on ways laid for few "
            + "contacts a detachment would expect \(Self.contacts(quiet))."
    }

    /// The value of orders; nil where no contact is expected, so that there is none to spare.
    package func orders() -> String? {
        let (apart, together) = (plan.orders.eachForItself, plan.orders.together)
        guard plan.men > 0, apart.contacts >= Self.hardlyAny else { return nil }
        let share = plan.orders.contactsSpared
        let spared =
            share < -Self.hardlyAnyShare
            ? "orders spare none of them, since ways are laid for short marches too"
            : share < Self.hardlyAnyShare
                ? "orders spare hardly any of them" : "orders spare \(Self.share(share)) of them, and \(gain(plan.orders.men))"
        return "What orders are worth: every contact alarms the country round it, so that a way grows more dangerous the more "
            + "men take it. If each detachment looked for the best way by itself, until none could find a better, it would expect "
            + "\(Self.contacts(apart.contacts)) contacts; on ways allotted for the good of all, "
            + "\(Self.contacts(together.contacts)): \(spared). "
            + "Both spreads are for the fewest contacts, not against a blocker. Assumption: all pass a sector in step."
    }

    /// Share of the contacts below which a sentence says that hardly any are spared.
    private static let hardlyAnyShare = 0.0005

    /// Contacts to a hundredth; from ten on, whole.
    private static func contacts(_ number: Double) -> String {
        ProseNumber.decimal(number, digits: number < 9.995 ? 2 : 0)
    }

    private func gain(_ men: Double) -> String {
        let number = ProseNumber.rounded(men)
        if number == 0 { return "bring through hardly a man more" }
        let amount = "\(ProseNumber.whole(abs(number))) \(number > 0 ? "more" : "fewer") \(abs(number) == 1 ? "man" : "men")"
        return "bring \(amount) through"
    }

    /// The price of old and blurred news.
    package func ignorance() -> String? {
        guard let news = plan.ignorance, plan.men > 0, !isEveryoneThere,
            !isUnwatched || news.actual.comeThrough < news.believed.comeThrough
        else { return nil }
        if news.delayHours == 0, news.blur == 1 { return "The news is fresh and exact: the plan knows where the enemy stands." }
        let age = ProseNumber.duration(hours: news.delayHours)
        let (actual, believed) = (Self.share(news.actualValue), Self.share(news.believedValue))
        let (through, thought, knowing) = (
            percent(news.actual.comeThrough), percent(news.believed.comeThrough), percent(news.knowing.comeThrough)
        )
        return "What the news is worth: the plan rests on news \(age) old and blurred. Where the enemy really stands, "
            + "\(battalions) placed against it could expect to meet \(actual) of the men, "
            + "\(actual == believed ? "as the plan believes" : "not \(believed)"); against a plan that knew, \(Self.share(news.knowingValue)). Of the men "
            + "\(through) would come through their contacts\(through == thought ? ", as the plan believes" : " where the plan believes \(thought)"), "
            + "and \(knowing == through ? "as many" : knowing) with the plan that knew."
    }

    private func percent(_ men: Double) -> String { Self.share(men / Double(plan.men)) }

    /// When they leave and when the last is through.
    package func departures() -> String? {
        let times = plan.departures
        guard plan.men > 0, !isEveryoneThere, let first = times.first, let leaves = times.lastLeaves,
            let through = times.lastThrough,
            let night = times.lastLeavesNight, let last = times.lastThroughNight
        else { return nil }
        let end =
            night == 1
            ? "the last leave in the same night, at \(ProseDate.clock(leaves))"
            : "the last on \(ProseDate.date(leaves)), in the \(ProseWords.ordinal(night)) night"
        return "One file a hex: the first detachments leave at dusk on \(ProseDate.date(first)), "
            + "\(ProseDate.clock(first)), and \(end), so that no hex, ford or ferry has to pass more men an hour than it can. At "
            + "\(ProseNumber.decimal(times.nightHours)) hours of march a night the last man is through on "
            + "\(ProseDate.date(through)), in the \(ProseWords.ordinal(last)) night, if nothing stops him."
    }

    // MARK: the section of the reply

    func section() -> ReplySection {
        let opening = [summary(), proof()].compactMap(\.self).joined(separator: " ")
        let texts = [opening, prospect(), orders(), ignorance(), departures()]
        return ReplySection(
            "plan", Self.title,
            texts.compactMap(\.self).map(ReplyBlock.paragraph) + [.table(formations())])
    }

    // MARK: tables

    /// In place of a day that lies after the end of the campaigns.
    private static let never = "after the end"

    package func gaps() -> TableText {
        let rest = plan.gaps.dropFirst(Self.gapsShown)
        var rows = plan.gaps.prefix(Self.gapsShown).map { gap in
            [
                gap.name, "\(ProseNumber.whole(Int(gap.widthKilometres.rounded()))) km", ProseNumber.men(gap.menPerHour),
                ProseNumber.percent(gap.catchChance), ProseNumber.whole(gap.men), ProseNumber.whole(gap.detachments),
            ]
        }
        if !rest.isEmpty {
            rows.append([
                "\(ProseWords.number(rest.count)) more", "", "", "", ProseNumber.whole(rest.reduce(0) { $0 + $1.men }),
                ProseNumber.whole(rest.reduce(0) { $0 + $1.detachments }),
            ])
        }
        return TableText(
            "The gaps that the plan uses. Met: chance that a battalion in a detachment's hex there meets it.",
            columns: [
                .init("Gap"), .init("Width", .right), .init("Men an hour", .right), .init("Met", .right), .init("Men", .right),
                .init("Detachments", .right),
            ], rows: rows)
    }

    package func formations() -> TableText {
        TableText(
            "The ways by formation. No contact: share of its men whose detachment meets nobody. Through: men who come through their "
                + "contacts. Last there: when its last man is through, if nothing stops him.",
            columns: [
                .init("Formation"), .init("Men", .right), .init("Ways", .right), .init("Most of them by"),
                .init("No contact", .right), .init("Through", .right), .init("Last leaves"), .init("Last there"),
            ],
            rows: plan.formations.map { item in
                [
                    item.name, ProseNumber.men(Double(item.men)), "\(item.ways)",
                    isThere(item) ? "there already" : item.gaps.first ?? "ways without a blocker",
                    ProseNumber.percent(item.noContact), ProseNumber.men(item.comeThrough),
                    item.lastLeaves.map(ProseDate.date) ?? Self.never, item.lastThrough.map(ProseDate.date) ?? Self.never,
                ]
            })
    }
}

extension ProsePlan {
    /// A share in per cent, with a decimal where it is small: `3.2 %`, `66 %`, `under 0.1 %`.
    package static func share(_ share: Double) -> String {
        if share > 0, share < 0.0005 { return "under 0.1 %" }
        return share > 0 && share < 0.0995 ? "\(ProseNumber.decimal(100 * share)) %" : ProseNumber.percent(share)
    }
}
