/// Choices of those who go, and what they are worth.
extension StudyShape {
    static let choice = ResultShape(
        "choice", "a choice of those who go",
        [
            .text("directive", "key of the directive that leaves it open"),
            .values("going", of: .text, "names of those who go"),
            .number("planned", "men gained over leaving all, as judged beforehand", unit: "men"),
            .object("broughtOut", estimate, "men brought out in short simulations", unit: "men"),
            .truth("isChosen", "whether it is the one that the study plays"),
        ])

    static let frontier = ResultShape(
        "frontier", "what each number that stays saves and ties down",
        [
            .whole("group", "formations that the directive divides between going and staying", unit: "formations"),
            .text("title", "those formations as they stand within a sentence"),
            .whole("asked", "those that it leaves behind", unit: "formations"),
            .whole("choicesJudged", "choices judged", unit: "choices"),
            .whole("judgingCampaigns", "campaigns played for that", unit: "campaigns"),
            .whole("replications", "campaigns of each point", unit: "campaigns"),
            .list("points", of: split, "choices played, by the number that stays, then by men brought out"),
        ])

    static let split = ResultShape(
        "split", "a choice of those who stay",
        [
            .values("staying", of: .text, "names of those who stay"),
            .object("broughtOut", estimate, "men of all formations brought out", unit: "men"),
            .object("guerrillas", estimate, "men living as guerrillas at the end", unit: "men"),
            .object("tiedDown", estimate, "men of the enemy tied down, mean of the days", unit: "men"),
            .object("difference", difference, "men brought out less those under the directive asked about", unit: "men"),
            .object("tiedDifference", difference, "men tied down less those under the directive asked about", unit: "men"),
            .truth("isUnbeaten", "whether no other point is better on both counts, on average"),
            .truth("isAsked", "whether it is the choice of the directive asked about"),
            .text("directive", "key of the directive of the study that says the same").optional,
        ])

    static let exploitability = ResultShape(
        "exploitability", "what it would be worth to the enemy to know the ways: meetings expected for each man",
        [
            .whole("blocks", "battalions that block", unit: "battalions"),
            .whole("men", "men told to go through gaps", unit: "men"),
            .whole("detachments", "their detachments", unit: "detachments"),
            .number("value", "the value of the game", unit: "meetings per man"),
            .number("asSent", "on the ways as a campaign sends them, which he knows", unit: "meetings per man"),
            .number("oneWay", "on one best way each", unit: "meetings per man"),
        ])
}
