/// Where the enemy is on his schedule.
struct EnemyClock: Sendable {
    /// Hours of his schedule that have passed.
    var hours = 0.0
    /// The day of his schedule in the middle of the epoch.
    var day = 0
}

/// The enemy's schedule goes on at his pace, and yesterday's alarms fade.
struct EnemyClockPhase: Sendable {
    func run(_ state: inout CampaignState, _ journal: inout Journal) {
        let hours = Double(state.setup.preparation.epochHours) * state.tied.pace
        state.enemy.day = min(state.setup.preparation.days, Int((state.enemy.hours + hours / 2) / 24))
        state.enemy.hours += hours
        state.alarms.advance(to: state.epoch, state.setup.alarmCurve)
    }
}
