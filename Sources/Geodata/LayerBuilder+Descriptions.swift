import Notation

/// The layers of a situation, in the order in which they are drawn, the lowest first.
extension LayerBuilder {
    static let descriptions = [
        holdDescription, objectiveDescription, cordonDescription, gapsDescription, waysDescription, enemyDescription,
        formationsDescription,
    ]

    static let formationsDescription = LayerDescription(
        "formations", title: "The own formations", kind: .point,
        fields: [
            .init("id", .text, "key in the scenario"), .init("name", .text, "name"), .init("parent", .text, "headquarters"),
            .init("men", .whole, "strength, best figure", unit: "men"),
            .init("menLow", .whole, "strength, lowest figure", unit: "men"),
            .init("menHigh", .whole, "strength, highest figure", unit: "men"),
            .init("guns", .whole, "artillery pieces", unit: "guns"), .init("tanks", .whole, "tanks", unit: "tanks"),
            .init("whereabouts", .text, "nearest known place"),
            .init("uncertaintyKilometres", .number, "radius within which it may be", unit: "km"),
            .init("cutOff", .truth, "no free road to its own side"),
            .init(
                "since", .text, "date since when its place has been so, as far back as the dated positions go",
                unit: "ISO 8601 date"),
            .init("outsideCordon", .truth, "a way to the objective crosses no cell of the cordon"),
            .init("holders", .text, "forces that hold the nearest roads"),
            .init("leastContacts", .number, "expected contacts of one small body on the best way", unit: "contacts"),
            .init("wayKilometres", .number, "length of that way", unit: "km"),
            .init("gameValue", .number, "least share of its men that one inspection catches", unit: "share, 0 to 1"),
            .init("confidence", .text, "how far the sources bear the figures"),
            .init("sources", .text, "keys of the sources"),
        ])

    static let enemyDescription = LayerDescription(
        "enemy", title: "The enemy's forces", kind: .point,
        fields: [
            .init("id", .text, "key in the scenario"), .init("name", .text, "name"), .init("parent", .text, "headquarters"),
            .init("kind", .text, "infantry, armour, security or police"),
            .init("battalions", .whole, "battalions of infantry", unit: "battalions"),
            .init("men", .whole, "strength, best figure", unit: "men"), .init("mobility", .text, "motor or foot"),
            .init("posture", .text, "advance, hold, security or reserve"),
            .init("confidence", .text, "how far the sources bear the figures"),
            .init("sources", .text, "keys of the sources"),
        ])

    static let holdDescription = LayerDescription(
        "hold", title: "The enemy's hold and the hazard on the march", kind: .polygon,
        fields: [
            .init("cell", .whole, "number of the hex"),
            .init("patrols", .number, "density of patrols", unit: "patrols per km²"),
            .init("posts", .number, "density of posts", unit: "posts per km of road"),
        ] + Self.hazardFields)

    static let cordonDescription = LayerDescription(
        "cordon", title: "The cells of the cordon that men on their way meet first", kind: .polygons,
        fields: [
            .init("cells", .whole, "hexes of the cordon", unit: "hexes"),
            .init("value", .number, "least share of the men that one inspection catches", unit: "share, 0 to 1"),
        ])

    static let gapsDescription = LayerDescription(
        "gaps", title: "The gaps of the cordon", kind: .polygons,
        fields: [
            .init("number", .whole, "as on the map"), .init("name", .text, "nearest known place"),
            .init("widthKilometres", .number, "width", unit: "km"),
            .init("menPerHour", .number, "capacity in single file", unit: "men per hour"),
            .init("catchChance", .number, "chance that a small body is met in crossing", unit: "probability"),
            .init("share", .number, "share of the men whom the best spread sends through it", unit: "share, 0 to 1"),
            .init("battalionsToClose", .number, "battalions that would close it", unit: "battalions"),
            .init("shuts", .text, "date on which it shuts; none if it stays open", unit: "ISO 8601 date"),
        ])

    static let waysDescription = LayerDescription(
        "ways", title: "Ways through", kind: .line,
        fields: [
            .init("formation", .text, "key in the scenario"), .init("name", .text, "name of the formation"),
            .init("men", .number, "men on the way", unit: "men"), .init("kilometres", .number, "length", unit: "km"),
            .init("marchHours", .number, "time of marching at night", unit: "hours"),
            .init("contacts", .number, "expected contacts of one body", unit: "contacts"),
            .init("style", .text, "asked: the directive asked about; other: another"),
        ])

    static let objectiveDescription = LayerDescription(
        "objective", title: "The edge of the objective, and of each that a directive names", kind: .lines,
        fields: [.init("name", .text, "the objective, as it is said in a sentence")])

    private static let hazardFields: [Field] = ["50", "500"].flatMap { men in
        [("NewMoon", "a night without moon"), ("FullMoon", "a night with full moon"), ("Day", "daylight")].map { light in
            Field(
                "contacts\(light.0)\(men)", .number,
                "rate of contacts of a body of \(men) men on the march in \(light.1), posts apart", unit: "contacts per hour")
        }
    }
}
