/// The description of a situation in JSON: `anabasis situation --json`, and a part of study.json.
enum SituationShape {
    static let situation = ResultShape(
        "situation", "the map as read at a moment",
        [
            .text("time", "the moment", unit: "ISO 8601 minute by the theatre's clock"),
            .text("objective", "where the men are to get, as it is said in a sentence"),
            .list("standings", of: standing, "how each formation stands, in the order of the scenario"),
            .list("gaps", of: gap, "gaps of the cordon, the one that carries most men first; none where nobody is cut off"),
            .number("cordonValue", "least share of the men that one well-placed inspection catches", unit: "share, 0 to 1"),
            .whole("enemyForces", "forces of the enemy that stand in the theatre", unit: "forces"),
            .whole("cordonCells", "cells of the cordon that men on their way meet first", unit: "hexes"),
            .list("hazards", of: hazard, "rate of contacts at some places"),
        ])

    private static let standing = ResultShape(
        "standing", "how a formation stands",
        [
            .text("id", "key of the formation"), .text("name", "its name"),
            .values("groups", of: .text, "keys of the groups it belongs to"), .text("whereabouts", "nearest known place"),
            .number("uncertaintyKilometres", "radius within which it may be", unit: "km"),
            .truth("isCutOff", "no road that bears wheels leads to its own side free of the enemy's hold"),
            .text(
                "since", "day since which its place has been so, by the dated positions; without it, not so or not known",
                unit: "ISO 8601 date"
            ).optional,
            .truth(
                "sinceMayBeEarlier",
                "whether the dated positions of a force begin on that day, so that it may have been so before"),
            .truth("isOutsideCordon", "whether a way to the objective crosses no cell of the cordon"),
            .values("holders", of: .text, "names of the enemy's forces that hold the nearest roads"),
            .number("leastContacts", "expected contacts of a small body on the best way on foot", unit: "contacts").optional,
            .number("wayKilometres", "length of that way; without it, there is no way", unit: "km").optional,
            .number("gameValue", "share of its men that one inspection catches at least", unit: "share, 0 to 1").optional,
            .word("grip", ["free", "loosely", "closely", "tightly", "noWay"], "how tightly it is held, by the contacts"),
        ])

    private static let gap = ResultShape(
        "gap", "a gap of the cordon",
        [
            .text("name", "nearest known place"), .number("widthKilometres", "width", unit: "km"),
            .number("menPerHour", "capacity in single file", unit: "men per hour"),
            .number("catchChance", "chance that a small body is met in crossing", unit: "probability"),
            .number("share", "share of the men whom the best spread sends through it", unit: "share, 0 to 1"),
            .truth("isShut", "whether that chance is so high that it counts as shut"),
            .number("battalionsToClose", "battalions that would close it", unit: "battalions"),
            .text("shuts", "day on which it shuts; without it, it stays open", unit: "ISO 8601 date").optional,
        ])

    private static let hazard = ResultShape(
        "hazard", "rate of contacts on the march off the roads",
        [
            .text("place", "near this place"), .text("body", "size of the body and the light, in words"),
            .whole("men", "size of the body", unit: "men"), .text("light", "the light"),
            .number("contactsPerHour", "expected contacts in an hour's march", unit: "contacts per hour"),
        ])
}
