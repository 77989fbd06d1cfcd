import Figures
import Notation
import Scenarios
import Studies

/// The directives side by side.
struct ProseDirectives {
    let figures: ReplyFigures

    /// One row a directive: what it brings out, what it leaves, what that ties down.
    func mainTable() -> TableText {
        var columns: [TableText.Column] = [.init("Directive"), .init(ProseWords.capitalised(figures.primary.title), .right)]
        let isAllTold = !figures.isPart(.all, of: figures.primary)
        if let secondary = figures.secondary {
            columns += [.init(ProseWords.capitalised(secondary.title), .right)] + (isAllTold ? [.init("All", .right)] : [])
        }
        let isFreeTold = figures.directives.contains { $0.estimate(.menOutFree).mean != $0.estimate(.menOut).mean }
        if isFreeTold { columns.append(.init(isAllTold || figures.secondary == nil ? "of them free" : "of all free", .right)) }
        columns += [.init("Guerrillas", .right), .init("Tied down", .right)]
        let standing = figures.directives.filter { $0.id == "standing" }
        let ordered = standing + figures.directives.filter { $0.id != "standing" }
        let rows = ordered.map { directive in
            var cells = [figures.row(directive), directive.estimate(.menOut, of: figures.primary).expected]
            if let secondary = figures.secondary {
                cells += [directive.estimate(.menOut, of: secondary).expected]
                if isAllTold { cells.append(directive.estimate(.menOut).expected) }
            }
            if isFreeTold { cells.append(directive.estimate(.menOutFree).expected) }
            return cells + [directive.estimate(.guerrillas).expected, directive.estimate(.tiedDown).expected]
        }
        return TableText(
            "Means of \(ProseWords.figured(figures.run.replications, "campaign")) of each directive: men \(figures.scenario.objective) after \(ProseWords.figured(figures.scenario.horizonDays, "day")), \(isFreeTold ? "those of them for whom the way on to the refuge was open when they came, " : "")soldiers of all formations who then live as "
                + "guerrillas, and men of the enemy tied down, mean of the days; each number rounded by itself.",
            columns: columns, rows: rows, marked: Set(ordered.indices.filter { ordered[$0].asked }))
    }

    func section() -> ReplySection {
        var blocks: [ReplyBlock] = [.paragraph(introduction()), .table(spreads()), .table(differences()), .figure(figure())]
        blocks += [.paragraph(played()), .table(parts())]
        let choices = figures.choices.filter { $0.directive == figures.asked.id }
        if !choices.isEmpty { blocks += [.paragraph(choice(choices)), .table(choiceTable(choices))] }
        return ReplySection("directives", "The directives compared", blocks)
    }

    private func introduction() -> String {
        "Every directive is played \(ProseNumber.whole(figures.run.replications)) times with the same random numbers, so that whatever does not "
            + "depend on the directive is the same. The differences below are therefore taken campaign by campaign and then averaged. An "
            + "interval in brackets after a difference is one of 95 %, for its mean\(clusters); other intervals hold eight campaigns in ten. The "
            + "sign ≈ stands where the interval includes zero, or the campaigns are too few: there no difference may be claimed."
    }

    private var clusters: String { figures.worlds == nil ? "" : " over endless worlds" }

    private func spreads() -> TableText {
        let columns: [TableText.Column] = [
            .init("Directive"), .init("Brought out", .right), .init("eight in ten", .right), .init("Killed", .right),
            .init("Captured", .right),
            .init("Guerrillas", .right), .init("Tied down", .right), .init("Enemy delayed", .right),
        ]
        let rows = figures.directives.map { item in
            let out = item.estimate(.menOut)
            return [
                figures.row(item), out.expected, out.spread, item.estimate(.killed).expected, item.estimate(.captured).expected,
                item.estimate(.guerrillas).expected,
                item.estimate(.tiedDown).expected,
                item.estimate(.delayHours).isAlwaysZero
                    ? "none" : ProseNumber.duration(hours: item.estimate(.delayHours).mean),
            ]
        }
        return TableText(
            "All formations, means; eight in ten: campaigns. Men who deserted, fell out, went astray or are still on the march are not shown.",
            columns: columns, rows: rows,
            marked: Set(figures.directives.indices.filter { figures.directives[$0].asked }))
    }

    private func differences() -> TableText {
        var columns: [TableText.Column] = [.init("Against")]
        // A group of all formations is the column of all men.
        let groups = figures.secondary.map { [figures.primary, $0].filter { !figures.isPart(.all, of: $0) } } ?? []
        columns += groups.map { .init(ProseWords.capitalised($0.title), .right) }
        columns += [.init("All men", .right), .init("Enemy tied down", .right), .init("Campaigns with more", .right)]
        let rows = figures.comparisons.map { item in
            let men = item.difference(.menOut)
            return [figures.row(item)] + groups.map { ProsePhrase.cell(item.difference(.menOut, of: $0)) }
                + [men, item.difference(.tiedDown)].map(ProsePhrase.cell) + [ProseNumber.percent(men.chanceMore)]
        }
        return TableText(
            "“\(figures.asked.title)” less each of the others, in men. Last column: share of campaigns in which it brings out more men in all, "
                + "those with equal numbers counted half.",
            columns: columns, rows: rows)
    }

