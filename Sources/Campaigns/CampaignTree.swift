import Scenarios

/// Campaigns of one replication under several assignments. Each gives what it gives alone.
///
/// Until a formation hears of an order in one of them that it does not hear of in another, they are one campaign: it is played once, and
/// cloned where they part (simulation cloning: Hybinette and Fujimoto 2001, ACM TOMACS 11). What they have in common is so the same to the
/// last man, and costs nothing.
///
/// ```swift
/// CampaignTree.play(assignments, on: model, seed: 1950, replications: 0..<10) { campaign, assignment, replication in ... }
/// ```
public struct CampaignTree {
    /// A campaign, and the numbers of the assignments whose campaign it is so far, ascending. It is set up for the first of them.
    private struct Branch {
        var campaign: Campaign
        var assignments: [Int]
    }

    private let setups: [CampaignSetup]
    /// Orders on their way at the start, by assignment.
    private let orders: [Orders]
    /// Epochs in which an order arrives, or another follows it, under some assignment.
    private let epochsOfNews: Set<Int>
    private let replication: Int
    private var branches: [Branch]

    /// Campaigns that are played at once: few enough that what they stand on does not fill the memory.
    private static let mostAtOnce = 40

    /// Plays replications of each assignment, epoch by epoch side by side, so that what one reads of the ground is at hand for the next;
    /// `finished` is given each campaign with the number of its assignment and its replication, under one assignment in their order.
    public static func play(
        _ assignments: [Assignment], on model: CampaignModel, seed: UInt64, replications: Range<Int>,
        finished: (_ campaign: Campaign, _ assignment: Int, _ replication: Int) -> Void
    ) {
        let setups = assignments.map { CampaignSetup(preparation: model, assignment: $0, turns: []) }
        let beginnings = groups(of: Array(setups.indices)) { firstConducts(setups[$0]) }
        let step = max(1, mostAtOnce / max(1, assignments.count))
        for first in stride(from: replications.lowerBound, to: replications.upperBound, by: step) {
            var trees = (first..<min(first + step, replications.upperBound)).map {
                CampaignTree(setups, beginnings, seed: seed, replication: $0)
            }
            var traversals = TraversalCache()
            for epoch in 0..<model.epochs {
                traversals.beginEpoch()
                for tree in trees.indices { trees[tree].play(epoch, &traversals) }
            }
            for tree in trees { tree.tell(finished) }
        }
    }

    /// A replication at its start; `beginnings` are the assignments whose campaigns begin alike.
    private init(_ setups: [CampaignSetup], _ beginnings: [[Int]], seed: UInt64, replication: Int) {
        self.setups = setups
        self.replication = replication
        var orders = [Orders](repeating: Orders(), count: setups.count)
        branches = beginnings.map { assignments in
            var campaign = Campaign(setups[assignments[0]])
            campaign.begin(seed: seed, replication: replication)
            for assignment in assignments { orders[assignment] = campaign.ordersSent(under: setups[assignment]) }
            return Branch(campaign: campaign, assignments: assignments)
        }
        self.orders = orders
        epochsOfNews = Set(orders.flatMap { $0.underWay.joined().map(\.epoch) } + setups.flatMap { $0.turns.map(\.epoch) })
    }

    private mutating func play(_ epoch: Int, _ traversals: inout TraversalCache) {
        if epochsOfNews.contains(epoch) {
            for index in branches.indices where branches[index].assignments.count > 1 { part(index, at: epoch) }
        }
        for index in branches.indices { branches[index].campaign.play(epoch, &traversals) }
    }

    private func tell(_ finished: (_ campaign: Campaign, _ assignment: Int, _ replication: Int) -> Void) {
        for branch in branches {
            for assignment in branch.assignments { finished(branch.campaign, assignment, replication) }
        }
    }

    // MARK: where campaigns part

    /// Clones a campaign for those of its assignments under which other orders arrive in an epoch than under the first.
    private mutating func part(_ index: Int, at epoch: Int) {
        let groups = Self.groups(of: branches[index].assignments) { news(under: $0, at: epoch) }
        branches[index].assignments = groups[0]
        for assignments in groups.dropFirst() {
            let first = assignments[0]
            var left = orders[first]
            for formation in left.underWay.indices { left.underWay[formation].removeAll { $0.epoch < epoch } }
            branches.append(
                Branch(campaign: branches[index].campaign.cloned(under: setups[first], left), assignments: assignments))
        }
    }

    /// Orders that are heard of in an epoch under an assignment, as far as they make a difference.
    private struct News: Equatable {
        /// An order that reaches a formation.
        struct Arrival: Equatable {
            let formation: Int
            let conduct: Conduct
            /// True if it can call back men who have dispersed.
            let recalls: Bool
        }
        var arrivals: [Arrival] = []
        /// The assignment, if another directive or an amendment has followed the first.
        var changed: Int?
    }

    private func news(under assignment: Int, at epoch: Int) -> News {
        // Read in place: a setup holds the whole model, and to copy it takes longer than all of this.
        var news = News()
        if setups[assignment].turns.contains(where: { $0.epoch <= epoch }) { news.changed = assignment }
        for formation in orders[assignment].underWay.indices {
            for order in orders[assignment].underWay[formation] where order.epoch == epoch {
                let conduct = setups[assignment].conducts[order.conduct]
                // Conducts are numbered by formation, the standing ones first.
                let recalls =
                    order.reading.dispersed == .recalled && conduct.task == .withdraw
                    && setups[assignment].conducts[formation].task == .stay
                news.arrivals.append(News.Arrival(formation: formation, conduct: conduct, recalls: recalls))
            }
        }
        return news
    }

    /// The conducts under which the formations begin.
    private static func firstConducts(_ setup: CampaignSetup) -> [Conduct] {
        setup.preparation.standing.indices.map { setup.conducts[setup.firstConduct(of: $0)] }
    }

    /// Numbers with equal keys together, each group and the groups in the order of the numbers.
    private static func groups<Key: Equatable>(of numbers: [Int], by key: (Int) -> Key) -> [[Int]] {
        var groups: [(key: Key, numbers: [Int])] = []
        for number in numbers {
            let own = key(number)
            if let place = groups.firstIndex(where: { $0.key == own }) {
                groups[place].numbers.append(number)
            } else {
                groups.append((own, [number]))
            }
        }
        return groups.map(\.numbers)
    }
}
