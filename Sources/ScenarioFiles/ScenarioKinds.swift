import Scenarios

/// The objects of scenario.yaml.
extension ObjectKind {
    static let scenario = ObjectKind(
        "a scenario",
        [
            .required("id", .name, "the name of the folder"),
            .required("title", .title, "what the case is called"),
            .required("summary", .sentence, "one line for the list of scenarios"),
            .required("start", .time, "when the campaign starts, by the theatre's own clock"),
            .required("utcOffsetHours", .number(-12...14), "hours by which that clock is ahead of universal time"),
            .required("horizonDays", .whole(1...400), "days for which the campaign is followed"),
            .required(
                "theatre", .name, "the map: `korea` for Theatres/korea.gpkg, `map.txt` for a map drawn as text in the folder"),
            .required("own", .object(.side), "the army that is cut off"),
            .required("enemy", .object(.side), "the army that has cut it off"),
            .required("objective", .object(.objective), "the line to be reached"),
            .optional(
                "refuge", .object(.objective),
                "ground behind the own lines: those who arrive count as free while the way from there to it is not cut; all do if left out"
            ),
            .required("question", .name, "id of the directive whose soundness is asked about"),
            .required(
                "standing", .name,
                "id of the directive that holds for every formation until an order reaches it: the course as recorded"),
            .required("groups", .list(.object(.group)), "groups of formations, for directives and for results"),
            .required("intelligence", .object(.intelligence), "what the own side knows of the enemy"),
            .optional("timeline", .list(.object(.message)), "messages of the command, for the record"),
            .optional("notes", .prose, "rival readings and doubts, in prose"),
        ])

    static let side = ObjectKind(
        "a side",
        [
            .required("id", .name, "short name, used in the column `side` of forces.csv"),
            .required("name", .title, "as it is printed"),
        ])

    static let objective = ObjectKind(
        "an objective",
        [
            .required("name", .title, "as it is said in a sentence: `north of the 38th parallel`"),
            .optional("parallel", .number(-90...90), "latitude in degrees; the cells north of it are the objective"),
            .optional("mark", .title, "letter of the marked hexes, on a map drawn as text"),
        ])

    static let group = ObjectKind(
        "a group",
        [
            .required("id", .name, "the name by which directives and results call it; `all` is every formation"),
            .required("title", .title, "as it stands within a sentence: `the eight divisions`"),
            .optional(
                "role", .words(Group.Role.self),
                "`primary`: the question is about them; `secondary`: their fate counts beside; `withdrawal`: how soon can they "
                    + "withdraw; none if left out"),
            .required("members", .list(.name), "formations of forces.csv"),
        ])

    static let intelligence = ObjectKind(
        "the intelligence",
        [
            .required("delayHours", .number(0...1000), "age of the news, hours"),
            .required("blur", .number(1...10), "factor by which the enemy's hold seems more spread out than it is"),
        ])

    static let message = ObjectKind(
        "a message",
        [
            .required("date", .day, "when it was sent"),
            .optional("from", .title, "who sent it"),
            .optional("to", .title, "whom it was for"),
            .required("gist", .sentence, "what it said, in a sentence"),
            .optional("latencyHours", .number(0...10000), "hours until it was read, where known"),
            .optional("source", .list(.name), "keys in sources.yaml"),
        ])
}
