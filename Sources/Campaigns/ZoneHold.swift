/// How far the enemy holds each zone on a day of his schedule, smooth in his patrols.
///
/// He holds a cell wholly where his patrols reach the floor of control, and in proportion below it. Shares of a zone are means over its cells,
/// and nothing asks to which zone a neighbouring cell belongs: two like zones give what they give as one.
package struct ZoneHold: Sendable {
    /// Mean share of each zone's cells that he holds.
    package let held: [Float]
    /// Mean share that he holds within a sector's reach of each zone's cells: where guerrillas of the zone have somebody to raid.
    package let raided: [Float]
}
