/// Men by what they are told, and how far an order gets.
extension StudyShape {
    static let told = ResultShape(
        "told",
        "men of a group who are told one thing, means of the campaigns; those in the places of formations that a reading exchanges",
        [
            .text("group", "key of the group"), .word("order", ["go", "stay"], "what they are told"),
            .number("menStart", "men at the start", unit: "men"), .number("menOut", "men who reach the objective", unit: "men"),
            .number("guerrillas", "men living as guerrillas at the end", unit: "men"),
            .number("menReached", "men in the ranks whom the order reaches", unit: "men"),
            .number("menObeyed", "men who obey it", unit: "men"),
        ])

    static let orderReach = ResultShape(
        "orderReach", "how far an order gets, over all formations that wait for it and all campaigns",
        [
            .number("share", "share of formations and campaigns in which it reaches one", unit: shareUnit),
            .whole("day", "median day on which it does, where it does", unit: "days").optional,
            .text("date", "the same as a date", unit: "ISO 8601 date").optional,
        ])
}
