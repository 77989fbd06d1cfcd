import Scenarios

/// The rows of forces.csv and the objects of enemy.yaml.
extension ObjectKind {
    static let formation = ObjectKind(
        "a formation",
        [
            .required("id", .name, "short name used in the other files"),
            .required("side", .name, "id of the own side"),
            .required("parent", .title, "the headquarters above it"),
            .required("name", .title, "as it is printed"),
            .required("place", .title, "id of a place of the theatre; on a map drawn as text also column,row of a hex"),
            .optional("lat", .number(-90...90), "latitude in degrees; with lon, says more exactly where it stands"),
            .optional("lon", .number(-180...360), "longitude in degrees; east of 180 as 181 or as -179"),
            .optional("men_low", men, "men at the start, lowest figure of the sources; the best one if left out"),
            .required("men", men, "men at the start, best figure"),
            .optional("men_high", men, "men at the start, highest figure; the best one if left out"),
            .optional("guns", .whole(0...10_000), "guns at the start; 0 if left out"),
            .optional("tanks", .whole(0...10_000), "tanks at the start; 0 if left out"),
            .optional("trucks", .whole(0...100_000), "trucks at the start, for the record"),
            .optional(
                "days_without_food", .number(0...30),
                "days for which its men have eaten nothing at the start; 0 if left out, with the food that men usually carry"),
            .required("confidence", confidence, "how far the sources bear the figures"),
            .required("source", .list(.name), "keys in sources.yaml, separated by semicolons"),
            .optional("note", .sentence, "what should be known about the figures"),
        ])

    static let enemyForce = ObjectKind(
        "an enemy force",
        [
            .required("id", .name, "short name"),
            .required("name", .title, "as it is printed"),
            .optional("parent", .title, "the headquarters above it"),
            .required("kind", .word(["infantry", "armour", "security", "police"]), "what sort of troops"),
            .required("battalions", .whole(0...200), "battalions of infantry"),
            .optional("men_low", men, "lowest figure of the sources; the best one if left out"),
            .required("men", men, "men, best figure"),
            .optional("men_high", men, "highest figure; the best one if left out"),
            .required("mobility", .words(Mobility.self), "how it moves on roads"),
            .required("confidence", confidence, "how far the sources bear the figures"),
            .required("source", .list(.name), "keys in sources.yaml"),
            .optional("note", .sentence, "what should be known about the figures"),
            .required("track", .list(.object(.fix)), "dated positions in order of time"),
            .optional(
                "posts", .whole(2...60),
                "number of equal posts into which it is split, each a force by itself, strung along the lines of its positions"),
            .optional(
                "free", .flag,
                "true if it leaves its track for good when it hears of a contact, and goes where contacts are reported"),
            .optional("freeFrom", .day, "when a free force leaves its track; at the first report if left out"),
        ])

    static let fix = ObjectKind(
        "a position",
        [
            .required("at", .day, "when it is there; a date alone means noon"),
            .optional("place", .title, "id of a place of the theatre; on a map drawn as text also column,row of a hex"),
            .optional("lat", .number(-90...90), "latitude in degrees; with lon, says more exactly where it stands"),
            .optional("lon", .number(-180...360), "longitude in degrees; east of 180 as 181 or as -179"),
            .optional(
                "along", .list(.point),
                "points of a line, two at least, along which the posts of the force stand at equal distances; all at the place if left out"
            ),
            .required("posture", .words(Posture.self), "what it is doing there"),
            .optional("source", .list(.name), "keys in sources.yaml"),
            .optional("note", .sentence, "what should be known about it"),
        ])

    private static let men = FieldType.whole(0...1_000_000)
    static let confidence = FieldType.word(["high", "medium", "low"])
}
