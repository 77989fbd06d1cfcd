import Archives
import Campaigns
import Foundation
import Notation
import RuleSets
import Scenarios
import Studies
import Synchronization

/// Events of a study of pairs while it is played.
package enum PairEvent: Sendable {
    /// A stage begins.
    case stage(String, title: String)
    /// Of a stage so much is done.
    case progress(stage: String, done: Int, of: Int)
    /// The estimate so far.
    case estimate(PairEstimate)
    /// A sentence on what went wrong without stopping it.
    case notice(String)
}

/// Plays two orders on the same luck, pair after pair, and tells what the pairs say as they come.
///
///     let study = PairStudy(question, on: PreparedModel(for: question), workers: 2)
///     let played = try await study.play(hearing: { print($0) })
package struct PairStudy: Sendable {
    private let question: PairQuestion
    private let prepared: @Sendable () -> PreparedModel
    private let workers: Int
    private let stores: PairStores?

    /// A study of a question on a model of it, which is asked for once a play, and let go where worlds are played; what the stores have is
    /// not played again, and what is played is kept there.
    package init(
        _ question: PairQuestion, on prepared: @autoclosure @escaping @Sendable () -> PreparedModel, workers: Int,
        keeping stores: PairStores? = nil
    ) {
        self.question = question
        self.prepared = prepared
        self.workers = workers
        self.stores = stores
    }

    /// Pairs that are played before the next look: few at first, so that something is shown soon.
    static func next(after played: Int, of all: Int) -> Int {
        let step = played == 0 ? PairEstimate.leastPairs : played < 200 ? 40 : played < 2000 ? 200 : 1000
        return min(all, played + step)
    }

    /// Plays the pairs; when `shouldStop` turns true, those that are finished are kept. Throws if there is none.
    package func play(
        hearing listener: @escaping @Sendable (PairEvent) -> Void, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async throws(Refusal) -> PlayedPairs {
        let (assignments, store, runner) = try await begin(listener, shouldStop)
        let places = Places()
        var table = PairTable(question.scenario, worlds: question.design)
        let all = question.replications
        while table.count < all, !shouldStop() {
            let played = table.count
            let batch = Self.next(after: played, of: all) - played
            let whole = question.worlds == nil ? batch : min(all - played, workers * question.perWorld)
            let results = await runner.run(
                assignments, replications: whole, from: played,
                progress: { done, _ in listener(.progress(stage: "comparing", done: 2 * played + done, of: 2 * all)) },
                observing: places.add, shouldStop: shouldStop)
            guard results.outcomes[0].count > 0 else { break }
            table.append(results.outcomes)
            places.compare(with: table.count)
            if table.count >= min(all, PairEstimate.leastPairs) {
                listener(.estimate(PairEstimate(table, of: all, measures: PairEstimate.first, seed: question.seed)))
            }
        }
        if let fault = store?.flush() { listener(.notice(fault.description)) }
        guard table.count > 0 else { throw Refusal(.stopped, "It was stopped before the first pair of futures was finished.") }
        return PlayedPairs(question: question, assignments: assignments, table: table, sums: places.sums)
    }

    /// Pairs that the stores have, from the first on without a gap; nothing is played. Nil where there is none.
    package func kept() async -> PlayedPairs? {
        let prepared = prepared()
        guard let store = openStore(prepared, { _ in }), let assignments = try? await assignments(prepared, { _ in }, { true })
        else { return nil }
        let runs = await runner(on: prepared, store.keeper(shard: nil)).run(assignments, replications: question.replications)
        guard runs.outcomes[0].count > 0 else { return nil }
        var table = PairTable(question.scenario, worlds: question.design)
        table.append(runs.outcomes)
        return PlayedPairs(question: question, assignments: assignments, table: table, sums: [nil, nil])
    }

    /// Settles both orders and opens the store. The model is let go at its end where only worlds are played.
    private func begin(
        _ listener: @escaping @Sendable (PairEvent) -> Void, _ shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> (assignments: [Assignment], store: StudyStore?, runner: StudyRunner) {
        let prepared = prepared()
        let assignments = try await assignments(prepared, listener, shouldStop)
        listener(.stage("comparing", title: "playing both orders on the same luck"))
        let store = openStore(prepared, listener)
        return (assignments, store, runner(on: prepared, store?.keeper().remembering()))
    }

    private func runner(on prepared: PreparedModel, _ keeper: BlockKeeper?) -> StudyRunner {
        guard let design = question.design else {
            return StudyRunner(preparation: prepared.model, seed: question.seed, workers: workers, keeper: keeper)
        }
        return StudyRunner(
            scenario: question.scenario, rules: question.rules, seed: question.seed, workers: workers, worlds: design,
            keeper: keeper)
    }

    /// The store of the question; where it cannot be opened the study is played without, and the listener hears why.
    private func openStore(_ prepared: PreparedModel, _ listener: (PairEvent) -> Void) -> StudyStore? {
        do { return try stores?.store(of: question, on: prepared) } catch {
            listener(.notice("\(error.description) The study goes on, and is kept in memory only."))
            return nil
        }
    }

    /// Men by place of both orders while they are played. A campaign that is read from a store is not seen.
    private final class Places: Sendable {
        private let seen = Mutex([CellSums(), CellSums()])
        private let isWhole = Mutex([true, true])

        func add(_ campaign: Campaign, _ side: Int) {
            seen.withLock { $0[side].add(campaign.journal.events) }
        }

        /// Notes after each batch of which order every campaign so far was seen, and none beyond.
        func compare(with count: Int) {
            let seen = seen.withLock { $0.map(\.campaigns) }
            isWhole.withLock { whole in for side in whole.indices where seen[side] != count { whole[side] = false } }
        }

        /// The sums of each order; nil where they are not of exactly its campaigns.
        var sums: [CellSums?] {
            let isWhole = isWhole.withLock { $0 }
            return seen.withLock { zip($0, isWhole).map { $1 ? $0 : nil } }
        }
    }

    /// Both orders with their choices made.
    private func assignments(
        _ prepared: PreparedModel, _ listener: @escaping @Sendable (PairEvent) -> Void,
        _ shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> [Assignment] {
        [
            try await assignment(of: question.order, prepared, listener, shouldStop),
            try await assignment(of: question.against, prepared, listener, shouldStop),
        ]
    }

    /// The order with its choice made: as the request says, or settled as every command settles it.
    private func assignment(
        of order: ReadOrder, _ prepared: PreparedModel, _ listener: @escaping @Sendable (PairEvent) -> Void,
        _ shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> Assignment {
        if let assignment = order.assignment { return question.reading.read(assignment) }
        let choice = try await OrderSettling(question.reading, on: prepared, seed: question.seed, workers: workers)
            .choice(of: order.directive, listener, shouldStop)
        return question.reading.read(choice.assignment(of: order.directive, in: question.scenario))
    }
}

/// Settles who goes where an order leaves it open, in the standard world; what was settled before is found again.
package struct OrderSettling: Sendable {
    private let reading: CaseReading
    private let prepared: PreparedModel
    private let play: PlayOptions

    /// A settling on a model.
    package init(_ reading: CaseReading, on prepared: PreparedModel, seed: UInt64, workers: Int) {
        self.reading = reading
        self.prepared = prepared
        play = PlayOptions(seed: seed, workers: workers)
    }

    func choice(
        of directive: Directive, _ listener: @escaping @Sendable (PairEvent) -> Void,
        _ shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> ResolvedChoice {
        let hear = Self.stages(listener)
        return try await ChoiceResolution(
            prepared.model, play, manifest: reading.manifest, keeps: reading.options.isEmpty, in: reading.workspace
        ).choice(
            of: directive,
            progress: { event in
                if case .progress(let title, let done, let all) = event { hear(title, done, all) }
            }, shouldStop: shouldStop)
    }

    /// Tells a listener of stages by their titles, each when it begins.
    private static func stages(
        _ listener: @escaping @Sendable (PairEvent) -> Void
    ) -> @Sendable (_ title: String, _ done: Int, _ of: Int) -> Void {
        let last = Told()
        return { title, done, all in
            let stage = title == StudyConductor.Stage.judging.rawValue ? "judging" : "choosing"
            if last.isNew(stage) { listener(.stage(stage, title: title)) }
            listener(.progress(stage: stage, done: done, of: all))
        }
    }

    /// The stage that was told last.
    private final class Told: Sendable {
        private let stage = Mutex("")
        func isNew(_ next: String) -> Bool {
            stage.withLock { stage in
                defer { stage = next }
                return stage != next
            }
        }
    }

    /// Names of those who go, by how many go; throws if it was stopped, or if the order leaves nothing open.
    package func going(
        of order: ReadOrder, hearing listener: @escaping @Sendable (PairEvent) -> Void,
        shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> ChoicePage {
        guard let open = AddresseeResolver.openChoice(of: order.directive, in: order.scenario) else {
            throw Refusal(.input, "The order leaves nobody to be chosen; its who has no `best`.")
        }
        let choice = try await choice(of: order.directive, listener, shouldStop)
        let scenario = order.scenario
        return ChoicePage(
            part: open.part, best: open.number, from: open.from.map { scenario.formations[$0].id },
            going: (choice.going ?? []).map { $0.map { scenario.formations[$0].id } })
    }
}

/// Formations that go, for every number that may.
package struct ChoicePage: Codable, Sendable {
    let part: Int
    let best: Int
    let from: [String]
    /// By how many go: names of formations.
    let going: [[String]]
}
