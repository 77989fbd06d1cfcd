import Scenarios

/// Parts of an order, men by what they are told, and how far an order gets.
extension StudyShape {
    static let part = ResultShape(
        "part", "a part of a directive, as it is played",
        [
            .text("name", "its name"), .word("task", Conduct.Task.allCases.map(\.rawValue), "whether it goes"),
            .whole("detachmentSize", "men of a detachment at most", unit: "men"),
            .whole("ways", "courses over which detachments spread"),
            .word("route", Conduct.RoutePolicy.allCases.map(\.rawValue), "how ways are chosen"),
            .word("march", Conduct.MarchHours.allCases.map(\.rawValue), "hours that are marched"),
            .word("heavyWeapons", Conduct.WeaponPolicy.allCases.map(\.rawValue), "what becomes of guns and tanks"),
            .word("ifBlocked", Conduct.IfBlocked.allCases.map(\.rawValue), "what a body does that is stopped"),
            .word("ifCannot", Conduct.IfCannot.allCases.map(\.rawValue), "what a body does that finds no way through"),
        ])

    static let told = ResultShape(
        "told",
        "men of a group who are told one thing, means of the campaigns; those in the places of formations that a reading exchanges",
        [
            .text("group", "key of the group"), .word("order", ["go", "stay"], "what they are told"),
            .number("menStart", "men at the start", unit: "men"), .number("menOut", "men who reach the objective", unit: "men"),
            .number("guerrillas", "men living as guerrillas at the end", unit: "men"),
            .number("menOutWithout", "men of the same formations who reach it without the order", unit: "men").optional,
            .number("guerrillasWithout", "men of theirs living as guerrillas at the end without the order", unit: "men")
                .optional,
            .number("menReached", "men in the ranks whom the order reaches", unit: "men"),
            .number("menObeyed", "men who obey it", unit: "men"),
            .number("menDispersed", "men of formations that disperse before any order can come", unit: "men"),
        ])

    static let orderReach = ResultShape(
        "orderReach", "how far an order gets, over all formations that wait for it and all campaigns",
        [
            .number("share", "share of formations and campaigns in which it reaches one", unit: shareUnit),
            .whole("day", "median day on which it does, where it does", unit: "days").optional,
            .text("date", "the same as a date", unit: "ISO 8601 date").optional,
        ])
}
