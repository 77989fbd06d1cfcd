/// Unknowns of a scenario beside the ranges of its strengths and of the model's rules: how far places and dates may be off, and
/// passages of the sources that can be read in several ways.
public struct Uncertainty: Hashable, Sendable {
    /// Greatest distance of a formation from the place that the sources give, kilometres.
    public var placeKilometres = 0.0
    /// Greatest distance of an enemy force from each of its recorded places, kilometres.
    public var enemyKilometres = 0.0
    /// Greatest number of hours by which the enemy's dates may be early or late.
    public var enemyHours = 0.0
    /// Greatest number of hours by which an order may have left earlier or later than recorded.
    public var issueHours = 0.0
    /// Greatest factor by which sizes of detachments under the standing conduct may be off, at least 1.
    public var standingFactor = 1.0
    /// Attitude of each zone of the theatre, in its order; empty where all are taken as they stand.
    public var attitudes: [Attitude] = []
    /// Passages of the sources that can be read in several ways.
    public var readings: [SourceReading] = []
    /// Reason for these figures, as the scenario gives it.
    public var reason = ""

    /// Attitude of a zone with the range that its sources leave, 0...1.
    public struct Attitude: Hashable, Sendable {
        /// Lowest likely attitude.
        public let low: Double
        /// Best estimate.
        public let best: Double
        /// Highest likely attitude.
        public let high: Double

        /// An attitude; low <= best <= high.
        public init(low: Double, best: Double, high: Double) {
            precondition(low <= best && best <= high)
            self.low = low
            self.best = best
            self.high = high
        }
    }

    /// Nothing left open.
    public init() {}
}

/// A passage of the sources that can be read in several ways, each with the weight that it is given.
public struct SourceReading: Hashable, Sendable {
    /// One way of reading it.
    public struct Option: Hashable, Sendable {
        /// Id of the option, unique within its reading.
        public let id: String
        /// The option in a few words, as tables print it.
        public let title: String
        /// Weight, more than 0; weights of a reading need not sum to 1.
        public let weight: Double
        /// Effect of an order to go on men who dispersed before it came; nil where the reading does not say.
        public let dispersed: OrderReading.Dispersed?
        /// Pairs of formations that change places in the groups and in orders to groups, by their positions.
        public let exchanges: [Exchange]

        /// An option.
        public init(
            id: String, title: String, weight: Double, dispersed: OrderReading.Dispersed? = nil, exchanges: [Exchange] = []
        ) {
            self.id = id
            self.title = title
            self.weight = weight
            self.dispersed = dispersed
            self.exchanges = exchanges
        }
    }

    /// Two formations that change places.
    public struct Exchange: Hashable, Sendable {
        /// Position of the one in the scenario.
        public let one: Int
        /// Position of the other.
        public let other: Int

        /// Two positions.
        public init(_ one: Int, _ other: Int) {
            self.one = one
            self.other = other
        }
    }

    /// Id of the reading, unique within its scenario.
    public let id: String
    /// Passage that is read, in a few words.
    public let title: String
    /// The options, at least two; the first is the scenario's own.
    public let options: [Option]
    /// Keys into the scenario's sources.
    public let sources: [String]

    /// A reading.
    public init(id: String, title: String, options: [Option], sources: [String] = []) {
        self.id = id
        self.title = title
        self.options = options
        self.sources = sources
    }
}

/// A clause of the verdict: a quantity of a group that the question is about, and the difference that matters.
public struct VerdictClause: Hashable, Sendable {
    /// A quantity on which a verdict may rest.
    public enum Quantity: String, CaseIterable, Sendable {
        case menOut, menOutFree, guerrillas, tiedDown, delayHours
    }

    /// Quantity that is compared.
    public let quantity: Quantity
    /// Id of the group; `all` for every formation.
    public let group: String
    /// Difference that matters, in the unit of the quantity; nil for a hundredth of the group's men.
    public let delta: Double?
    /// Reason for that difference, as the scenario gives it; empty if there is none.
    public let reason: String

    /// A clause.
    public init(_ quantity: Quantity, of group: String, delta: Double? = nil, reason: String = "") {
        self.quantity = quantity
        self.group = group
        self.delta = delta
        self.reason = reason
    }
}
