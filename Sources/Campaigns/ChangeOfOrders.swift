import Scenarios

/// A new directive in the middle of a campaign: what came before stays as it was, what follows meets the same luck.
public struct ChangeOfOrders: Hashable, Sendable {
    /// The epoch at whose start it is sent, or acted upon by commanders who wait for no order.
    public let epoch: Int
    /// The conduct of each formation that it tells one.
    public let assignment: Assignment
    /// True if it amends the directive before it: what is on its way then still arrives, and else is given up.
    let isAmendment: Bool

    /// A directive sent at the start of an epoch.
    public init(epoch: Int, assignment: Assignment) { self.init(epoch: epoch, assignment: assignment, isAmendment: false) }

    private init(epoch: Int, assignment: Assignment, isAmendment: Bool) {
        self.epoch = epoch
        self.assignment = assignment
        self.isAmendment = isAmendment
    }

    /// The changes that follow a first directive, in order of their epochs: its amendments, and directives that follow with theirs.
    ///
    /// An amendment is sent in the epoch that holds its hour. What a directive leaves to amend is given up when another follows it;
    /// amendments dated before their directive is sent go out with it.
    static func sequence(
        from first: Assignment, turns: [ChangeOfOrders], in model: CampaignModel
    ) -> [ChangeOfOrders] {
        let all = [ChangeOfOrders(epoch: 0, assignment: first)] + turns
        return all.enumerated().flatMap { number, turn in
            var told = zip(turn.assignment.conduct, model.standing).map { $0 ?? $1 }
            let end = number + 1 < all.count ? all[number + 1].epoch : model.epochs
            let amendments = zip(turn.assignment.directive.amendments, turn.assignment.changes)
            return (number == 0 ? [] : [turn])
                + amendments.compactMap { amendment, changes -> ChangeOfOrders? in
                    let hours = amendment.issued.hours(since: model.scenario.start)
                    let epoch = max(turn.epoch, Int((hours / Double(model.epochHours)).rounded(.down)))
                    guard epoch < end else { return nil }
                    let conduct = zip(changes, told).map { $0?.applied(to: $1) }
                    told = zip(conduct, told).map { $0 ?? $1 }
                    let directive = turn.assignment.directive.sent(amendment)
                    return ChangeOfOrders(
                        epoch: epoch,
                        assignment: Assignment(
                            directive: directive, conduct: conduct, reading: turn.assignment.reading), isAmendment: true)
                }
        }
    }

    /// Whether it tells any formation something else than the last of the directives before it that spoke to the formation.
    public func changesAnything(after earlier: [Assignment]) -> Bool {
        assignment.conduct.indices.contains { formation in
            guard let conduct = assignment.conduct[formation] else { return false }
            return conduct != earlier.last { $0.conduct[formation] != nil }?.conduct[formation]
        }
    }
}

extension Directive {
    /// The directive as an amendment of it is sent: at the amendment's hour, and with nothing left to amend.
    fileprivate func sent(_ amendment: Amendment) -> Directive {
        Directive(
            id: id, title: title, summary: summary, issued: amendment.issued, quote: quote, sources: sources, parts: parts)
    }
}
