/// The purpose of a draw: the last part of its address. A number once given keeps its meaning, or every result would change: a new
/// purpose goes to the end, and one that is given up keeps its place.
enum Purpose: UInt32 {
    case strength = 1
    case order, obedience, exposure, engagement
    /// Given up.
    case retired
    case attrition, sweep, recruits, reserves, recall, courses
    /// The random factors of courses, which `CostField` draws.
    case costFactors
}
