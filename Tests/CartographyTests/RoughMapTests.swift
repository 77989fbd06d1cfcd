import Appraisal
import Cartography
import Foundation
import Geography
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Maps of random ground, read back: every mark lies where the data say, and nothing else is marked.
@Suite struct RoughMapTests {
    private static let seeds = Array(1...8)

    /// A ground, its situation and its picture, with the way from metres to pixels.
    private struct Sheet {
        let scenario: Scenario
        let situation: Situation
        let picture: Picture

        init(_ scenario: Scenario, ways: [MapWay] = [], _ change: (inout MapOptions) -> Void = { _ in }) {
            let rules = RuleBook.rules(for: scenario)
            var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
            var options = MapOptions()
            change(&options)
            self.scenario = scenario
            situation = reader.situation(at: scenario.start)
            picture = Picture(
                MapDrawing(scenario: scenario, relief: nil).svg(situation: situation, ways: ways, options: options))
        }

        private var extent: MapExtent { MapExtent(of: scenario.theatre.grid).shapedForPage() }

        /// Pixels of a kilometre: the ground fills a sheet of 1,000 pixels but for margins of 20.
        var kilometre: Double { 960 / extent.width * 1000 }

        /// Where a cell is drawn.
        func dot(_ cell: CellID) -> (x: Double, y: Double) {
            let centre = scenario.theatre.grid.centre(of: cell)
            return (20 + (centre.x - extent.west) * kilometre / 1000, 76 + (extent.north - centre.y) * kilometre / 1000)
        }

        /// True if the middle of a cell lies within the loops of a path, by the even-odd rule.
        func isWithin(_ path: String, _ cell: CellID) -> Bool {
            let dot = dot(cell)
            let loops = path.split(separator: "M").compactMap { points(ofPath: "M" + $0) }
            return loops.reduce(false) { isInside, loop in
                let ring = loop.filter { $0.x != 0 || $0.y != 0 }.map { Point(x: $0.x, y: $0.y) }
                return MapOutline.contains(ring, Point(x: dot.x, y: dot.y)) != isInside
            }
        }
    }

    private static func distance(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
        ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }

    @Test(arguments: seeds)
    func `circles of uncertainty stand about the formations, as wide as the record errs`(seed: Int) {
        let sheet = Sheet(Fixtures.rough(seed: seed))
        let drawn = sheet.picture.all("circle", in: "uncertainty")
        let wide = sheet.situation.standings.filter { $0.uncertaintyKilometres * sheet.kilometre > 6 }
        #expect(sheet.picture.fault == nil && drawn.count == wide.count)
        for (circle, standing) in zip(drawn, wide) {
            let dot = sheet.dot(standing.cell)
            let centre = (x: circle.number("cx") ?? -1, y: circle.number("cy") ?? -1)
            #expect(Self.distance(centre, dot) < 0.15)
            #expect(abs((circle.number("r") ?? 0) - standing.uncertaintyKilometres * sheet.kilometre) < 0.06)
        }
    }

    @Test(arguments: seeds)
    func `the tints lie over the cells that are held so densely, and over no other`(seed: Int) throws {
        let sheet = Sheet(Fixtures.rough(seed: seed))
        let tints = sheet.picture.all("path", in: "hold").compactMap { $0.attributes["d"] }
        #expect(!tints.isEmpty)
        var before = Set((0..<sheet.scenario.theatre.grid.count).map { CellID($0) })
        for tint in tints {
            let inside = before.filter { sheet.isWithin(tint, $0) }
            let outside = Set((0..<sheet.scenario.theatre.grid.count).map { CellID($0) }).subtracting(inside)
            let least = inside.map { sheet.situation.hold.patrols[$0.offset] }.min() ?? 0
            let most = outside.map { sheet.situation.hold.patrols[$0.offset] }.max() ?? 0
            #expect(least > most && !inside.isEmpty, "each tint is a level of density")
            // Each begins where the one before it already is, and is smaller or the same.
            #expect(outside.isDisjoint(with: inside) && inside.isSubset(of: before))
            before = inside
        }
    }

