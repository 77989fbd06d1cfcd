/// Objectives, their goals, and the ground through which ways must lead.
extension ObjectKind {
    static let objective = ObjectKind(
        "an objective",
        [.required("name", .title, "as it is said in a sentence: `in the high country`")] + goalFields + [
            .optional("any", .list(.object(.goal)), "several goals in place of one; any of them counts")
        ])

    static let goal = ObjectKind("a goal", goalFields)

    static let passage = ObjectKind("a passage", groundFields)

    static let countedLine = ObjectKind(
        "a counted line",
        [
            .required("id", .name, "short name, used in keys of history.csv: `crossed.ring`"),
            .required("name", .title, "as it is said in a sentence: `out of the ring`"),
        ] + goalFields + [.optional("any", .list(.object(.goal)), "several grounds in place of one; any of them counts")])

    private static let goalFields: [Field] =
        [
            .optional(
                "parallel", .number(-90...90), "latitude in degrees: the land north of it, or south of it if `side` says so"),
            .optional("line", .list(.point), "points of a line, two at least; beyond its ends it runs on straight"),
            .optional("side", .words(CompassSide.self), "the side of the line or the parallel on which the goal lies"),
        ] + groundFields + [
            .optional("from", .time, "when it begins to count; from the start if left out"),
            .optional("until", .time, "when it ceases to count, as where a front moves; to the end if left out"),
        ]

    private static let groundFields: [Field] = [
        .optional("area", .list(.point), "corners of an area, three at least, in order round it"),
        .optional("place", .title, "id of a place of the theatre; on a map drawn as text also column,row of a hex"),
        .optional("radiusKilometres", .number(0...1000), "distance from the place; its hex alone if left out"),
        .optional("zones", .list(.name), "ids of zones of the theatre"),
        .optional("mark", .title, "letter of the marked hexes, on a map drawn as text"),
    ]
}

extension FieldType {
    /// A place by its name, or a latitude and a longitude.
    static let point = FieldType.either([.title, .list(.number(-180...360))])
    /// Ground to pass: places by their names, one after the other, or grounds of other kinds among them, or one alone.
    static let passages = FieldType.either([.list(.either([.title, .object(.passage)])), .object(.passage)])
}

/// A side of a line.
enum CompassSide: String, CaseIterable, Sendable {
    case north, south, east, west

    /// The direction in which it lies, a step to the east and a step to the north.
    var direction: (east: Double, north: Double) {
        switch self {
        case .north: (0, 1)
        case .south: (0, -1)
        case .east: (1, 0)
        case .west: (-1, 0)
        }
    }
}
