import Appraisal

/// A step of the march from a cell to one of its neighbours: sixteen bytes.
struct MarchStep: Sendable {
    /// Hours on foot at night and by day, the river not included.
    let nightHours: Float
    let dayHours: Float
    let to: Int32
    let side: MarchTable.SideKind

    /// Hours of a march of which a share is in the light.
    @inline(__always)
    func hours(lightShare: Float) -> Float {
        if lightShare == 0 { return nightHours }
        return 1 / ((1 - lightShare) / nightHours + lightShare / dayHours)
    }

    /// The step with this number in a march table.
    init(_ number: Int, of march: MarchTable) {
        nightHours = march.footNight[number]
        dayHours = march.footDay[number]
        to = march.neighbours[number]
        side = march.side[number]
    }
}
