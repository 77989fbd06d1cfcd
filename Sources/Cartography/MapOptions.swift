/// The layers that can be drawn over the ground of a map.
public enum MapLayer: String, CaseIterable, Sendable {
    case borders, hold, cordon, gaps, ways, enemy, own, places
}

/// How a map is drawn.
public struct MapOptions: Hashable, Sendable {
    /// Width of the drawing, pixels.
    public var width = 1000.0
    /// The ground shown; nil for a frame round the formations, the cordon, the ways and the near objective.
    public var extent: MapExtent?
    /// The layers drawn over the ground.
    public var layers = Set(MapLayer.allCases)
    /// Places that are pointed out.
    public var marks: [MapMark] = []
    /// nil for the scenario's title.
    public var title: String?
    /// nil for the moment of the situation.
    public var subtitle: String?
    /// A sentence below the legend; nil for a word on the ground.
    public var caption: String?
    /// Begins the ids inside the drawing, so that several fit into one page.
    public var idPrefix = "map"

    /// Everything, in the usual way.
    public init() {}
}
