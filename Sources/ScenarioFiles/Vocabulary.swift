/// The names that the program knows and a scenario's files may use: the rules of the model,
/// and the figures of a reply.
///
///     let vocabulary = Vocabulary(rules: [.init(name: "march.roadDay", range: 3.2...4.8, standard: 4)])
///     let korea = try library.read("korea-1950", vocabulary: vocabulary)
public struct Vocabulary: Sendable {
    /// A rule of the model.
    public struct Rule: Sendable {
        /// "march.roadDay".
        public let name: String
        /// The values it may have, ends included.
        public let range: ClosedRange<Double>
        /// Its value where a scenario says nothing.
        public let standard: Double

        /// A rule, the values it may have, and the one it has where a scenario says nothing.
        public init(name: String, range: ClosedRange<Double>, standard: Double) {
            self.name = name
            self.range = range
            self.standard = standard
        }
    }

    /// The rules, in the order in which they are listed.
    public let rules: [Rule]

    /// First words of the keys of history.csv after which formations may be named: quantities that a reply counts by formation.
    public let figuresOfFormations: [String]

    /// The vocabulary of a model with these rules and a reply with these figures.
    public init(rules: [Rule], figuresOfFormations: [String] = []) {
        self.rules = rules
        self.figuresOfFormations = figuresOfFormations
    }
}
