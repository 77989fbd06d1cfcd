import Campaigns
import Scenarios
import Statistics

/// A case of history played in many worlds, and what each of them says of the figures of its record.
public struct RecordTrial: Sendable {
    /// A figure of the record with the model's values of it.
    public struct Figure: Sendable {
        /// The figure of the record.
        public let figure: HistoricalFigure
        /// The quantity that campaigns were asked for.
        public let quantity: RecordedQuantity
        /// The model's values, one a replication, world by world.
        public let values: [Double]
        /// The size against which errors are told: the men concerned, 1 for a share, the horizon for days.
        public let scale: Double

        /// A figure and its values.
        public init(_ figure: HistoricalFigure, _ quantity: RecordedQuantity, values: [Double], scale: Double) {
            self.figure = figure
            self.quantity = quantity
            self.values = values
            self.scale = scale
        }
    }

    /// Id of the case.
    public let scenario: String
    /// Title of the case.
    public let title: String
    /// True for a case to which the model is applied.
    public let isApplication: Bool
    /// The directive that was played.
    public let directive: String
    /// Figures that campaigns can be asked for, in the order of the record.
    public let figures: [Figure]
    /// Replications in each world.
    public let perWorld: Int

    /// A trial of its parts.
    public init(
        scenario: String, title: String, isApplication: Bool = false, directive: String, figures: [Figure], perWorld: Int
    ) {
        self.scenario = scenario
        self.title = title
        self.isApplication = isApplication
        self.directive = directive
        self.figures = figures
        self.perWorld = perWorld
    }

    /// Worlds that were played.
    public var worlds: Int { (figures.first?.values.count ?? 0) / perWorld }

    /// The figures of a record that campaigns can be asked for: those that are to be scored, and in a case of application all.
    public static func figures(of scenario: Scenario) -> [(figure: HistoricalFigure, quantity: RecordedQuantity)] {
        scenario.history.compactMap { figure in
            guard figure.use != .compare || scenario.isApplication, !figure.unit.hasPrefix("named"),
                let quantity = RecordedQuantity(figure.key, in: scenario)
            else { return nil }
            return (figure, quantity)
        }
    }

    /// Worlds that were played before, and a listener to those that are played now.
    public struct Earlier: Sendable {
        /// Values of whole worlds from the first on, by figure, then replication; as many lists as there are figures.
        public let values: [[Double]]
        /// Hears the values of the worlds that follow, some at a time, in order.
        public let hear: @Sendable ([[Double]]) -> Void

        /// Worlds that were played before.
        public init(values: [[Double]], hear: @escaping @Sendable ([[Double]]) -> Void) {
            self.values = values
            self.hear = hear
        }
    }

    /// Worlds between two reports to a listener: some ten seconds of two cores.
    private static let worldsAtOnce = 40

    /// Plays a case under one directive in so many worlds of a design, but for those that were played before. The result depends neither on
    /// them nor on the number of workers. After a stop it has whole worlds, perhaps fewer.
    public static func play(
        _ scenario: Scenario, under directive: Directive, in design: WorldDesign, worlds: Int, workers: Int,
        earlier: Earlier? = nil, progress: @escaping StudyRunner.Progress = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> RecordTrial {
        let asked = figures(of: scenario)
        let runner = StudyRunner(
            preparation: CampaignModel(scenario: scenario, rules: design.rules), seed: design.seed, workers: workers,
            worlds: design)
        let assignment = AddresseeResolver.assignment(of: directive, in: scenario)
        let all = worlds * design.perWorld
        var values = (earlier?.values ?? asked.map { _ in [] }).map { Array($0.prefix(all)) }
        while let done = values.first?.count, done < all, !shouldStop() {
            let more = await runner.values(
                of: asked.map(\.quantity), under: assignment,
                replications: min(all - done, earlier == nil ? all : worldsAtOnce * design.perWorld), from: done,
                progress: { played, _ in progress(done + played, all) }, shouldStop: shouldStop)
            let whole = more.map { Array($0.prefix($0.count / design.perWorld * design.perWorld)) }
            earlier?.hear(whole)
            for index in values.indices { values[index] += whole[index] }
        }
        let figures = zip(asked, values).map { asked, values in
            Figure(asked.figure, asked.quantity, values: values, scale: asked.quantity.scale(in: scenario))
        }
        return RecordTrial(
            scenario: scenario.id, title: scenario.title, isApplication: scenario.isApplication, directive: directive.id,
            figures: figures, perWorld: design.perWorld)
    }
}

extension RecordTrial.Figure {
    /// Part of the scale that the model leaves out of men and shares (assumption: a tenth of all men).
    public static let discrepancyOfMen = 0.1
    /// Part of the record's days that the model leaves out (assumption: epochs of twelve hours, rests, waiting).
    public static let discrepancyOfDays = 0.3
    /// Standard deviations between the lowest and the highest figure of the sources, read as an interval of 80 per cent.
    private static let deviationsOfRange = 2.5631

    /// The figure as worlds are held against it; the variance of luck is pooled over worlds.
    func matched(perWorld: Int, discrepancy factor: Double) -> MatchedFigure {
        let worlds = values.count / perWorld
        let means = (0..<worlds).map { world in
            values[world * perWorld..<(world + 1) * perWorld].reduce(0, +) / Double(perWorld)
        }
        let squares = values.indices.reduce(0) {
            $0 + (values[$1] - means[$1 / perWorld]) * (values[$1] - means[$1 / perWorld])
        }
        let within = perWorld > 1 ? squares / Double(worlds * (perWorld - 1)) : 0
        let left = quantity.unit == "days" ? Self.discrepancyOfDays * figure.best : Self.discrepancyOfMen * scale
        return MatchedFigure(
            record: figure.best, recordError: (figure.high - figure.low) / Self.deviationsOfRange,
            discrepancy: factor * left, means: means,
            luck: [Double](repeating: within / Double(perWorld), count: worlds))
    }
}