    @Test(arguments: seeds)
    func `the cordon and the ground of the gaps are their cells`(seed: Int) throws {
        let sheet = Sheet(Fixtures.rough(seed: seed))
        for (layer, cells) in [("cordon", sheet.situation.cordon), ("gap-ground", sheet.situation.gaps.flatMap(\.cells))] {
            let path = sheet.picture.all("path", in: layer).compactMap { $0.attributes["d"] }.joined()
            for cell in 0..<sheet.scenario.theatre.grid.count {
                #expect(sheet.isWithin(path, CellID(cell)) == cells.contains(CellID(cell)), "\(layer) \(cell)")
            }
        }
    }

    @Test(arguments: seeds)
    func `a gate stands beside the cells of its gap, its bars apart`(seed: Int) throws {
        let sheet = Sheet(Fixtures.rough(seed: seed))
        let badges = sheet.picture.all("circle", in: "gaps")
        #expect(badges.count == sheet.situation.gaps.count)
        #expect(sheet.picture.all("text", in: "gaps").map(\.words) == sheet.situation.gaps.indices.map { "\($0 + 1)" })
        for (badge, gap) in zip(badges, sheet.situation.gaps) {
            let centre = (x: badge.number("cx") ?? -1, y: badge.number("cy") ?? -1)
            let nearest = gap.cells.map { Self.distance(sheet.dot($0), centre) }.min() ?? .infinity
            // A badge stands a bar and its own radius off; the mean of two cells lies half a hex from each.
            #expect(nearest < 16 + 3 * sheet.kilometre, "\(nearest)")
        }
    }

    @Test(arguments: seeds)
    func `each force has its symbol, on its place or at the end of a line from it`(seed: Int) {
        let sheet = Sheet(Fixtures.rough(seed: seed))
        let places = (sheet.situation.standings.map(\.cell) + sheet.situation.enemy.map(\.cell)).map(sheet.dot)
        let symbols = sheet.picture.all("g", in: "symbols").compactMap { element -> (x: Double, y: Double)? in
            guard let words = element.attributes["transform"], words.contains("translate(-100 -100)") else { return nil }
            let numbers = words.dropFirst("translate(".count).prefix { $0 != ")" }.split(separator: " ").compactMap {
                Double($0)
            }
            return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
        }
        #expect(symbols.count == places.count)
        let feet = sheet.picture.all("circle", in: "leaders").map { (x: $0.number("cx") ?? -1, y: $0.number("cy") ?? -1) }
        for (symbol, place) in zip(symbols, places) {
            let isAside = Self.distance(symbol, place) > 7.2
            #expect(!isAside || feet.contains { Self.distance($0, place) < 0.2 })
        }
        let moved = zip(symbols, places).count { Self.distance($0, $1) > 7 }
        #expect(abs(feet.count - moved) <= 1)
    }

