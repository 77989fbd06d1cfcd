import Figures
import Prose
import Scenarios

/// The description of study.json: every member with its unit and meaning.
package enum StudyShape {
    /// The whole file.
    package static let study = ResultShape(
        "study", "the reply: its numbers, and the page that says what they mean",
        [
            .whole("schemaVersion", "version of this description"), .text("digest", "fingerprint of all outcomes"),
            .whole("worlds", "worlds played; 1 for the standard world alone", unit: "worlds"),
            .whole("perWorld", "campaigns of each directive in each world", unit: "campaigns"),
            .value(
                "directives", .keyed(.keyed(.keyed(.object(level)))),
                "levels by key of the directive (`standing` for the course without any new order), of the group, then of the measure",
                unit: "of the measure"),
            .value(
                "differences", .keyed(.keyed(.keyed(.object(gain)))),
                "each directive less `standing`, by its key, key of the group, then measure", unit: "of the measure"),
            .object("verdict", verdict, "the verdict over worlds").optional,
            .number("replicationsPerSecond", "campaigns played in a second of the comparison", unit: "1/s").optional,
            .whole("peakMemoryBytes", "the most memory that the process held", unit: "bytes").optional,
            .object("figures", figures, "the numbers"),
            .object("document", DocumentShape.document, "the page in finished words"),
        ])

    static let shareUnit = "share, 0 to 1"
    private static let day = "ISO 8601 date"
    static let moment = "ISO 8601 minute by the theatre's clock"
    static let probability = "probability"

    // MARK: numbers of the reply

    static let figures = ResultShape(
        "figures", "every number of a reply, before a word is written",
        [
            .object("scenario", scenario, "what is asked, of whom"), .object("provenance", provenance, "what made the page"),
            .object("run", run, "how the study was played"),
            .list("directives", of: directive, "the directives, the one asked about first"),
            .list("comparisons", of: comparison, "the directive asked about less each other"),
            .list("formations", of: formation, "the formations, in the order of the scenario"),
            .list("told", of: told, "men of each group by what they are told, under the directive asked about"),
            .object("orderReach", orderReach, "how far its order gets; left out if nobody waits for it").optional,
            .list("arrivals", of: arrivals, "men of each group at the objective by day"),
            .list("choices", of: choice, "choices of those who go, as simulation judged them"),
            .object("frontier", frontier, "what each number that stays saves and ties down").optional,
            .object("exploitability", exploitability, "what it would be worth to the enemy to know the ways").optional,
            .list("delays", of: delay, "the directive asked about, sent earlier and later"),
            .object("foresight", foresight, "the directive asked about, judged on what its sender could believe").optional,
            .list("history", of: history, "figures of the record with the model's"),
            .list("sensitivities", of: sensitivity, "what each rule does to the answer over its range"),
            .list("guerrillaZones", of: zone, "guerrillas by zone at the end, the strongest first"),
            .object("situation", SituationShape.situation, "the map as read at the start").optional,
            .object("plan", PlanShape.plan, "the plan for those who go").optional,
            .list("reaches", of: reach, "chances that a share of the men is there by day: groups, then formations"),
            .object("worlds", worlds, "what the worlds of the study say").optional,
            .value(
                "gains", .keyed(.keyed(.keyed(.object(gain)))), "each directive less the standing course, as in `differences`",
                unit: "of the measure"),
        ])

    static let estimate = ResultShape(
        "estimate", "a quantity over the campaigns played",
        [
            .number("mean", "mean"), .number("meanLow", "lower end of the 95 % interval of the mean"),
            .number("meanHigh", "upper end of the 95 % interval of the mean"), .number("q10", "10 % quantile of the campaigns"),
            .number("q25", "25 % quantile of the campaigns"), .number("median", "median of the campaigns"),
            .number("q75", "75 % quantile of the campaigns"), .number("q90", "90 % quantile of the campaigns"),
            .number("standardError", "Monte Carlo standard error of the mean"),
        ] + intervals)

    static let difference = ResultShape(
        "difference", "one directive less another on the same luck",
        [
            .number("mean", "mean of the differences"), .number("low", "lower end of the 95 % interval of the mean"),
            .number("high", "upper end of the 95 % interval of the mean"),
            .number("chanceMore", "share of the campaigns in which the first has more, ties counted half", unit: shareUnit),
            .word("finding", ["more", "fewer", "notToldApart"], "what the interval allows to be said"),
        ])

    private static let scenario = ResultShape(
        "scenario", "what is asked, of whom",
        [
            .text("id", "key of the scenario"), .text("title", "its title"), .text("summary", "its summary"),
            .text("start", "when the campaigns start", unit: moment), .text("end", "when they end", unit: moment),
            .whole("horizonDays", "days from the start to the end", unit: "days"),
            .text("objective", "where the men are to get, as it is said in a sentence"),
            .text("ownName", "name of the side that is cut off"), .text("enemyName", "name of the other side"),
            .list("groups", of: group, "the groups for which results are given"),
            .text("noun", "what the directive asked about is called in a sentence"),
            .text("caveat", "what of the case no campaign follows, in the words of its compilers").optional,
        ])

    private static let group = ResultShape(
        "group", "formations over which a measure is taken",
        [
            .text("id", "key of the group"), .text("title", "its name, as it stands within a sentence"),
            .word("role", ["primary", "secondary", "withdrawal", "all"], "what it is to the question"),
        ])

    private static let provenance = ResultShape(
        "provenance", "what made the page",
        [
            .text("version", "version of the program"),
            .text("scenarioDigest", "SHA-256 of the list of the scenario's files, as sha256sum prints it", unit: "hexadecimal"),
            .list("files", of: file, "the scenario's files and its theatre"),
            .text("command", "the command as it is typed"),
            .number("replicationsPerSecond", "campaigns played in a second of the comparison", unit: "1/s").optional,
            .whole("peakMemoryBytes", "the most memory that the process held", unit: "bytes").optional,
            .number("seconds", "time of the whole run", unit: "s").optional,
        ])

    private static let file = ResultShape(
        "file", "a file that the scenario was read from",
        [
            .text("path", "where it is, from the scenario's folder"),
            .text("sha256", "SHA-256 of its bytes", unit: "hexadecimal"),
        ])

    private static let run = ResultShape(
        "run", "how the study was played",
        [
            .whole("replications", "campaigns of each directive", unit: "campaigns"),
            .whole("replicationsAsked", "campaigns asked for", unit: "campaigns"),
            .truth("wasStopped", "whether it was stopped before"), .whole("seed", "seed of all luck"),
            .whole("epochHours", "length of an epoch", unit: "hours"), .text("digest", "fingerprint of all outcomes"),
            .values("scenarioRules", of: .text, "rules that the scenario sets, each with its reason"),
            .values("settings", of: .text, "rules set on the command line"),
            .object(
                "calibration", calibration, "the calibration from which rules were drawn; without it they have their ranges"
            ).optional,
            .whole("rules", "rules of the model", unit: "rules"),
            .whole("assumedRules", "those that rest on an assumption of the authors", unit: "rules"),
            .whole("sensitivityReplications", "campaigns for each end of a rule's range", unit: "campaigns"),
            .number(
                "lightShareByNight", "hours of march in the light of bodies told to march by night, by the standard rules",
                unit: shareUnit),
            .object("work", work, "work counted exactly, all campaigns of the comparison together"),
        ])

    private static let work = ResultShape(
        "work", "work counted exactly",
        [
            .whole("bodyEpochs", "bodies on the march, summed over the epochs", unit: "bodies"),
            .whole("hexesMarched", "hexes that they entered", unit: "hexes"), .whole("contacts", "contacts", unit: "contacts"),
            .whole("bodies", "the most bodies formed in one campaign", unit: "bodies"),
        ])

    // MARK: directives and formations

    private static let directive = ResultShape(
        "directive", "a directive with what it led to",
        [
            .text("id", "key of the directive; `standing` for the course without any new order"), .text("title", "its title"),
            .text("summary", "its summary"), .text("quote", "the sender's own words"),
            .values("sources", of: .text, "keys of its sources"), .truth("asked", "whether it is the one asked about"),
            .text("readingOf", "key of the directive of which it is another reading of how orders travel").optional,
            .text("issued", "when it is sent; without it, commanders wait for no order", unit: moment).optional,
            .values("staying", of: .text, "names of those who stay"),
            .list("parts", of: part, "its parts, as they are played"),
            .value(
                "measures", .keyed(.keyed(.object(estimate))), "by key of the group, then by measure", unit: "of the measure"),
        ])

    private static let comparison = ResultShape(
        "comparison", "the directive asked about less another",
        [
            .text("against", "key of the other"), .text("title", "its title"),
            .truth("isBaseline", "whether it is the standing course, without this directive"),
            .truth("isReading", "whether it is another reading of how orders travel"),
            .value(
                "differences", .keyed(.keyed(.object(difference))), "by key of the group, then by measure",
                unit: "of the measure"),
        ])

    private static let formation = ResultShape(
        "formation", "what becomes of a formation under the directive asked about",
        [
            .text("id", "key of the formation"), .text("name", "its name"),
            .values("groups", of: .text, "keys of the groups it belongs to"),
            .word("order", ["go", "stay", "no order"], "its task"),
            .truth("dispersesAtStart", "whether it disperses among the people at the start, before any order can reach it"),
            .whole("menLow", "strength, lowest figure of the sources", unit: "men"),
            .whole("menBest", "strength, best figure", unit: "men"), .whole("menHigh", "strength, highest figure", unit: "men"),
            .number("menStart", "strength at the start, mean of the campaigns", unit: "men"),
            .text("confidence", "how far the sources bear its figures"),
            .object("out", estimate, "men who reach the objective", unit: "men"),
            .number("shareOut", "those as a share of the men it started with, mean", unit: shareUnit),
            .whole("medianDay", "day after the start by whose end half of those who arrive have arrived", unit: "days")
                .optional,
            .text("medianDate", "the same as a date", unit: day).optional,
            .object("guerrillas", estimate, "men living as guerrillas at the end", unit: "men"),
            .object("lost", estimate, "killed, taken, deserted, fallen out or astray", unit: "men"),
            .object("onTheMarch", estimate, "still on the march at the end", unit: "men"),
            .number("orderReached", "share of the campaigns in which the order reaches it", unit: shareUnit).optional,
            .number("menReached", "men in its ranks whom the order reaches, mean of the campaigns", unit: "men").optional,
            .number("menObeyed", "those who obey, mean of the campaigns", unit: "men").optional,
            .whole("orderDay", "median day on which it reaches it, where it does", unit: "days").optional,
            .text("orderDate", "the same as a date", unit: day).optional,
        ])

    private static let arrivals = ResultShape(
        "arrivals", "men of a group at the objective by the end of each day",
        [
            .text("group", "key of the group"),
            .list("byDay", of: estimate, "by days after the start; the first is the start itself", unit: "men"),
        ])

    private static let reach = ResultShape(
        "reach", "how likely it is that a share of some men is there by the end of each day",
        [
            .text("id", "key of the group or the formation"),
            .values("half", of: .number, "chance that half are, by days after the start", unit: probability),
            .values("nineTenths", of: .number, "chance that nine tenths are", unit: probability),
            .values(
                "nineTenthsOfArrivals", of: .number, "chance that nine tenths of those who come out at all are",
                unit: probability),
        ])

    // MARK: delays, record, rules

    private static let delay = ResultShape(
        "delay", "the directive asked about, sent on another day",
        [
            .whole("days", "days by which it is sent later; negative for earlier", unit: "days"),
            .text("date", "the day on which it is sent", unit: day),
            .whole("campaigns", "campaigns played", unit: "campaigns"),
            .object("broughtOut", estimate, "men brought out of those told to go", unit: "men"),
            .object("difference", difference, "those less the ones of the day on which it was sent", unit: "men"),
        ])

    private static let calibration = ResultShape(
        "calibration", "the calibration that gave the study its rules",
        [
            .values("cases", of: .text, "keys of the cases whose records weighed the rules"),
            .values("moved", of: .text, "rules that are drawn as those records weigh them"),
            .text("program", "version of the program that made it"),
            .number(
                "gain", "part of the error of the ranges that is not made where each of the cases is predicted from the others",
                unit: shareUnit
            ).optional,
            .values("gainInterval", of: .number, "ends of its interval of 80 % over the cases", unit: shareUnit).optional,
        ])

    private static let history = ResultShape(
        "history", "a figure of the record with what the model says of the same quantity",
        [
            .text("metric", "the quantity in words"), .text("key", "its key"), .text("date", "date of the figure", unit: day),
            .number("low", "the record's lowest figure", unit: "as in `unit`"),
            .number("best", "the record's best figure", unit: "as in `unit`"),
            .number("high", "the record's highest figure", unit: "as in `unit`"), .text("unit", "unit of the figures"),
            .text("confidence", "the compilers' confidence"), .values("sources", of: .text, "keys of the sources"),
            .text("note", "a note of the compilers"),
            .word("use", HistoricalFigure.Use.allCases.map(\.rawValue), "use that may be made of it"),
            .text("mechanism", "what brings it about in the model, or what of it is left out"),
            .text("directive", "key of the directive under which the model's figure is read"),
            .object("model", estimate, "the model's figure", unit: "men").optional,
            .number("chance", "share of the campaigns in which a named unit has a remnant there", unit: shareUnit).optional,
            .word(
                "relation", ReplyHistory.Relation.allCases.map(\.rawValue),
                "how the model's 80 % interval lies to the record's range"),
            .text("remark", "why the two are not compared"),
        ])

    private static let sensitivity = ResultShape(
        "sensitivity", "what a rule does to the answer over its range",
        [
            .text("rule", "name of the rule"), .text("label", "its name in words"), .text("meaning", "its meaning"),
            .text("unit", "its unit"), .text("source", "source of its value"),
            .number("low", "lowest value of its range", unit: "as in `unit`"),
            .number("standard", "value in this study", unit: "as in `unit`"),
            .number("high", "highest value of its range", unit: "as in `unit`"),
            .object("menAtLow", difference, "change in men brought out at its lowest value", unit: "men"),
            .object("menAtHigh", difference, "change in men brought out at its highest value", unit: "men"),
            .object("advantageAtLow", difference, "change in the lead over the baseline at its lowest value", unit: "men"),
            .object("advantageAtHigh", difference, "change in the lead over the baseline at its highest value", unit: "men"),
            .truth("reverses", "whether the mean lead has the other sign at one end"),
            .truth("reversesSurely", "whether it has so with its whole 95 % interval"),
        ])

    private static let zone = ResultShape(
        "zone", "guerrillas of a zone",
        [
            .text("name", "its name"),
            .object("guerrillas", estimate, "guerrillas at the end, recruits included", unit: "men"),
        ])
}
