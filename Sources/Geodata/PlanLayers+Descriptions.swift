/// The layers of a plan, in the order in which they are drawn, the lowest first.
extension PlanLayers {
    static let descriptions = [
        LayerBuilder.objectiveDescription, inspectionsDescription, gapsDescription, waysDescription, bottlenecksDescription,
        formationsDescription,
    ]

    static let inspectionsDescription = LayerDescription(
        "inspections", title: "The blockers' best play: where they wait, and with what chance", kind: .polygon,
        fields: [
            .init("cell", .whole, "number of the hex"),
            .init("chance", .number, "chance that a battalion waits there", unit: "probability"),
            .init("catchChance", .number, "chance that it meets a small body that passes", unit: "probability"),
        ])

    static let gapsDescription = LayerDescription(
        "gaps", title: "The gaps that the plan uses", kind: .polygons,
        fields: [
            .init("number", .whole, "as in the tables"), .init("name", .text, "nearest known place"),
            .init("widthKilometres", .number, "width", unit: "km"),
            .init("menPerHour", .number, "capacity in single file", unit: "men per hour"),
            .init(
                "catchChance", .number, "chance that a battalion in the hex passed meets a small body", unit: "probability"),
            .init("men", .whole, "men who pass", unit: "men"), .init("detachments", .whole, "detachments that pass"),
        ])

    static let waysDescription = LayerDescription(
        "ways", title: "The ways of the plan with the men on them", kind: .line,
        fields: [
            .init("formation", .text, "key in the scenario"), .init("men", .whole, "men on the way", unit: "men"),
            .init("detachments", .whole, "detachments on the way"), .init("gap", .whole, "number of the gap it passes"),
            .init("kilometres", .number, "length", unit: "km"),
            .init("marchHours", .number, "time of marching at night", unit: "hours"),
            .init("contacts", .number, "expected contacts of a detachment, as is believed", unit: "contacts"),
            .init("noContact", .number, "chance that a detachment meets nobody", unit: "probability"),
            .init("comeThrough", .number, "expected men who come through their contacts", unit: "men"),
            .init("firstLeaves", .number, "departure of the first detachment after the first dusk", unit: "hours of march"),
            .init("lastLeaves", .number, "departure of the last detachment after the first dusk", unit: "hours of march"),
            .init("lastThrough", .number, "arrival of the last man after the first dusk", unit: "hours of march"),
        ])

    static let bottlenecksDescription = LayerDescription(
        "bottlenecks", title: "Where a withdrawal is narrowest if nobody interferes", kind: .point,
        fields: [
            .init("who", .text, "key of the group or formation"), .init("ground", .text, "everywhere or roads"),
            .init("name", .text, "nearest known place"), .init("kind", .text, "what lies there"),
            .init("pass", .text, "name of the pass"),
            .init("menPerHour", .number, "capacity in single file", unit: "men per hour"),
            .init("hours", .number, "time until the last man is through", unit: "hours of march"),
            .init("days", .number, "time until the last man is through, at the usual march of a day", unit: "days"),
        ])

    static let formationsDescription = LayerDescription(
        "formations", title: "Those who go", kind: .point,
        fields: [
            .init("id", .text, "key in the scenario"), .init("name", .text, "name"),
            .init("men", .whole, "strength, best figure", unit: "men"),
            .init("detachments", .whole, "detachments"), .init("ways", .whole, "ways"),
            .init("noContact", .number, "share of the men whose detachment meets nobody", unit: "share, 0 to 1"),
            .init("comeThrough", .number, "expected men who come through their contacts", unit: "men"),
            .init("lastThrough", .text, "when the last man is there, if nothing stops him"),
        ])
}
