/// How orders travel, and whom they can still reach: what the record leaves open, or what one would like to know the price of.
public struct OrderReading: Hashable, Sendable {
    /// The way of an order to the formations.
    public enum Delivery: String, CaseIterable, Sendable {
        /// Down the chain of command, late or never.
        case chain
        /// To every formation at the hour of issue.
        case atOnce = "at-once"
    }

    /// Effect of an order to go on men who have dispersed among the people before it comes.
    public enum Dispersed: String, CaseIterable, Sendable {
        /// Nothing: they remain guerrillas.
        case stay
        /// They assemble again where their formation stood.
        case recalled
    }

    /// Means by which the order reaches formations.
    public let delivery: Delivery
    /// Effect of an order to withdraw on men who have already dispersed.
    public let dispersed: Dispersed

    /// A reading; the standard one unless said.
    public init(delivery: Delivery = .chain, dispersed: Dispersed = .stay) {
        self.delivery = delivery
        self.dispersed = dispersed
    }

    /// Orders travel down the chain, and men who have dispersed stay where they are.
    public static let standard = OrderReading()
}
