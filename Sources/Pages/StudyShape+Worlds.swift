import Figures

/// Levels, differences and the verdict over worlds.
extension StudyShape {
    static let level = ResultShape(
        "level", "a measure of a group under a directive",
        [.number("mean", "mean of the campaigns"), .number("standardError", "Monte Carlo standard error of the mean")]
            + intervals)

    static let gain = ResultShape(
        "gain", "a measure of a group under a directive less that of the standing course",
        [.number("mean", "mean of the differences"), .number("standardError", "Monte Carlo standard error of the mean")]
            + intervals + [
                .number("delta", "difference that matters"),
                .object("probabilityBetter", share, "share of worlds that are better by more than `delta`").optional,
                .number("shareOfFutures", "share of campaigns that are better at all", unit: shareUnit),
            ])

    static let intervals: [ResultShape.Member] = [
        .object("worldInterval", interval, "eight worlds in ten, without luck").optional,
        .object("totalInterval", interval, "eight campaigns in ten, worlds and luck together").optional,
        .object("luckInterval", interval, "eight campaigns in ten of a world whose value is the mean").optional,
    ]

    static let interval = ResultShape(
        "interval", "two ends", [.number("low", "lower end"), .number("high", "upper end")])

    static let share = ResultShape(
        "share", "a share of the worlds",
        [
            .number("estimate", "share of the worlds played; left out where worlds cannot be told from luck", unit: shareUnit)
                .optional,
            .object("interval", interval, "confidence interval over endless worlds", unit: shareUnit),
            .number("lowerBound", "one-sided lower confidence bound", unit: shareUnit),
        ])

    static let verdict = ResultShape(
        "verdict", "the verdict over worlds",
        [
            .word(
                "finding", ["appropriate", "notAppropriate", "trade", "noDifference", "notKnown"],
                "the class that enough worlds speak for"),
            .value("shares", .keyed(.object(share)), "shares of worlds by class"),
            .object("gains", share, "share of worlds in which some aim gains"),
            .object("loses", share, "share of worlds in which some aim loses"),
            .list("atDeltas", of: atDelta, "the classes at other multiples of the differences that matter"),
            .value(
                "ofFree", .keyed(.object(share)),
                "shares of worlds by class if men who come out were counted only where they are free"
            ).optional,
            .number("required", "lower bound that a class or a finding needs", unit: shareUnit),
            .number("confidence", "confidence of each bound", unit: probability),
            .truth("isProvisional", "whether the stopping rule asks for more worlds"),
            .list("clauses", of: clause, "clauses in the order of the scenario"),
            .list("readings", of: reading, "the verdict by the way in which sources are read"),
            .object("exchange", exchange, "what a trade costs").optional,
        ])

    static let atDelta = ResultShape(
        "atDelta", "shares of worlds by class if the differences that matter were another multiple of what they are",
        [
            .number("factor", "multiple", unit: "1"),
            .value(
                "shares", .keyed(.plain(.number)), "shares of worlds by class; empty where worlds cannot be told from luck",
                unit: shareUnit),
        ])

    static let clause = ResultShape(
        "clause", "a measure of a group, question less standing course; more is a gain",
        [
            .text("measure", "key of the measure"), .text("group", "key of the group"),
            .text("groupTitle", "its name, as it stands within a sentence"), .text("unit", "unit of the measure"),
            .number("delta", "difference that matters", unit: "as in `unit`"), .text("reason", "reason for it"),
            .number("mean", "mean difference", unit: "as in `unit`"),
            .number("standardError", "Monte Carlo standard error of the mean", unit: "as in `unit`").optional,
        ] + intervals + [
            .number("luckShare", "share of the variance of single campaigns that is luck", unit: shareUnit).optional,
            .object("better", share, "share of worlds above `delta`"),
            .object("worse", share, "share of worlds below minus `delta`"),
            .object("noDifference", share, "share of worlds between"),
            .word("finding", ["better", "worse", "noDifference", "notKnown"], "what enough worlds speak for"),
        ])

    static let reading = ResultShape(
        "reading", "the verdict in the worlds in which a source is read in one way",
        [
            .text("reading", "key of the reading"), .text("title", "what is read"),
            .text("option", "the way in which it is read"),
            .number("weight", "how much it is believed", unit: shareUnit), .whole("worlds", "worlds in which it was drawn"),
            .truth("recalls", "whether by it an order calls back men who have dispersed"),
            .values("exchanged", of: .text, "names of two formations that change places in groups and in orders"),
            .text("finding", "the class over them").optional, .value("shares", .keyed(.object(share)), "their shares by class"),
            .values("means", of: .number, "mean difference of each clause", unit: "as in the clause"),
        ])

    static let exchange = ResultShape(
        "exchange", "what a trade costs",
        [
            .whole("gain", "index of the clause that gains"), .whole("loss", "index of the clause that loses"),
            .number("rate", "units gained for each unit lost"),
            .object("interval", interval, "95 % interval over worlds").optional,
        ])

    static let worlds = ResultShape(
        "worlds", "what the worlds of the study say",
        [
            .whole("worlds", "worlds played"), .whole("perWorld", "campaigns of each directive in each"),
            .whole("mostWorlds", "worlds that would have been played at most"),
            .list("unknowns", of: unknowns, "unknowns that were drawn, by kind"),
            .object("verdict", verdict, "the verdict").optional,
            .list("kinds", of: worth, "worth of each kind of unknowns"),
            .list("named", of: worth, "worth of single unknowns that explain more than chance; from 1,000 worlds"),
            .value(
                "unexplained", .keyed(.plain(.number)),
                "share of the variance that no sum of effects explains, by `measure.group`"),
            .value(
                "controlled", .keyed(.object(controlled)),
                "mean differences with the unknowns as control variates, by `measure.group`, where these help",
                unit: "of the measure"),
        ])

    static let controlled = ResultShape(
        "controlled", "a mean difference with control variates",
        [
            .number("mean", "the estimate"), .number("standardError", "its Monte Carlo standard error"),
            .number("plainStandardError", "the standard error of the plain mean"),
        ])

    static let unknowns = ResultShape(
        "unknowns", "unknowns of a kind",
        [.text("kind", "its key"), .text("title", "its name"), .whole("count", "how many were drawn")])

    static let worth = ResultShape(
        "worth", "what an unknown or a kind of them bears",
        [
            .text("name", "its key"), .text("title", "its meaning"),
            .value(
                "shares", .keyed(.plain(.number)), "share of the variance between worlds that it explains, by `measure.group`"),
            .number("changesVerdict", "share of worlds in which knowing it would give another class", unit: shareUnit),
            .number("valueOfKnowing", "men by which the choice would be better on average", unit: "men"),
            .truth("isNamed", "whether it explains more than chance would"),
        ])
}
