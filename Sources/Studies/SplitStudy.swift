import Campaigns
import Planning
import Scenarios

/// Judges and tries the choices of those who go, where a directive leaves them open.
struct SplitStudy {
    /// The group that the directive divides: the part that leaves it open, how many go, and from whom.
    typealias Open = (part: Int, number: Int, from: [Int])

    /// The study's runner.
    let runner: StudyRunner
    let directive: Directive
    let open: Open
    let shouldStop: @Sendable () -> Bool

    /// Choices of each number that are tried besides the one that saves most.
    static let promising = 3

    /// A study of a directive's choice; nil if it leaves none open.
    init?(
        runner: StudyRunner, directive: Directive, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) {
        guard let open = AddresseeResolver.openChoice(of: directive, in: runner.scenario), !open.from.isEmpty else {
            return nil
        }
        self.runner = runner
        self.directive = directive
        self.open = open
        self.shouldStop = shouldStop
    }

    /// The directive with these formations going and the rest of the group staying.
    func assignment(going: [Int]) -> Assignment {
        AddresseeResolver.assignment(of: directive, in: runner.scenario, chosen: [open.part: going])
    }

    /// Plays the factorial design and judges every choice by it; nil if stopped before its end.
    func judge(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async -> SplitChoice? {
        let design = SplitDesign(formations: open.from.count)
        let runner = runner.unsharded.reseeded(runner.seed ^ 0x9a15)
        let all = Array(runner.scenario.formations.indices)
        // All blocks at once: their luck lies side by side in the same worlds.
        let series = design.blocks.enumerated().flatMap { number, block in
            block.map { going -> StudyRunner.Series in
                let first = number * design.rounds
                return (assignment(going: going.map { open.from[$0] }), first..<first + design.rounds)
            }
        }
        let results = await runner.values(
            of: [Response(.menOut, of: all), Response(.tiedDown, of: all)], in: series, progress: progress,
            shouldStop: shouldStop)
        guard results.replications == design.rounds else { return nil }
        let means = { (response: Int) in
            var rest = results.values.map { Distribution($0[response]).mean }[...]
            return design.blocks.map { block in
                defer { rest = rest.dropFirst(block.count) }
                return Array(rest.prefix(block.count))
            }
        }
        return SplitChoice(among: open.from, saved: design.effects(of: means(0)), tiedDown: design.effects(of: means(1)))
    }

    /// Of each number that stays: the choice that is expected to save most, and others that nothing of their number is
    /// expected to beat. By number, then in the order of men saved.
    func candidates(_ judge: SplitChoice, staying numbers: [Int]) -> [SplitChoice.Judged] {
        numbers.flatMap { judge.promising(of: open.from.count - $0, limit: Self.promising) }
    }

    /// Plays some choices on the same luck and says which of them no other beats; nil if stopped before a campaign of each.
    ///
    /// Differences are taken against choice number `reference`.
    func frontier(
        _ choices: [SplitChoice.Judged], replications: Int, reference: Int = 0,
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) async -> SplitFrontier? {
        let assignments = choices.map { assignment(going: $0.going) }
        let all = Array(runner.scenario.formations.indices)
        let results = await runner.reseeded(runner.seed ^ 0xf407).values(
            of: [.menOut, .guerrillas, .tiedDown].map { Response($0, of: all) }, under: assignments,
            replications: replications, progress: progress, shouldStop: shouldStop)
        guard results.replications > 0 else { return nil }
        let read = { (response: Int) in results.values.map { $0[response] } }
        let (saved, guerrillas, tiedDown) = (read(0), read(1), read(2))
        let values = zip(saved, tiedDown).map { SplitValue(saved: Distribution($0).mean, tiedDown: Distribution($1).mean) }
        let unbeaten = Set(SplitValue.unbeaten(values))
        let points = choices.indices.map { index in
            SplitFrontier.Point(
                assignment: assignments[index], staying: open.from.filter { !choices[index].going.contains($0) },
                judged: choices[index].value,
                broughtOut: Distribution(saved[index], perWorld: runner.perWorld),
                guerrillas: Distribution(guerrillas[index], perWorld: runner.perWorld),
                tiedDown: Distribution(tiedDown[index], perWorld: runner.perWorld),
                difference: PairedDifference(saved[index], minus: saved[reference], perWorld: runner.perWorld),
                tiedDifference: PairedDifference(tiedDown[index], minus: tiedDown[reference], perWorld: runner.perWorld),
                isUnbeaten: unbeaten.contains(index))
        }
        return SplitFrontier(
            directive: directive.id, group: open.from, asked: open.from.count - open.number,
            choicesJudged: SplitChoice.choiceCount(among: open.from.count),
            judgingCampaigns: SplitDesign(formations: open.from.count).campaignCount,
            points: points)
    }
}
