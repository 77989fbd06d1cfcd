/// What a draw is for: the last part of its address.
enum Purpose: UInt32 {
    case strength = 1
    case order, obedience, exposure, engagement, separation, melting, sweep, recruits, reserves
}
