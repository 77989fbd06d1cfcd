import Directives

/// A new directive in the middle of a campaign: what came before stays as it was, what follows meets the same luck.
public struct Turn: Hashable, Sendable {
    /// The epoch at whose start it is sent, or acted upon by commanders who wait for no order.
    public let epoch: Int
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

/// Directives that follow one another.
extension Campaign {
    /// Sends the directives whose epoch has come. Nobody is told anew what he was told before.
    mutating func takeTurns() {
        for (index, turn) in turns.enumerated() where turn.epoch == epoch {
            for formation in preparation.scenario.formations.indices {
                let number = (index + 2) * preparation.scenario.formations.count + formation
                guard let conduct = turn.assignment.conduct[formation], conduct != toldConduct(of: formation) else { continue }
                told[formation] = number
                send(turn.assignment, to: formation)
            }
        }
    }

    /// What a formation was told last, heard or not; nil if nothing.
    private func toldConduct(of formation: Int) -> Conduct? { told[formation] == formation ? nil : conducts[told[formation]] }

    private mutating func send(_ assignment: Assignment, to formation: Int) {
        guard let issued = assignment.directive.issued else {
            orderEpochs[formation] = nil
            for body in marching where Int(bodies.formation[body]) == formation { adopt(told[formation], body: body) }
            keepMarching()
            return
        }
        let now = Double(epoch * preparation.epochHours)
        let sent = max(now, issued.hours(since: preparation.scenario.start))
        reading = assignment.reading
        orderEpochs[formation] = orderEpoch(of: formation, sentHours: sent)
    }
}