    @Test(arguments: seeds)
    func `ways begin where the formation stands and end with their head at the objective`(seed: Int) throws {
        let scenario = Fixtures.rough(seed: seed)
        let rules = RuleBook.rules(for: scenario)
        let march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
        let outlook = Outlook(
            PlanBasis(scenario, rules: rules.appraisal, planning: rules.planning), at: scenario.start, size: 40)
        let best = Course(leastRiskIn: scenario, cost: outlook.believed)
        let start = scenario.formations[0].cell
        guard let cells = best.cells(from: start, neighbours: march.neighbours), cells.count > 3 else { return }
        let way = MapWay(way: outlook.believed.way(along: cells), men: 300, formation: 0)
        let sheet = Sheet(scenario, ways: [way])
        let paths = sheet.picture.all("path", in: "ways").compactMap { $0.attributes["d"] }
        let dots = try paths.map { try #require(points(ofPath: $0)) }
        let ends = [start, try #require(cells.last)].map(sheet.dot)
        #expect(dots.joined().contains { Self.distance($0, ends[0]) < 0.2 })
        // The head's point lies six pixels beyond the middle of the last cell.
        #expect(dots.joined().contains { abs(Self.distance($0, ends[1]) - 6) < 0.2 })
    }

    @Test(arguments: seeds.prefix(4))
    func `a mirrored ground is a mirrored picture`(seed: Int) {
        let scenario = Fixtures.rough(seed: seed)
        let centre = Fixtures.centre(ofRadius: 7)
        let (one, other) = (Sheet(scenario), Sheet(scenario.moved(by: Symmetry(isMirrored: true), about: centre)))
        let middle = one.dot(centre).x
        let circles = { (sheet: Sheet) in
            sheet.picture.all("circle", in: "uncertainty").map { ($0.number("cx") ?? -1, $0.number("cy") ?? -1) }
        }
        for (a, b) in zip(circles(one), circles(other)) { #expect(abs(a.0 + b.0 - 2 * middle) < 0.3 && abs(a.1 - b.1) < 0.15) }
        let count = { (sheet: Sheet, layer: String) in sheet.picture.all("path", in: layer).count }
        for layer in ["hold", "roads", "rivers", "cordon"] { #expect(count(one, layer) == count(other, layer), "\(layer)") }
        let lengths = { (sheet: Sheet) in
            let paths = MapPaths(scenario: sheet.scenario)
            return [paths.roads, paths.rivers].map { lines in
                lines.reduce(0.0) { sum, line in
                    zip(line.points, line.points.dropFirst()).reduce(sum) { $0 + $1.0.distance(to: $1.1) }
                }
            }
        }
        for (a, b) in zip(lengths(one), lengths(other)) { #expect(abs(a - b) < 1e-6 * max(1, a)) }
    }

    // MARK: lines and outlines

    @Test(arguments: seeds)
    func `no road, river or border is lost or made`(seed: Int) {
        let scenario = Fixtures.rough(seed: seed)
        let (paths, theatre, grid) = (MapPaths(scenario: scenario), scenario.theatre, scenario.theatre.grid)
        let legs = { (lines: [MapPaths.Line]) in lines.reduce(0) { $0 + $1.points.count - 1 } }
        #expect(legs(paths.roads) == theatre.road.count { $0 != .none })
        #expect(legs(paths.rivers) == theatre.river.count { $0 != .none })
        for kind in [RoadClass.track, .road, .main] {
            let sides = theatre.road.count { $0 == kind }
            #expect(legs(paths.roads.filter { $0.kind == Int(kind.rawValue) }) == sides, "\(kind)")
        }
        let borders = (0..<grid.sideCount).count { side in
            let (cell, direction) = grid.owner(ofSide: side)
            guard let other = grid.neighbour(of: cell, to: direction) else { return false }
            let (a, b) = (theatre.zone[cell.offset], theatre.zone[other.offset])
            return a >= 0 && b >= 0 && a != b
        }
        #expect(legs(paths.borders) == borders)
    }

    @Test(arguments: 1...20)
    func `any set of cells has the outline that holds them and no other`(seed: Int) {
        let grid = HexGrid(columns: 11, rows: 9, flatMetres: 1000)
        var numbers = SeededNumbers(seed: seed)
        let cells = (0..<grid.count).filter { _ in numbers.happens(20 + 3 * seed) }.map { CellID($0) }
        let outline = MapOutline(of: cells, on: grid)
        let area = outline.loops.reduce(0) { $0 + MapOutline.doubleArea($1) / 2 }
        #expect(abs(area - Double(cells.count) * grid.cellSquareKilometres * 1e6) < 1)
        let polygons = outline.polygons
        #expect(polygons.joined().count == outline.loops.count, "every hole has its ring")
        for cell in 0..<grid.count {
            let centre = grid.centre(of: CellID(cell))
            let homes = polygons.count { polygon in
                MapOutline.contains(polygon[0], centre) && !polygon.dropFirst().contains { MapOutline.contains($0, centre) }
            }
            #expect(homes == (cells.contains(CellID(cell)) ? 1 : 0), "cell \(cell)")
        }
        #expect(MapOutline(of: cells.reversed(), on: grid).loops.count == outline.loops.count)
    }
}
