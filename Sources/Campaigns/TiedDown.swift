/// The enemy's men who are held in his rear, and what it costs him.
struct TiedDown: Hashable, Sendable {
    /// Men held there on account of guerrillas, beyond the garrisons he keeps anyway.
    var becauseOfGuerrillas = 0
    /// Men held there in each zone.
    var byZone: [Int] = []
    /// Pace of his advance relative to the schedule, 0...1.
    var pace = 1.0
}
