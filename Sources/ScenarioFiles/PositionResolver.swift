import Geography
import Hexes

/// The theatre of a scenario as far as positions need it.
struct PositionResolver {
    var theatre: Theatre
    /// The places of the theatre by id.
    let places: [String: Place]
    /// Hexes of each mark, on a map drawn as text.
    let marks: [String: [CellID]]

    init(theatre: Theatre, marks: [String: [CellID]]) {
        self.theatre = theatre
        self.marks = marks
        places = Dictionary(theatre.places.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where something stands by its place, latitude and longitude; latitude and longitude win.
    struct Position {
        let cell: CellID
        let placeName: String
    }

    /// How far a place may lie from the latitude and longitude beside it, kilometres.
    static let tolerance = 25.0

    /// The place of an id, or of `column,row` on a map drawn as text.
    func place(_ name: String) -> Position? {
        if let place = places[name] {
            return Position(cell: place.cell, placeName: place.name)
        }
        guard theatre.projection == nil, let cell = theatre.grid.cell(labelled: name) else { return nil }
        return Position(cell: cell, placeName: theatre.nearestPlace(to: cell)?.place.name ?? name)
    }
}

extension ScenarioReader {
    /// Where a record says it stands, on land; nil after noting the fault.
    ///
    /// A position at sea is moved to land within two hexes. `isStrict` is false for forces that are absent: they may stand
    /// anywhere or nowhere.
    mutating func position(_ record: Record, isStrict: Bool = true) -> PositionResolver.Position? {
        guard let ground else { return nil }
        let place = namedPlace(record, ground)
        let (cell, isNamed) = coordinates(record, ground, isStrict: isStrict)
        guard let cell = cell ?? (isNamed ? nil : place?.cell) else {
            if isStrict, !isNamed, !record.has("place"), record.kind.field("place")?.isRequired == false { noPosition(record) }
            return nil
        }
        if let place, isNamed { checkDistance(record, ground, place, cell) }
        guard let land = ground.theatre.nearestLand(to: cell, within: 2) else {
            if isStrict { atSea(record) }
            return nil
        }
        return PositionResolver.Position(cell: land, placeName: place?.placeName ?? record.text("place") ?? "")
    }

    /// The place that a record names, or nil after noting that it is not known.
    mutating func namedPlace(_ record: Record, _ ground: PositionResolver) -> PositionResolver.Position? {
        guard let name = record.text("place") else { return nil }
        if let found = ground.place(name) { return found }
        noPlace(name, at: record.spot(of: "place"), ground)
        return nil
    }

    /// Notes a place that is not known.
    mutating func noPlace(_ name: String, at spot: Spot, _ ground: PositionResolver) {
        let isText = ground.theatre.projection == nil
        faults.add(
            spot, "place \"\(name)\" is not known",
            expected: isText ? "a place of the map, or column,row" : "a place of the theatre \(ground.theatre.id)",
            remedy: remedy(
                for: name, among: ground.theatre.places.map(\.id), otherwise: "correct the name or add it to the theatre"))
    }

    /// The cell of latitude and longitude, and whether they are given at all.
    private mutating func coordinates(_ record: Record, _ ground: PositionResolver, isStrict: Bool) -> (
        cell: CellID?, isNamed: Bool
    ) {
        let latitude = record.number("lat")
        let longitude = record.number("lon")
        guard latitude != nil || longitude != nil else { return (nil, false) }
        guard let latitude, let longitude else {
            faults.add(
                record.spot(of: latitude == nil ? "lon" : "lat"), latitude == nil ? "lat is missing" : "lon is missing",
                expected: "both lat and lon, or neither", remedy: "add the other or take both out")
            return (nil, true)
        }
        guard ground.theatre.projection != nil else {
            faults.add(
                record.spot(of: "lat"), "lat and lon are given", expected: "a place: a map drawn as text has no latitude",
                remedy: "take both out")
            return (nil, true)
        }
        let cell = ground.theatre.cell(latitude: latitude, longitude: longitude)
        if cell == nil, isStrict {
            faults.add(
                record.spot(of: "lat"), "lat \(latitude), lon \(longitude) lies outside the map",
                expected: "a position in the theatre \(ground.theatre.id)", remedy: "correct the coordinates")
        }
        return (cell, true)
    }

    private mutating func checkDistance(
        _ record: Record, _ ground: PositionResolver, _ place: PositionResolver.Position, _ cell: CellID
    ) {
        let grid = ground.theatre.grid
        let kilometres = grid.centre(of: place.cell).distance(to: grid.centre(of: cell)) / 1000
        guard kilometres > PositionResolver.tolerance else { return }
        faults.add(
            record.spot(of: "lat"), "lat and lon lie \(Int(kilometres.rounded())) km from \(record.text("place") ?? "")",
            expected: "coordinates within \(FieldType.plain(PositionResolver.tolerance)) km of the place",
            remedy: "correct the coordinates or name another place")
    }

    private mutating func noPosition(_ record: Record) {
        faults.add(
            record.spot, "\(record.kind.name) has no place", expected: "a place, or lat and lon", remedy: "say where it stands")
    }

    private mutating func atSea(_ record: Record) {
        faults.add(
            record.spot(of: record.has("lat") ? "lat" : "place"), "the position lies in the sea",
            expected: "land, or water within two hexes of it", remedy: "correct the position")
    }
}