    private func figure() -> ReplyFigure {
        ReplyFigure(
            "directives",
            caption:
                "Men \(figures.scenario.objective) under each directive; white, and the number beside it: median.",
            data: TableText(
                "",
                columns: [
                    .init("Directive"), .init("Median", .right), .init("Half of campaigns", .right),
                    .init("Eight in ten", .right),
                ],
                rows: figures.directives.map { item in
                    let out = item.estimate(.menOut)
                    return [figures.row(item), ProseNumber.men(out.median), ProseNumber.men(out.q25...out.q75), out.spread]
                }))
    }

    // MARK: how they are played

    /// The reading of what the words of the question's directive leave open.
    private func played() -> String {
        let drawn = figures.worlds.map { _ in
            " The sizes of the standing course are drawn in each world; those of the \(figures.scenario.noun) are as they stand here in all of them."
        }
        return
            "An order says less than must be played. How large the detachments are, on how many ways they go, by roads or through gaps and at which "
            + "hours is, where the words leave it open, the reading of the case's author; the file of the directive says which is which."
            + (drawn ?? "")
    }

    /// The parts of the question's directive, and of the standing course.
    private func parts() -> TableText {
        let asked = figures.directives.filter { $0.asked || $0.id == "standing" }
        let isBoth = asked.count > 1
        return TableText(
            "The parts of “\(figures.asked.title)”\(isBoth ? " and of the course without it" : "") as they are played.",
            columns: (isBoth ? [.init("Under")] : []) + [
                .init("Part"), .init("Does"), .init("Men together", .right), .init("Ways", .right), .init("By"),
                .init("Heavy weapons"), .init("If blocked"),
            ],
            rows: asked.flatMap { directive in
                directive.parts.map { part in
                    let isGoing = part.task == Conduct.Task.withdraw.rawValue
                    return (isBoth ? [directive.asked ? "the \(figures.scenario.noun)" : "without it"] : []) + [
                        part.name, isGoing ? "goes" : "stays", isGoing ? ProseNumber.whole(part.detachmentSize) : "",
                        isGoing ? ProseNumber.whole(part.ways) : "",
                        isGoing
                            ? "\(part.route), \(part.march == Conduct.MarchHours.both.rawValue ? "day and night" : part.march)"
                            : "",
                        part.heavyWeapons.spaced, isGoing ? part.ifBlocked.spaced : "",
                    ]
                }
            })
    }

    // MARK: who goes

    private func choice(_ choices: [ReplyChoice]) -> String {
        let chosen = choices.first(where: \.isChosen)
        let first = choices.first
        let number = ProseWords.number(choices.count)
        var text =
            "Which formations go, the \(figures.scenario.noun) leaves open. Every choice was judged by what each formation, and each pair of them, adds to "
            + "the men brought out by going, and the best \(number) were tried in campaigns of their own\(ownWorlds)."
        if let chosen, let first, !first.isChosen {
            text +=
                " The favourite of that judgement was not the best in the trial; \(ProseWords.formations(chosen.going)) were chosen."
        }
        let ranges = choices.map { $0.broughtOut.meanLow...$0.broughtOut.meanHigh }
        if let chosen, ranges.filter({ $0.upperBound >= chosen.broughtOut.meanLow }).count > 1 {
            text += " Several choices lie so close that another number of trials might have preferred one of them."
        }
        return text
    }

    private var ownWorlds: String { figures.worlds == nil ? "" : ", in other worlds than those of the tables above" }

    private func choiceTable(_ choices: [ReplyChoice]) -> TableText {
        TableText(
            "Choices tried, best judged first: men gained over leaving all, as judged; men of all formations brought out in the trial "
                + "(95 % interval of the mean).",
            columns: [.init("They go"), .init("Gain", .right), .init("Trial", .right), .init("95 %", .right)],
            rows: choices.map { item in
                [
                    ProseWords.formations(item.going), ProseNumber.men(item.planned), item.broughtOut.expected,
                    ProseNumber.men(item.broughtOut.meanLow...item.broughtOut.meanHigh),
                ]
            }, marked: Set(choices.indices.filter { choices[$0].isChosen }))
    }
}

extension String {
    /// A word of a file with spaces for its hyphens.
    fileprivate var spaced: String { replacing("-", with: " ") }
}
