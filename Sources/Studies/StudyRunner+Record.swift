import Campaigns
import Scenarios

extension StudyRunner {
    /// Quantities of the record, read from whole journals of so many replications from the first on: by quantity, then replication. Nothing
    /// of it is kept.
    public func values(
        of quantities: [RecordedQuantity], under assignment: Assignment, replications: Int, from first: Int = 0,
        progress: @escaping Progress = { _, _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> [[Double]] {
        let reading = Reading<ValueTable>(
            find: { _, _ in [:] },
            read: { campaign, model, _, _ in quantities.map { $0.value(in: campaign.journal, epochsPerDay: model.epochsPerDay) }
            },
            contents: { .values($0, of: []) })
        let table = await play([(assignment, first..<first + replications)], reading, progress, shouldStop)[0]
        return quantities.indices.map { quantity in table.rows.map { $0[quantity] } }
    }
}
