import Arithmetic
import Geography
import Graphs
import Hexes
import RuleSets
import Scenarios

/// How densely the enemy watches each cell at a moment.
public struct EnemyHold: Sendable {
    /// Patrols per square kilometre.
    public let patrols: [Float]
    /// Posts per kilometre of road, 0 where no road is held.
    public let posts: [Float]
    /// True if any force of the enemy is in the theatre: without one nobody follows a report.
    public let isPresent: Bool

    /// A hold by its densities in each cell.
    public init(patrols: [Float], posts: [Float], isPresent: Bool = true) {
        self.patrols = patrols
        self.posts = posts
        self.isPresent = isPresent
    }
}

/// The patrols of one force: the cells that they watch, and how many there are per square kilometre.
public struct ForcePatrols: Sendable {
    /// Numbers of the cells, ascending.
    public let cells: [Int32]
    /// Patrols per square kilometre in each of them.
    public let density: [Float]
}

/// Computes the enemy's hold: each force's patrols thin out with the hours of travel from where it stands,
/// and none is lost or made in doing so.
public struct HoldReader: Sendable {
    private let theatre: Theatre
    private let rules: HoldRules
    private let motorSearch: ReachSearch
    private let footSearch: ReachSearch
    private let hasRoad: [Bool]
    private var kernels: [KernelKey: Kernel] = [:]
    /// Searches that may serve a narrower kernel, by place.
    private var surroundings: [Place: Surroundings] = [:]
    /// exp(-travel/decay) by minutes of travel, by decay in hours.
    private var fades: [Double: [Float]] = [:]

    private struct KernelKey: Hashable {
        let place: Place
        let decay: Double
    }

    private struct Place: Hashable {
        let cell: Int32
        let mobility: Mobility
    }

    /// Cells within reach of a force. Its patrols thin out as exp(-travel/decay), and those of all cells are its own.
    private struct Kernel {
        let near: Surroundings
        /// exp(-travel/decay) by minutes of travel.
        let fades: [Float]
        /// Its sum over the cells.
        let total: Float
    }

    /// A reader of the hold on this ground.
    public init(theatre: Theatre, march: MarchTable, rules: HoldRules) {
        self.theatre = theatre
        self.rules = rules
        let grid = HexGridGraph(columns: theatre.grid.columns, rows: theatre.grid.rows)
        let minutes = { (hours: Float) in hours.isFinite ? max(1, Int32((hours * 60).rounded())) : Int32(-1) }
        motorSearch = ReachSearch(in: grid, costs: march.motor.map(minutes))
        footSearch = ReachSearch(in: grid, costs: march.footDay.map(minutes))
        hasRoad = (0..<theatre.grid.count).map { cell in
            (0..<6).contains { march.side[6 * cell + $0].contains(.road) }
        }
    }

    /// The hold of forces at their positions. `blur` widens the reach, as rumour does.
    public mutating func hold(of forces: [EnemyForce], at positions: [EnemyPosition], blur: Double = 1) -> EnemyHold {
        var patrols = [Float](repeating: 0, count: theatre.grid.count)
        var posts = patrols
        let perCell = Float(1 / theatre.grid.cellSquareKilometres)
        for (force, position) in zip(forces, positions) where position.posture != .absent {
            let out = out(force, position.posture)
            let held = Float(rules.postsPerKilometre * min(1, force.presentBattalions / rules.fullPostsBattalions))
            let kernel = kernel(from: position.cell, mobility: force.mobility, decay: rules.decayHours * blur)
            add(kernel, patrols: out, perCell, posts: held, to: &patrols, &posts)
        }
        return EnemyHold(patrols: patrols, posts: posts, isPresent: positions.contains { $0.posture != .absent })
    }

    /// Adds the patrols and the posts of one force: a loop over spans, since it is most of a hold.
    private func add(
        _ kernel: Kernel, patrols out: Float, _ perCell: Float, posts held: Float, to patrols: inout [Float],
        _ posts: inout [Float]
    ) {
        let (cells, minutes) = (kernel.near.cells.span, kernel.near.minutes.span)
        let (fades, total, hasRoad) = (kernel.fades.span, kernel.total, hasRoad.span)
        let most = Float(rules.postsMaximum)
        var patrols = patrols.mutableSpan
        var posts = posts.mutableSpan
        for index in cells.indices {
            let cell = Int(cells[unchecked: index])
            let fade = fades[unchecked: Int(minutes[unchecked: index])]
            patrols[unchecked: cell] += out * (fade / total) * perCell
            guard hasRoad[unchecked: cell] else { continue }
            posts[unchecked: cell] = min(posts[unchecked: cell] + held * fade, most)
        }
    }

