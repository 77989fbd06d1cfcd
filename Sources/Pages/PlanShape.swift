/// The description of a plan in JSON: `anabasis plan --json`, and a part of study.json.
enum PlanShape {
    private static let moment = "ISO 8601 minute by the theatre's clock"
    private static let share = "share, 0 to 1"

    static let plan = ResultShape(
        "plan", "the plan for those who go",
        [
            .text("time", "when it is laid", unit: moment), .text("scenario", "key of the scenario"),
            .text("objective", "where the men are to get, as it is said in a sentence"),
            .text("directive", "key of the directive"), .whole("men", "men who go", unit: "men"),
            .whole("detachmentSize", "men of a detachment at most", unit: "men"),
            .whole("detachments", "detachments", unit: "detachments"),
            .object("certificate", certificate, "the proof that no plan does better"),
            .list("gaps", of: gap, "gaps used, the one with most men first"),
            .list("ways", of: way, "ways, in the order of the formations"),
            .list("formations", of: formation, "formations that go, in the order of the scenario"),
            .object("prospect", prospect, "what detachments may expect"),
            .number("keptShare", "share of a detachment that a contact leaves, mean", unit: share),
            .object("departures", departures, "when they leave"), .object("orders", orders, "what orders are worth"),
            .object("ignorance", ignorance, "what old and blurred news costs").optional,
            .list("withdrawals", of: withdrawal, "how soon each could be there if nobody interfered: groups, then formations"),
            .values(
                "elsewhere", of: .text,
                "names of formations that the directive sends to other objectives; they are not in the plan"),
            .values(
                "otherwise", of: .text,
                "names of parts that the directive sends in detachments of another size, or by roads; the plan has them go like the rest"
            ),
            .truth(
                "leavesPassagesOut",
                "whether the directive names ground through which ways must lead; the plan does not keep to it"),
        ])

    private static let certificate = ResultShape(
        "certificate", "the proof that no plan does better",
        [
            .whole("blockers", "battalions that block", unit: "battalions"),
            .number("value", "share of the men whom they can expect to meet at most", unit: share),
            .number("lowerBound", "share of which they can be sure", unit: share),
            .number("gap", "relative distance of the two"),
            .number("oneWayValue", "the share if every formation took its one best way", unit: share),
            .number("detachmentChance", "chance that a detachment is met, shared out whole", unit: "probability"),
            .whole("inspectedHexes", "hexes that the blockers inspect with some chance", unit: "hexes"),
        ])

    private static let gap = ResultShape(
        "plannedGap", "a gap that the plan uses",
        [
            .text("name", "nearest known place"), .number("widthKilometres", "width", unit: "km"),
            .number("menPerHour", "capacity in single file", unit: "men per hour"),
            .number("catchChance", "chance that a battalion in the hex passed meets a detachment", unit: "probability"),
            .whole("men", "men who pass", unit: "men"), .whole("detachments", "detachments that pass", unit: "detachments"),
        ])

    private static let way = ResultShape(
        "way", "a way of a formation's detachments",
        [
            .text("formation", "key of the formation"),
            .whole("gap", "number of the gap, from 1; without it, no blocker waits there").optional,
            .whole("men", "men on it", unit: "men"), .whole("detachments", "detachments on it", unit: "detachments"),
            .number("kilometres", "length", unit: "km"), .number("marchHours", "time of marching at night", unit: "hours"),
            .number("contacts", "expected contacts of a detachment, as is believed", unit: "contacts"),
            .number("noContact", "chance that a detachment meets nobody", unit: "probability"),
            .number("comeThrough", "expected men who come through their contacts", unit: "men"),
            .number("firstLeaves", "departure of the first detachment after the first dusk", unit: "hours of march"),
            .number("lastLeaves", "departure of the last detachment after the first dusk", unit: "hours of march"),
            .number("lastThrough", "arrival of the last man after the first dusk", unit: "hours of march"),
        ])

