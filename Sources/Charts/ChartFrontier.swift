import Figures
import Notation
import Studies

/// The chart of men saved against enemy tied down: a point a directive, and a line over the numbers that may stay.
struct ChartFrontier {
    let figures: ReplyFigures

    /// A point of the chart before its label has a place.
    private struct Point {
        let label: String
        let kind: String
        var stay: Int?
        /// True on the line: the choice that brings out most men of those of its number.
        var isBest = false
        let saved: ReplyEstimate
        let tied: ReplyEstimate
    }

    func chart() -> ChartData.Chart {
        let points = figures.frontier.map(divisions) ?? figures.directives.map(directive)
        let (x, y) = (domain(points.map(\.saved), unit: 500), domain(points.map(\.tied), unit: 500))
        let places = ChartLabels.places(
            points.map { ChartLabels.Point(x: share($0.saved.mean, of: x), y: share($0.tied.mean, of: y), text: $0.label) })
        let hasLine = figures.frontier != nil
        return ChartData.Chart(
            name: "frontier", title: "Men saved, or enemy tied down",
            subtitle: hasLine
                ? "On the line: so many of \(figures.frontier?.title ?? "") stay, those who cost fewest men. Small: other choices that none "
                    + "beats on both counts. Crosses: 95 % intervals of the means."
                : "One point a directive. Crosses: 95 % intervals of the means.",
            description: "Men saved against enemy men tied down, with 95 per cent intervals of the means.",
            rows: zip(points, places).map(row), record: [],
            axes: [
                "x": "men \(figures.scenario.objective)",
                "y": "enemy men tied down, mean of \(ProseWords.figured(figures.scenario.horizonDays, "day"))",
            ],
            domains: ["x": x, "y": y])
    }

    private func row(_ point: Point, _ place: ChartLabels.Place) -> [String: Any] {
        return [
            "label": point.label, "kind": point.kind, "stay": point.stay ?? -1, "best": point.isBest,
            "saved": point.saved.mean, "savedLow": point.saved.meanLow, "savedHigh": point.saved.meanHigh,
            "tied": point.tied.mean, "tiedLow": point.tied.meanLow, "tiedHigh": point.tied.meanHigh,
            "dx": place.dx, "dy": place.dy, "align": place.align,
        ]
    }

    // MARK: points

    private func directive(_ item: ReplyDirective) -> Point {
        Point(
            label: item.id == "standing" ? "without the \(figures.scenario.noun)" : ChartData.short(figures.row(item)),
            kind: item.asked ? "asked" : "directive", saved: item.estimate(.menOut),
            tied: item.estimate(.tiedDown))
    }

    /// The best of each number, whatever is not beaten, the question, and the directives that are none of these.
    private func divisions(_ frontier: ReplyFrontier) -> [Point] {
        let best = Set(frontier.best.map(\.staying))
        let shown = frontier.points.filter { best.contains($0.staying) || $0.isUnbeaten || $0.isAsked }
        let known = Set(frontier.points.compactMap(\.directive))
        // Over worlds the choices are played in worlds of their own: other directives cannot stand beside them.
        let others = figures.directives.filter { figures.worlds == nil && !known.contains($0.id) && $0.readingOf == nil }
        return shown.map { division($0, isBest: best.contains($0.staying), of: frontier) } + others.map(directive)
    }

    private func division(_ item: ReplySplit, isBest: Bool, of frontier: ReplyFrontier) -> Point {
        let stay = item.staying.count
        let plain = stay == 0 ? "none stay" : stay == frontier.group ? "all stay" : "\(stay)"
        let asked = "\(ProseWords.number(stay)) \(stay < 2 ? "stays" : "stay"): the \(figures.scenario.noun)"
        return Point(
            label: item.isAsked ? asked : isBest ? plain : "", kind: item.isAsked ? "asked" : isBest ? "frontier" : "choice",
            stay: stay, isBest: isBest, saved: item.broughtOut, tied: item.tiedDown)
    }

    // MARK: axes

    /// From below the least to above the greatest, in whole units with some room for labels.
    private func domain(_ estimates: [ReplyEstimate], unit: Double) -> ClosedRange<Double> {
        let low = estimates.map(\.meanLow).min() ?? 0
        let high = estimates.map(\.meanHigh).max() ?? 1
        let room = max(unit / 2, (high - low) * 0.06)
        let bottom = max(0, ((low - room) / unit).rounded(.down) * unit)
        return bottom...max(bottom + unit, ((high + room) / unit).rounded(.up) * unit)
    }

    private func share(_ value: Double, of domain: ClosedRange<Double>) -> Double {
        (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    }
}
