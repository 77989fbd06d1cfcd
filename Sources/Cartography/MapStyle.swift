import Geography

/// The look of the maps: the house's colours and the pale ground of a campaign atlas.
enum MapStyle {
    static let brick = "#9e3d2b"
    static let slate = "#3d5a80"
    static let ochre = "#c08a2d"
    static let grey = "#8c877d"
    static let ink = "#2f2b26"
    static let paper = "#fdfbf6"
    static let water = "#6f9bb3"
    static let sea = "#dbe5e8"
    static let serif = "Georgia, 'Times New Roman', 'Liberation Serif', serif"

    /// The ground of a map without relief.
    static func fill(_ terrain: Terrain) -> String {
        switch terrain {
        case .sea: sea
        case .plain: "#e3ead3"
        case .rolling: "#eeeed9"
        case .hill: "#efe0c6"
        case .mountain: "#ddc6ab"
        }
    }

    /// A line under the letters that sets them off from the ground.
    static func halo(_ colour: String = paper, width: Double = 2.6) -> String {
        "paint-order=\"stroke\" stroke=\"\(colour)\" stroke-width=\"\(MapPen.number(width))\" stroke-linejoin=\"round\" "
            + "stroke-opacity=\"0.85\""
    }
}
