import Campaigns
import Directives
import Studies

/// Settles who goes where directives leave it open, in the same way for every command.
struct Settling: Sendable {
    private let runner: StudyRunner

    /// Settling on a preparation; `digest` is the fingerprint of the scenario's files.
    init(_ preparation: Preparation, seed: UInt64, workers: Int, digest: String) {
        runner = StudyRunner(preparation: preparation, seed: seed, workers: workers)
    }

    /// The directive with its choice made; throws if it was stopped before that.
    func assignment(
        of directive: Directive, progress: @escaping SessionListener, shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> Assignment {
        let settled = await DirectiveSettler(runner: runner).settle(
            directive,
            judging: { progress(.progress(stage: StudyConductor.Stage.judging.rawValue, done: $0, of: $1)) },
            progress: { progress(.progress(stage: StudyConductor.Stage.choosing.rawValue, done: $0, of: $1)) },
            shouldStop: shouldStop)
        guard !shouldStop() else {
            throw Refusal(.stopped, "It was stopped before it was settled who goes; there is nothing to show.")
        }
        return settled.assignment
    }
}
