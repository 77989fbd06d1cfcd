import Campaigns
import Statistics

/// The worth of a study's unknowns for its verdict.
public struct StudyUnknowns: Sendable {
    private let clauses: [Clause]
    private let utility: [Double]
    private let design: WorldDesign

    /// The fewest worlds of which the worth of unknowns is told.
    public static let leastWorlds = 20

    /// The unknowns of a study with a verdict.
    public init(_ study: Study, _ judgement: StudyVerdict, _ design: WorldDesign) {
        self.init(judgement, question: study.question, baseline: study.baseline ?? study.question, design: design)
    }

    /// The unknowns of a verdict. The utility is men brought out of all formations, question less standing course, a world.
    init(_ judgement: StudyVerdict, question: DirectiveResult, baseline: DirectiveResult, design: WorldDesign) {
        clauses = judgement.findings.map { Clause($0.sample, delta: $0.delta) }
        let everyone = Array(design.scenario.formations.indices)
        let pair = [question, baseline].map { $0.sample(.menOut, of: everyone)?.worldMeans ?? [] }
        utility = zip(pair[0], pair[1]).map { $0 - $1 }
        self.design = design
    }

    /// The unknowns of clauses over the worlds of a design; `utility` is men brought out, order less standing course, a world.
    package init(clauses: [Clause], utility: [Double], design: WorldDesign) {
        (self.clauses, self.utility, self.design) = (clauses, utility, design)
    }

    /// Worth of each kind, and from 1,000 worlds of each unknown; nil with fewer than `leastWorlds`.
    public func worth(permutations: Int = 200) -> UnknownsWorth? {
        guard utility.count >= Self.leastWorlds, !design.unknowns.isEmpty else { return nil }
        let positions = utility.indices.map { design.positions(in: $0) }
        let unknowns = design.unknowns.enumerated().map { index, unknown in
            UnknownsWorth.Unknown(
                unknown.name, group: unknown.kind.rawValue,
                positions: unknown.readings == nil
                    ? positions.map { $0[index] } : positions.map { unknown.law.quantile(at: $0[index]) },
                readings: unknown.readings)
        }
        return UnknownsWorth(
            of: unknowns, clauses: clauses, utility: utility, permutations: permutations, seed: design.seed)
    }
}
