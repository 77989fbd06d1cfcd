import Appraisal
import Hexes
import Planning
import RuleSets
import Scenarios

/// The enemy's hold as tints of slate, one step over the other, and the cells of the cordon.
struct MapHold {
    let situation: Situation
    let frame: MapFrame

    /// Patrols on a square kilometre from which each tint begins.
    let steps: [Double]
    /// How dark a tint is laid over the one before.
    static let opacity = 0.15
    /// Large hexes keep their corners.
    private var rounding: Int { frame.pixelsPerHex > 24 ? 0 : 1 }

    init(situation: Situation, frame: MapFrame) {
        self.situation = situation
        self.frame = frame
        steps = Self.steps(of: situation.hold.patrols)
    }

    /// Round numbers, each twice or so the one before, that divide the held ground.
    private static func steps(of patrols: [Float]) -> [Double] {
        let held = patrols.filter { $0 > 0.001 }.sorted()
        guard let densest = held.last else { return [] }
        let middle = Double(held[held.count / 2])
        let ladder = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2]
        let first = ladder.lastIndex { $0 <= max(middle, ladder[0]) } ?? 0
        return ladder[first...].prefix(5).filter { $0 < Double(densest) }
    }

    func tints() -> String {
        let cells = frame.cells()
        return steps.map { step in
            let dense = cells.filter { Double(situation.hold.patrols[$0.offset]) >= step }
            return MapPen.path(
                MapOutline(of: dense, on: frame.grid).path(in: frame, rounding: rounding),
                "fill=\"\(MapStyle.slate)\" fill-opacity=\"\(Self.opacity)\" fill-rule=\"evenodd\"")
        }.joined()
    }

    /// The colour of a step in the legend: as many tints as lie over each other.
    func opacity(ofStep index: Int) -> Double {
        var light = 1.0
        for _ in 0...index { light *= 1 - Self.opacity }
        return 1 - light
    }

    func cordon() -> String {
        let outline = MapOutline(of: situation.cordon, on: frame.grid).path(in: frame, rounding: rounding)
        return MapPen.path(outline, Self.cordonStyle)
    }

    static let cordonStyle =
        "fill=\"\(MapStyle.ink)\" fill-opacity=\"0.12\" fill-rule=\"evenodd\" stroke=\"\(MapStyle.ink)\" stroke-width=\"0.9\""
}
