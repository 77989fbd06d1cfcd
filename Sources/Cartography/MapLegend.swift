import Appraisal
import Foundation
import Geography
import Notation
import Planning
import Scenarios

/// The key below a map: four columns of signs, then the gaps by their numbers.
struct MapLegend {
    let scenario: Scenario
    let situation: Situation?
    let ways: MapWays
    let hold: MapHold?
    let gates: [MapGaps.Gate]
    let layers: Set<MapLayer>
    let hasMarks: Bool
    /// True where a symbol stands aside from its place.
    let hasMoved: Bool
    let left: Double
    let width: Double

    /// A sign, drawn with its middle at a dot in a box 44 wide, and what it means.
    private struct Entry {
        let words: String
        var height = 20.0
        let sign: (Dot) -> String
    }

    private static let columnTop = 20.0
    private static let lineHeight = 17.0

    /// The key and its height, pixels.
    func svg(top: Double) -> (svg: String, height: Double) {
        let columns = [
            ("Forces", forces()), ("The enemy\u{2019}s hold", holding()), ("Ways", wayEntries()), ("Ground", groundEntries()),
        ]
        .filter { !$0.1.isEmpty }
        var drawn = ""
        var height = 0.0
        for (index, column) in columns.enumerated() {
            let x = left + width * Double(index) / Double(columns.count)
            drawn += heading(column.0, at: Dot(x: x, y: top + 11))
            var y = top + Self.columnTop
            for entry in column.1 {
                drawn += entry.sign(Dot(x: x + 20, y: y + entry.height / 2))
                drawn += words(entry.words, at: Dot(x: x + 46, y: y + entry.height / 2 + 4))
                y += entry.height
            }
            height = max(height, y - top)
        }
        let gaps = gapList(top: top + height + 14)
        return (drawn + gaps.svg, height + (gaps.height > 0 ? gaps.height + 14 : 0))
    }

    private func heading(_ text: String, at dot: Dot) -> String {
        MapPen.text(text, at: dot, "font-size=\"12.5\" font-weight=\"bold\" fill=\"\(MapStyle.ink)\"")
    }

    private func words(_ text: String, at dot: Dot) -> String {
        MapPen.text(text, at: dot, "font-size=\"11.5\" fill=\"\(MapStyle.ink)\"")
    }

    // MARK: columns

    /// Columns of a terminal that the name of a side may take in a column of the legend.
    private static let mostColumns = 30

    /// The name of a side as far as there is room: without what stands in brackets, or behind a comma, where it is too long.
    private static func brief(_ name: String) -> String {
        guard name.displayWidth > mostColumns else { return name }
        let short = name.prefix { $0 != "(" && $0 != "," }
        return short.hasSuffix(" ") ? String(short.dropLast()) : String(short)
    }

    private func forces() -> [Entry] {
        guard let situation else { return [] }
        var entries: [Entry] = []
        if layers.contains(.own), let example = scenario.formations.first {
            entries.append(symbol(SymbolName(of: example), isOwn: true, Self.brief(scenario.ownName)))
        }
        if layers.contains(.own), !situation.cordon.isEmpty, let outside = situation.standings.first(where: \.isOutsideCordon) {
            entries.append(
                symbol(
                    SymbolName(of: scenario.formations[outside.formation]), isOwn: true, isOutside: true, "outside the cordon"))
        }
        if layers.contains(.enemy), let example = scenario.enemy.first {
            entries.append(symbol(SymbolName(of: example), isOwn: false, Self.brief(scenario.enemyName)))
        }
        guard !entries.isEmpty else { return [] }
        if layers.contains(.own), situation.standings.contains(where: { $0.uncertaintyKilometres > 0 }) {
            entries.append(Entry(words: "may be anywhere within") { MapPen.circle($0, 8, MapSymbols.uncertaintyStyle) })
        }
        guard hasMoved else { return entries }
        entries.append(
            Entry(words: "moved aside: stands at the dot") { dot in
                MapPen.line(
                    Dot(x: dot.x - 12, y: dot.y), Dot(x: dot.x + 12, y: dot.y),
                    "stroke=\"\(MapStyle.brick)\" stroke-width=\"0.9\"")
                    + MapPen.circle(Dot(x: dot.x - 12, y: dot.y), 2.4, "fill=\"\(MapStyle.brick)\"")
            })
        return entries
    }

    private func symbol(_ name: SymbolName, isOwn: Bool, isOutside: Bool = false, _ words: String) -> Entry {
        let force = MapSymbols.Force(name: name, isOwn: isOwn, isOutside: isOutside, anchor: Dot(x: 0, y: 0))
        return Entry(words: words, height: 38) { MapSymbols.svg(force, at: Dot(x: $0.x, y: $0.y - 1)) }
    }

