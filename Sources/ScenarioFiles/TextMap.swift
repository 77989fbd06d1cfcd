import Geography
import Hexes

/// A map drawn as text: invented ground for lessons and tests, without latitude and longitude.
///
/// Sections `terrain:` (a letter a hex: `~` sea, `.` plain, `,` rolling, `h` hill, `^` mountain), `zones:` (a letter a hex),
/// `roads:`, `rivers:`, `places:`, `objective:` and `legend:`; Documentation/Scenarios.md tells the grammar. Hexes are 3 km
/// from flat to flat. Height, ruggedness and cover follow from the terrain: the ground is invented, so they are assumptions.
public struct TextMap: Sendable {
    /// The ground.
    public let theatre: Theatre
    /// The hexes of each mark under `objective:`, ascending.
    public let marks: [String: [CellID]]

    /// Reads a map from its text; `file` is the name that faults carry, `id` the theatre's. Throws every fault.
    ///
    ///     let map = try TextMap.read("terrain:\n..h\n.^^\n", file: "map.txt", id: "sketch")
    public static func read(_ text: String, file: String, id: String) throws(FaultReport) -> TextMap {
        var parser = TextMapParser(file: file)
        parser.split(text.withPlainLines)
        parser.parse()
        guard parser.faults.faults.isEmpty, let grid = parser.grid else { throw FaultReport(parser.faults.faults) }
        return TextMap(theatre: parser.theatre(id: id, grid: grid), marks: parser.marks)
    }
}

/// The sections of a map drawn as text, and what has been read from them so far.
struct TextMapParser {
    struct Line {
        let spot: Spot
        let text: String
    }

    static let sectionNames = ["terrain", "zones", "roads", "rivers", "places", "objective", "legend"]
    static let flatMetres = 3000.0

    let file: String
    var faults = FaultList()
    var title = "A map drawn as text"
    var sections: [String: [Line]] = [:]
    var grid: HexGrid?
    var terrain: [Terrain] = []
    var zoneLetters: [String] = []
    var zone: [Int16] = []
    var road: [RoadClass] = []
    var river: [RiverClass] = []
    var crossing: [Crossing] = []
    var places: [Place] = []
    var placeIDs: Set<String> = []
    var marks: [String: [CellID]] = [:]
    /// The names of the zones by their letters.
    var legend: [String: String] = [:]

    init(file: String) { self.file = file }

    /// Sorts the lines into sections. `#` begins a comment line; the legend ends at its first blank line, the rest is prose.
    mutating func split(_ text: String) {
        var section: String?
        for (number, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = String(raw).trimmed
            let spot = Spot(file: file, line: number + 1)
            if line.isEmpty, section == "legend" { return }
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("title:") {
                title = named(String(line.dropFirst(6)).trimmed, "the title", at: spot)
            } else if line.hasSuffix(":"), !line.contains(" ") {
                section = open(String(line.dropLast()), at: spot)
            } else if let section {
                sections[section, default: []].append(Line(spot: spot, text: line))
            } else {
                faults.add(spot, "a line stands before the first section", expected: "terrain:", remedy: "begin with terrain:")
            }
        }
    }

    /// A name of the map, after noting what is not printable in it.
    mutating func named(_ name: String, _ what: String, at spot: Spot) -> String {
        _ = FieldType.title.read(Scalar(text: name, isQuoted: true, spot: spot), as: what, strict: false, into: &faults)
        return name
    }

    private mutating func open(_ name: String, at spot: Spot) -> String {
        if !Self.sectionNames.contains(name) {
            faults.add(
                spot, "there is a section \"\(name)\"", expected: "one of \(Self.sectionNames.joined(separator: ", "))",
                remedy: remedy(for: name, among: Self.sectionNames, otherwise: "take it out"))
        }
        return name
    }

    mutating func parse() {
        parseTerrain()
        guard let grid else { return }
        parseZones(grid)
        parseRoads(grid)
        parseRivers(grid)
        parsePlaces(grid)
        parseObjective(grid)
        parseLegend()
    }

    /// The theatre once every section is parsed without fault.
    func theatre(id: String, grid: HexGrid) -> Theatre {
        let theatre = Theatre(
            id: id, title: title, grid: grid, projection: nil, terrain: terrain, elevation: terrain.map(\.inventedElevation),
            ruggedness: terrain.map(\.inventedRuggedness), cover: terrain.map(\.inventedCover), zone: zone, road: road,
            river: river, crossing: crossing, zones: zones(grid), places: places, credits: ["Invented ground."])
        return theatre.replacing(zones: theatre.zonesWithCommunications())
    }

    private func zones(_ grid: HexGrid) -> [Zone] {
        let names = legend
        var cellCounts = [Int](repeating: 0, count: zoneLetters.count)
        for number in zone where number >= 0 { cellCounts[Int(number)] += 1 }
        return zoneLetters.indices.map { index in
            Zone(
                id: zoneLetters[index], name: names[zoneLetters[index]] ?? zoneLetters[index], people: 0,
                areaSquareKilometres: Double(cellCounts[index]) * grid.cellSquareKilometres, attitude: 0.5,
                communicationKilometres: 0)
        }
    }

    /// `A Uplands`: a zone's letter and its name.
    private mutating func parseLegend() {
        for line in sections["legend"] ?? [] {
            let parts = line.text.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, legend[parts[0]] == nil else { continue }
            legend[parts[0]] = named(parts[1].trimmed, "the name of zone \(parts[0])", at: line.spot)
        }
    }
}

extension Terrain {
    private func pick<Number>(_ values: [Number]) -> Number { values[Int(rawValue)] }

    /// The letter of the terrain on a map drawn as text.
    var letter: Character { pick(["~", ".", ",", "h", "^"]) }
    /// Height of invented ground, metres (assumption).
    var inventedElevation: Int16 { pick([0, 20, 120, 350, 800]) }
    /// Ruggedness of invented ground, metres (assumption).
    var inventedRuggedness: Int16 { pick([0, 10, 40, 110, 220]) }
    /// Cover of invented ground (assumption).
    var inventedCover: Float { pick([0, 0.1, 0.3, 0.6, 0.8]) }
}
