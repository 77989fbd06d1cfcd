import Scenarios

/// A new directive in the middle of a campaign: what came before stays as it was, what follows meets the same luck.
public struct ChangeOfOrders: Hashable, Sendable {
    /// The epoch at whose start it is sent, or acted upon by commanders who wait for no order.
    public let epoch: Int
    /// The conduct of each formation that it tells one.
    public let assignment: Assignment

    /// A directive sent at the start of an epoch.
    public init(epoch: Int, assignment: Assignment) {
        self.epoch = epoch
        self.assignment = assignment
    }

    /// Whether it tells any formation something else than the last of the directives before it that spoke to the formation.
    public func changesAnything(after earlier: [Assignment]) -> Bool {
        assignment.conduct.indices.contains { formation in
            guard let conduct = assignment.conduct[formation] else { return false }
            return conduct != earlier.last { $0.conduct[formation] != nil }?.conduct[formation]
        }
    }
}
