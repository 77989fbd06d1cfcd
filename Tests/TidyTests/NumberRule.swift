/// Numbers that stand in the code of the model: each belongs in a rule set, where it has a unit, a meaning, a source and a range.
///
/// Rule sets are the files whose name ends in `Rules.swift`. What may stand elsewhere, and why, is listed here.
enum NumberRule {
    static let targets: Set = ["RuleSets", "Appraisal", "Planning", "Campaigns"]

    /// Numbers that mean the same everywhere.
    static let everywhere: [String: String] = [
        "0": "nothing", "1": "one", "2": "a pair, a double, a half",
        "6": "sides of a hex", "24": "hours in a day", "60": "minutes in an hour",
        "1000": "metres in a kilometre, or a thousand",
        "100": "per cent",
    ]

    /// Numbers of single files, with the reason why no rule gives them.
    static let exceptions: [String: (numbers: Set<String>, reason: String)] = [
        "Appraisal/EnemyPosition.swift": (["40", "600"], "bound of a search, far above any march"),
        "Appraisal/MarchTable.swift": (["0.11", "0.67", "5", "1800"], "a published curve, taken whole"),
        "Campaigns/AlarmCurve.swift": (["3"], "epochs of the recurrence of a fading alarm"),
        "Campaigns/ContactLaw.swift": (["3", "4"], "places in a vector of weights"),
        "Campaigns/EngagementRules+Chances.swift": (["64", "0.5"], "points of a midpoint rule"),
        "Campaigns/CampaignModel.swift": (["12"], "length of an epoch, chosen by a measurement (Documentation/Epochs.md)"),
        "RuleSets/RulesPage.swift": (["1e9"], "how numbers are printed"),
        "Campaigns/CampaignTree.swift": (["40"], "campaigns that are played at once, which change no result"),
        "Campaigns/TraversalCache.swift": (["2048"], "size of a cache that changes no result"),
        "Planning/Cordon.swift": (["3", "32"], "how many cordons are sought: the resolution of an approximation"),
        "Planning/CostField.swift": (["13"], "part of the address of its draws"),
        "Planning/CrowdedCrossing.swift": (
            ["120", "0.5", "1e5", "60_000"], "where a search stops, and the scale of its whole numbers"
        ),
        "Planning/CrowdedWays.swift": (["8"], "rounds between two searches"),
        "Planning/MarchClock.swift": (["12"], "noon"),
        "Planning/MarchNetwork.swift": (["600"], "scale of a search's whole numbers"),
        "Planning/Scenario+Light.swift": (["18", "0.5"], "the sky of an invented map: a convention"),
        "Planning/SectorMap.swift": (["8"], "resolution of the map, as the size of a hex is"),
        "Planning/SituationReader.swift": (["12", "30"], "how much is told: gaps named, days they are followed"),
        "Planning/SplitChoice.swift": (["20_000", "129", "32"], "how many choices are looked at"),
        "Planning/SplitDesign.swift": (["1024", "10"], "size of a design of experiments"),
        "Planning/WayCost.swift": (["8000", "200", "32_000"], "scale of a search's whole numbers"),
    ]

    static func faults(in file: SourceFile) -> [Fault] {
        guard targets.contains(file.target), !file.path.hasSuffix("Rules.swift") else { return [] }
        let allowed = exceptions[String(file.path.dropFirst("Sources/".count))]?.numbers ?? []
        return file.code.indices.flatMap { line in
            numbers(in: file.code[line]).filter { !isAllowed($0, allowed) }.map {
                Fault(
                    place: file.place(line), found: "the number \($0)", expected: "numbers of the model in rule sets",
                    remedy: "make it a rule, or list it in NumberRule with the reason why it is none")
            }
        }
    }

    /// Exceptions of files that hold no such number any more.
    static func idle(_ files: [SourceFile]) -> [Fault] {
        exceptions.sorted { $0.key < $1.key }.flatMap { path, exception -> [Fault] in
            let file = files.first { $0.path == "Sources/" + path }
            let found = Set(file?.code.flatMap(numbers) ?? [])
            return exception.numbers.subtracting(found).sorted().map {
                Fault(
                    place: "Tests/TidyTests/NumberRule.swift, \(path)", found: "an exception for \($0)",
                    expected: "exceptions for numbers that are there", remedy: "take it out")
            }
        }
    }

    private static func isAllowed(_ number: String, _ allowed: Set<String>) -> Bool {
        everywhere[number] != nil || allowed.contains(number) || isTolerance(number)
    }

    /// Powers of ten up to a ten-thousandth stand for rounding.
    private static func isTolerance(_ number: String) -> Bool {
        let parts = number.split(separator: "e-")
        return parts.count == 2 && parts[0] == "1" && (Int(parts[1]) ?? 0) >= 4
    }

    /// The numbers of a line as they are written, without those that are patterns of bits, places of a tuple or parts of names.
    /// "2.0" is told as "2".
    static func numbers(in line: String) -> [String] {
        let isOfBits = ["<<", ">>", "rawValue", "UInt8 = 25"].contains { line.contains($0) }
        if isOfBits { return [] }
        let characters = Array(line)
        var found: [String] = []
        var index = 0
        while index < characters.count {
            let before = index > 0 ? characters[index - 1] : " "
            guard characters[index].isNumber, !before.isLetter, !before.isNumber, !"._$".contains(before) else {
                index += 1
                continue
            }
            let start = index
            while index < characters.count, isPart(index, of: characters) { index += 1 }
            let number = String(characters[start..<index])
            if !number.hasPrefix("0x") { found.append(number.hasSuffix(".0") ? String(number.dropLast(2)) : number) }
        }
        return found
    }

    private static func isPart(_ index: Int, of characters: [Character]) -> Bool {
        let character = characters[index]
        if character.isNumber || character.isLetter || character == "_" { return true }
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        if character == "." { return next.isNumber }
        return character == "-" && characters[index - 1] == "e" && next.isNumber
    }
}
