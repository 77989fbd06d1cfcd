import Hexes

extension Theatre {
    /// A cell as it is said in a sentence: "at Wonju", or "12 km NW of Wonju". Of places that are equally near the one of that name is taken.
    public func describe(_ cell: CellID, preferring name: String = "") -> String {
        guard let (place, kilometres) = nearestPlace(to: cell, preferring: name) else {
            return "hex \(grid.column(of: cell)),\(grid.row(of: cell))"
        }
        if kilometres < 3 { return "at \(place.name)" }
        let here = grid.centre(of: cell)
        let there = grid.centre(of: place.cell)
        return
            "\(Int(kilometres.rounded())) km \(Self.bearing(east: here.x - there.x, north: here.y - there.y)) of \(place.name)"
    }

    /// The compass point of a direction, one of eight.
    private static func bearing(east: Double, north: Double) -> String {
        // tan(22.5 degrees): below it one component does not count.
        let small = 0.41421356
        let meridian = abs(north) < abs(east) * small ? "" : (north > 0 ? "N" : "S")
        let parallel = abs(east) < abs(north) * small ? "" : (east > 0 ? "E" : "W")
        return meridian + parallel
    }
}
