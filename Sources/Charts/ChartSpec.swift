import Foundation
import Notation

/// Fills a template of Tools/charts/specs.
package enum ChartSpec {
    /// Letters that a line above the narrowest of the charts has room for; what is longer would be cut at its edge.
    private static let lettersOfSubtitle = 90

    /// The template with the chart's words and rows; nil if it is not the template it should be.
    package static func filled(_ template: Data, with chart: ChartData.Chart) -> Data? {
        guard var spec = try? JSONSerialization.jsonObject(with: template) as? [String: Any] else { return nil }
        spec["description"] = chart.description
        let lines = chart.subtitle.components(separatedBy: "\n").flatMap {
            ProseWords.wrapped($0, width: lettersOfSubtitle)
        }
        spec["title"] = ["text": chart.title, "subtitle": lines] as [String: Any]
        guard var data = spec["data"] as? [String: Any] else { return nil }
        data["values"] = chart.rows
        spec["data"] = data
        if let layers = spec["layer"] as? [Any] {
            spec["layer"] = layers.map { placed(withRecord($0, chart.record), in: chart) }
        }
        for (channel, title) in chart.axes { spec = titled(spec, channel, title) }
        for (channel, domain) in chart.domains { spec = bounded(spec, channel, domain) }
        return try? JSONSerialization.data(
            withJSONObject: spec, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    }

    /// A layer with these rows where it draws the table named `record`.
    private static func withRecord(_ layer: Any, _ rows: [[String: Any]]) -> Any {
        guard var layer = layer as? [String: Any], var data = layer["data"] as? [String: Any],
            data["name"] as? String == "record"
        else { return layer }
        data["values"] = rows
        layer["data"] = data
        return layer
    }

    /// A layer of labels that takes its places from the rows, where the rows have places.
    private static func placed(_ layer: Any, in chart: ChartData.Chart) -> Any {
        guard chart.rows.first?["dx"] != nil, var layer = layer as? [String: Any], var mark = layer["mark"] as? [String: Any],
            mark["type"] as? String == "text"
        else { return layer }
        for offset in ["dx", "dy", "align"] { mark[offset] = ["expr": "datum.\(offset)"] }
        layer["mark"] = mark
        return layer
    }

    private static func bounded(_ spec: [String: Any], _ channel: String, _ domain: ClosedRange<Double>) -> [String: Any] {
        guard var encoding = spec["encoding"] as? [String: Any], var field = encoding[channel] as? [String: Any] else {
            return spec
        }
        field["scale"] = ["domain": [domain.lowerBound, domain.upperBound], "nice": false, "zero": false] as [String: Any]
        encoding[channel] = field
        return spec.merging(["encoding": encoding]) { _, new in new }
    }

    private static func titled(_ spec: [String: Any], _ channel: String, _ title: String) -> [String: Any] {
        guard var encoding = spec["encoding"] as? [String: Any], var field = encoding[channel] as? [String: Any] else {
            return spec
        }
        field["title"] = title
        encoding[channel] = field
        return spec.merging(["encoding": encoding]) { _, new in new }
    }
}