    private static let formation = ResultShape(
        "plannedFormation", "a formation that goes",
        [
            .text("id", "key of the formation"), .text("name", "its name"), .whole("men", "men", unit: "men"),
            .whole("detachments", "detachments", unit: "detachments"), .whole("ways", "ways", unit: "ways"),
            .values("gaps", of: .text, "places of its gaps, the one with most of its men first"),
            .number("noContact", "share of its men whose detachment meets nobody", unit: share),
            .number("comeThrough", "expected men who come through their contacts", unit: "men"),
            .text("lastLeaves", "when its last detachment leaves; left out beyond the nights computed", unit: moment).optional,
            .text("lastThrough", "when its last man is there, if nothing stops him", unit: moment).optional,
        ])

    private static let prospect = ResultShape(
        "prospect", "what detachments may expect",
        [
            .number("noContact", "share of the men whose detachment meets nobody", unit: share),
            .number("contacts", "expected contacts of a detachment", unit: "contacts"),
            .number("comeThrough", "expected men who come through their contacts", unit: "men"),
        ])

    private static let departures = ResultShape(
        "departures", "when they leave",
        [
            .text("first", "the first dusk", unit: moment).optional,
            .number("nightHours", "march of the first night", unit: "hours"),
            .text("lastLeaves", "when the last detachment leaves", unit: moment).optional,
            .whole("lastLeavesNight", "in which night, from 1").optional,
            .text("lastThrough", "when the last man is there, if nothing stops him", unit: moment).optional,
            .whole("lastThroughNight", "in which night, from 1").optional,
            .number("hours", "march until then", unit: "hours of march"),
        ])

    private static let orders = ResultShape(
        "orders", "what orders are worth",
        [
            .object("together", prospect, "on ways allotted for the good of all"),
            .object("eachForItself", prospect, "each detachment on the way that is best for itself"),
            .number("contactsSpared", "share of the contacts that orders spare", unit: share),
            .number("men", "men more who come through", unit: "men"),
            .number("highestAlarm", "greatest watchfulness of a sector, each for itself; 1 is usual"),
            .number("relativeGap", "how far the two spreads are from what they aim at"),
        ])

    private static let ignorance = ResultShape(
        "ignorance", "what old and blurred news costs",
        [
            .number("delayHours", "age of the news", unit: "hours"),
            .number("blur", "factor by which the picture is wider than the truth; 1 is exact"),
            .number("believedValue", "share of the men whom the blockers can expect to meet, as is believed", unit: share),
            .number("actualValue", "where the enemy really stands", unit: share),
            .number("knowingValue", "against a plan that knew", unit: share),
            .object("believed", prospect, "as is believed"), .object("actual", prospect, "where the enemy really stands"),
            .object("knowing", prospect, "with the plan that knew"),
        ])

    private static let withdrawal = ResultShape(
        "withdrawal", "how soon some formations could be there if nobody interfered",
        [
            .text("id", "key of the group or the formation"), .text("name", "its name, as it stands within a sentence"),
            .truth("isGroup", "whether it is a group"), .whole("men", "men", unit: "men"),
            .object("everywhere", bound, "over any ground; left out without a way").optional,
            .object("byRoad", bound, "by roads and tracks; left out without a way").optional,
        ])

    private static let bound = ResultShape(
        "bound", "a bound on a withdrawal",
        [
            .number("hours", "march until the last man is there", unit: "hours of march"),
            .number("days", "the same at the usual march of a day", unit: "days"),
            .number("headHours", "march of the quickest man of those who set the pace", unit: "hours of march"),
            .values("binding", of: .text, "names of the formations that set the pace"),
            .object("bottleneck", bottleneck, "where it is narrowest").optional,
        ])

    private static let bottleneck = ResultShape(
        "bottleneck", "where a withdrawal is narrowest",
        [
            .text("name", "nearest known place"),
            .text("kind", "bridge, ford, boats, main road, road, track or open country"),
            .text("pass", "name of the pass").optional, .number("menPerHour", "capacity", unit: "men per hour"),
            .whole("sides", "hex sides that it spans", unit: "hex sides"), .whole("cell", "number of its hex"),
            .number("latitude", "latitude", unit: "degrees north").optional,
            .number("longitude", "longitude", unit: "degrees east").optional,
        ])
}
