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
            .required("objective", .object(.objective), "the ground to be reached by those whose order names no other"),
            .optional(
                "refuge", .object(.objective),
                "ground behind the own lines: those who arrive count as free while the way from there to it is not cut; all do if left out"
            ),
            .optional(
                "lines", .list(.object(.countedLine)),
                "lines on the way beyond which men are counted, for the record: over a river, out of a ring"),
            .required("question", .name, "id of the directive whose soundness is asked about"),
            .required(
                "standing", .name,
                "id of the directive that holds for every formation until an order reaches it: the course as recorded"),
            .required("groups", .list(.object(.group)), "groups of formations, for directives and for results"),
            .required("intelligence", .object(.intelligence), "what the own side knows of the enemy"),
            .optional("clauses", .list(.object(.clause)), "clauses of the verdict; men out and enemy tied down if left out"),
            .optional("unknowns", .object(.unknowns), "what the sources leave open, beside the ranges of strengths and rules"),
            .optional(
                "application", .flag,
                "true for a case to which the model is applied: no rule may be fitted to its record, and `calibrate` refuses it; false if left out"
            ),
            .optional("timeline", .list(.object(.message)), "messages of the command, for the record"),
            .optional(
                "caveat", .prose,
                "what of this case no campaign follows, as far as it bears on the answer: a sentence or two, which the reply prints on its first page"
            ),
            .optional("notes", .prose, "rival readings and doubts, in prose"),
        ])

    static let side = ObjectKind(
        "a side",
        [
            .required("id", .name, "short name, used in the column `side` of forces.csv"),
            .required("name", .title, "as it is printed"),
        ])

    static let group = ObjectKind(
        "a group",
        [
            .required("id", .name, "the name by which directives and results call it; `all` is every formation"),
            .required("title", .title, "as it stands within a sentence: `the three companies`"),
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

    static let clause = ObjectKind(
        "a clause",
        [
            .required(
                "quantity", .words(VerdictClause.Quantity.self),
                "what is compared: men out, men out and free, guerrillas at the end, enemy men tied down a day, hours by which the "
                    + "enemy is delayed"),
            .required("group", .name, "id of the group; `all` for every formation"),
            .optional(
                "delta", .number(0...1_000_000),
                "the difference that matters, in the unit of the quantity; a hundredth of the group's men if left out"
            ),
            .optional("reason", .sentence, "why this difference matters"),
        ])

    static let unknowns = ObjectKind(
        "the unknowns",
        [
            .optional("placeKilometres", .number(0...200), "how far a formation may stand from its place at the start, km"),
            .optional("enemyKilometres", .number(0...200), "how far an enemy force may stand from its recorded places, km"),
            .optional("enemyHours", .number(0...240), "hours by which the enemy's dates may be early or late"),
            .optional("issueHours", .number(0...240), "hours by which an order may have left earlier or later"),
            .optional(
                "standingFactor", .number(1...10), "factor by which sizes of detachments under the standing conduct may be off"),
            .optional("reason", .sentence, "what these figures rest on; `assumption` if nothing"),
            .optional("readings", .list(.object(.reading)), "passages of the sources that can be read in several ways"),
        ])

    static let reading = ObjectKind(
        "a reading",
        [
            .required("id", .name, "short name, unique within the scenario"),
            .required("title", .title, "what is read, in a few words"),
            .optional("source", .list(.name), "keys in sources.yaml"),
            .required("options", .list(.object(.option)), "ways of reading it, two or more; the first is the scenario's own"),
        ])

    static let option = ObjectKind(
        "an option",
        [
            .required("id", .name, "short name, unique within the reading"),
            .required("title", .title, "the option in a few words"),
            .required("weight", .number(0.001...1000), "how much it is believed; weights need not sum to 1"),
            .optional(
                "dispersed", .words(OrderReading.Dispersed.self),
                "men who dispersed before an order to go came: `stay`, or `recalled` where they stood"),
            .optional("exchange", .list(.name), "two formations that change places in all groups and in orders to groups"),
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