    /// The patrols of one force at a position; none if it is absent.
    public mutating func patrols(of force: EnemyForce, at position: EnemyPosition) -> ForcePatrols {
        guard position.posture != .absent else { return ForcePatrols(cells: [], density: []) }
        let perCell = out(force, position.posture) * Float(1 / theatre.grid.cellSquareKilometres)
        let kernel = kernel(from: position.cell, mobility: force.mobility, decay: rules.decayHours)
        return ForcePatrols(
            cells: kernel.near.cells, density: kernel.near.minutes.map { kernel.fades[Int($0)] / kernel.total * perCell })
    }

    /// The hold of the own formations where they stand, as patrols per square kilometre.
    public mutating func ownHold(of formations: [Formation]) -> [Float] {
        var patrols = [Float](repeating: 0, count: theatre.grid.count)
        let perCell = Float(1 / theatre.grid.cellSquareKilometres)
        for formation in formations {
            let battalions = Double(formation.men.best) / rules.menPerOwnBattalion
            let kernel = kernel(from: formation.cell, mobility: .foot, decay: rules.decayHours)
            let out = Float(battalions * rules.patrolsPerBattalion)
            for (cell, minutes) in zip(kernel.near.cells, kernel.near.minutes) {
                patrols[Int(cell)] += out * (kernel.fades[Int(minutes)] / kernel.total) * perCell
            }
        }
        return patrols
    }

    /// Patrols that a force keeps out.
    private func out(_ force: EnemyForce, _ posture: Posture) -> Float {
        Float(force.presentBattalions * rules.patrolsPerBattalion * share(posture))
    }

    private func share(_ posture: Posture) -> Double {
        switch posture {
        case .advance: rules.advanceShare
        case .security: rules.securityShare
        case .hold, .reserve: 1
        case .absent: 0
        }
    }

    private mutating func kernel(from cell: CellID, mobility: Mobility, decay: Double) -> Kernel {
        let key = KernelKey(place: Place(cell: cell.index, mobility: mobility), decay: decay)
        if let known = kernels[key] { return known }
        let reach = UInt16(min(max(0, rules.reachDecays * decay * 60), Double(UInt16.max)))
        let near = surroundings(of: key.place, within: reach)
        let table = fades[decay] ?? (0...reach).map { Float(PortableMath.exp(-Double($0) / 60 / decay)) }
        fades[decay] = table
        let total = near.minutes.reduce(Float(0)) { $0 + table[Int($1)] }
        let kernel = Kernel(near: near, fades: table, total: total)
        kernels[key] = kernel
        return kernel
    }

    /// Forgets the kernels of rumour; what was searched for them is left for narrower ones.
    mutating func forgetRumour() { kernels = kernels.filter { $0.key.decay == rules.decayHours } }

    /// Forgets the searches, once all holds are read.
    mutating func forgetSearches() { surroundings = [:] }

    /// The cells within so many minutes of a cell, from a wider search where there was one; that is given up for it.
    private mutating func surroundings(of place: Place, within minutes: UInt16) -> Surroundings {
        let found: Surroundings
        if let known = surroundings[place], known.radius >= minutes {
            found = known.within(minutes)
        } else {
            let search = place.mobility == .motor ? motorSearch : footSearch
            let near = search.reach(from: Int(place.cell), within: Int32(minutes))
            found = Surroundings(radius: minutes, cells: near.hexes, minutes: near.distances.map { UInt16($0) })
        }
        surroundings[place] = found
        return found
    }

    /// Cells within a radius, ascending, with the minutes of travel to each: at most 45 days, beyond which nobody thins out.
    private struct Surroundings {
        let radius: UInt16
        let cells: [Int32]
        let minutes: [UInt16]

        func within(_ radius: UInt16) -> Surroundings {
            if radius == self.radius { return self }
            let near = minutes.indices.filter { minutes[$0] <= radius }
            return Surroundings(radius: radius, cells: near.map { cells[$0] }, minutes: near.map { minutes[$0] })
        }
    }
}
