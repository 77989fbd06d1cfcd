/// The purpose of a draw: the last part of its address.
enum Purpose: UInt32 {
    case strength = 1
    case order, obedience, exposure, engagement
    // 6 is free: a number once given keeps its meaning, or every result would change.
    case attrition = 7
    case sweep, recruits, reserves, recall, courses
    // 13 is that of the random factors of courses (`CostField`).
}
