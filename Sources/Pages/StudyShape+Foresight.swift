import Figures

/// The order judged on what its sender could believe.
extension StudyShape {
    static let foresight = ResultShape(
        "foresight", "the directive asked about against an enemy who stays where the news had him, in the standard world",
        [
            .text("known", "when the newest news that the sender had was true", unit: moment),
            .whole("replications", "campaigns of each directive against each enemy"),
            .list("clauses", of: foresightClause, "one a clause of the verdict"),
        ])

    private static let foresightClause = ResultShape(
        "foresightClause", "the directive asked about less the standing course; more is a gain",
        [
            .text("measure", "key of the measure"), .text("group", "key of the group"),
            .text("groupTitle", "its name, as it stands within a sentence"),
            .object(
                "believed", difference, "against an enemy who stays where he was believed to stand", unit: "of the measure"),
            .object("moved", difference, "against the enemy as he moved, on the same luck", unit: "of the measure"),
        ])
}