    private func holding() -> [Entry] {
        var entries: [Entry] = []
        if let hold, layers.contains(.hold) {
            for (index, step) in hold.steps.enumerated() {
                let opacity = hold.opacity(ofStep: index)
                let words =
                    index == 0 ? "\(MapPen.number(step * 100)) patrols on 100 km\u{00b2} and more" : MapPen.number(step * 100)
                entries.append(
                    Entry(words: words, height: 15) { dot in
                        MapPen.rectangle(
                            Box(centre: dot, width: 30, height: 15), "fill=\"\(MapStyle.slate)\" fill-opacity=\"\(opacity)\"")
                    })
            }
        }
        if let situation, layers.contains(.cordon), !situation.cordon.isEmpty {
            entries.append(
                Entry(words: "cordon", height: 22) {
                    MapPen.rectangle(Box(centre: $0, width: 30, height: 7), "rx=\"3.5\" " + MapHold.cordonStyle)
                })
        }
        if layers.contains(.gaps), !gates.isEmpty {
            entries.append(
                Entry(words: "gap in the cordon, width to scale", height: 24) { dot in
                    MapGaps.svg(
                        MapGaps.Gate(
                            number: 1, left: Dot(x: dot.x - 11, y: dot.y), right: Dot(x: dot.x + 5, y: dot.y),
                            along: Dot(x: 1, y: 0), badge: Dot(x: dot.x + 16, y: dot.y)))
                })
        }
        return entries
    }

    private func wayEntries() -> [Entry] {
        guard layers.contains(.ways), ways.most > 0 else { return [] }
        let top = MapLegend.round(ways.most)
        let sizes = [top, top / 4, top / 20].filter { $0 >= 1 }
        let told = sizes.indices.filter { $0 == 0 || ways.width(men: sizes[$0]) < ways.width(men: sizes[$0 - 1]) }
        var entries = told.map { sizes[$0] }.map { men in
            Entry(words: "\(ProseNumber.whole(Int(men))) men", height: 19) { dot in
                MapPen.line(
                    Dot(x: dot.x - 15, y: dot.y), Dot(x: dot.x + 15, y: dot.y),
                    "stroke=\"\(MapStyle.brick)\" stroke-width=\"\(MapPen.number(ways.width(men: men)))\"")
            }
        }
        if ways.ways.contains(where: { $0.style == .other }) {
            entries.append(
                Entry(words: "under another directive", height: 19) { dot in
                    MapPen.line(
                        Dot(x: dot.x - 15, y: dot.y), Dot(x: dot.x + 15, y: dot.y),
                        "stroke=\"\(MapStyle.brick)\" stroke-width=\"2\" stroke-dasharray=\"6 4\"")
                })
        }
        if hasMarks { entries.append(Entry(words: "narrowest place by road", height: 19, sign: MapMarks.sign)) }
        return entries
    }

    private func groundEntries() -> [Entry] {
        let theatre = scenario.theatre
        let kinds = Set(theatre.places.map(\.kind))
        let roads = [(RoadClass.main, "main road"), (.road, "road"), (.track, "track")].filter { theatre.road.contains($0.0) }
        let lines =
            roads.map { road, words in (words, MapBase.strokes(road)) }
            + (theatre.river.contains { $0 >= .river }
                ? [("river", ["stroke=\"\(MapStyle.water)\" stroke-width=\"2\""])] : [])
        let signs = [("town", "town"), ("village", "village or crossing"), ("pass", "pass"), ("summit", "summit")]
        return lines.map { words, strokes in
            Entry(words: words, height: 17) { dot in
                strokes.map { MapPen.line(Dot(x: dot.x - 15, y: dot.y), Dot(x: dot.x + 15, y: dot.y), $0) }.joined()
            }
        }
            + signs.filter { kinds.contains($0.0) }.map { kind, words in
                Entry(words: words, height: 17) { MapLabels.mark(kind, rank: 1, at: $0) }
            }
    }

    // MARK: gaps

    /// The gaps in two columns: number, place, width, men an hour, when it shuts.
    private func gapList(top: Double) -> (svg: String, height: Double) {
        guard let situation, !gates.isEmpty else { return ("", 0) }
        let rows = (gates.count + 1) / 2
        var drawn = heading("Gaps", at: Dot(x: left, y: top + 11))
        for (index, gate) in gates.enumerated() {
            let gap = situation.gaps[gate.number - 1]
            let x = left + (index < rows ? 0 : width / 2)
            let y = top + 28 + Self.lineHeight * Double(index % rows)
            let shuts =
                gap.isShut
                ? "; shut" : gap.shuts.map { "; shuts \($0.dayAndMonth)" } ?? "; stays open"
            let text =
                "\(gap.name): \(MapPen.number(gap.widthKilometres)) km, "
                + "\(ProseNumber.whole(Int(gap.menPerHour.rounded()))) men an hour\(shuts)"
            drawn += MapGaps.badge(gate.number, at: Dot(x: x + 9, y: y - 4)) + words(text, at: Dot(x: x + 24, y: y))
        }
        return (drawn, 28 + Self.lineHeight * Double(rows) - 6)
    }

    /// The round number below: 1, 2 or 5 with noughts.
    private static func round(_ value: Double) -> Double {
        var unit = 1.0
        while unit * 10 <= value { unit *= 10 }
        return value >= 5 * unit ? 5 * unit : value >= 2 * unit ? 2 * unit : unit
    }
}
