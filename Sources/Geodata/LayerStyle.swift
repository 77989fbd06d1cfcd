import Cartography
import Foundation
import Notation

/// The look of a layer in QGIS: what makes a map of the file when it is opened.
///
/// Widths and sizes are in millimetres, colours as `red,green,blue,alpha`.
struct LayerStyle {
    /// How features are drawn.
    enum Drawing {
        /// All alike.
        case single(Mark)
        /// By the value of a field; features with another value are not drawn.
        case categories(String, [(value: String, mark: Mark)])
        /// By the first bound that a number of the features does not exceed.
        case ranges(String, [(upTo: Double, mark: Mark)])

        /// The marks of all classes.
        var marks: [Mark] {
            switch self {
            case .single(let mark): [mark]
            case .categories(_, let classes): classes.map(\.mark)
            case .ranges(_, let classes): classes.map(\.mark)
            }
        }
    }

    /// A mark on the map.
    enum Mark {
        case fill(String)
        case outline(String, width: Double, dash: Bool, fill: String?)
        case line(String, width: Double, dash: Bool)
        case marker(String, size: Double, fill: String)
        /// A symbol of the set that is built into the program.
        case symbol(String, size: Double)
    }

    let drawing: Drawing
    /// The field whose values are written beside the features.
    var label: String?
    var labelColour = Palette.ink
    var labelSize = 8.0

    /// The house's colours; the numbers are those of `MapStyle`.
    enum Palette {
        static let brick = "158,61,43"
        static let slate = "61,90,128"
        static let ochre = "192,138,45"
        static let ink = "47,43,38,255"
        static let paper = "253,251,246,255"
    }

    /// The style of a layer by its name; nil where there is none.
    static func of(_ layer: LayerDescription) -> LayerStyle? {
        switch layer.name {
        case "hold": hold
        case "objective": LayerStyle(drawing: .single(.line("\(Palette.slate),220", width: 0.8, dash: true)), label: "name")
        case "cordon":
            LayerStyle(drawing: .single(.outline("\(Palette.brick),230", width: 0.5, dash: false, fill: "\(Palette.brick),40")))
        case "gaps":
            LayerStyle(
                drawing: .single(.outline("\(Palette.ochre),255", width: 0.4, dash: false, fill: "\(Palette.ochre),120")),
                label: "name", labelColour: "120,84,20,255")
        case "inspections":
            LayerStyle(drawing: .single(.fill("\(Palette.brick),150")))
        case "ways": LayerStyle(drawing: .single(.line("\(Palette.slate),220", width: 0.5, dash: false)))
        case "bottlenecks":
            LayerStyle(drawing: .single(.marker("triangle", size: 2.4, fill: "\(Palette.ochre),255")), label: "name")
        case "enemy":
            LayerStyle(
                drawing: .categories(
                    "kind",
                    ["infantry", "armour", "security", "police"].map {
                        ($0, .symbol("enemy-\($0)-\(size[$0] ?? "division")", size: 6))
                    }),
                label: "name", labelSize: 6.5)
        case "formations": LayerStyle(drawing: .single(.symbol("own-infantry-division", size: 7)), label: "name")
        default: nil
        }
    }

    private static let size = ["armour": "brigade", "security": "battalion", "police": "battalion"]

    /// Contacts in an hour of 50 men in a dark night: nothing below a hundredth, then darker by steps of about a factor 3.
    private static let hold = LayerStyle(
        drawing: .ranges(
            "contactsNewMoon50",
            [(0.001, 0), (0.003, 25), (0.01, 50), (0.03, 85), (0.1, 120), (1000, 160)].map { bound, alpha in
                (bound, .fill("\(Palette.brick),\(alpha)"))
            }))
}

extension LayerStyle {
    /// The style in QGIS's own form, for a layer of shapes of a kind.
    func qml(of kind: LayerGeometry.Kind, symbols: SymbolSet) -> String {
        let geometry =
            switch kind {
            case .point: 0
            case .line, .lines: 1
            case .polygon, .polygons: 2
            }
        let drawn = drawing.marks.enumerated().map { symbol($1, number: $0, symbols) }.joined()
        return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
            + "<qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling\"\(label == nil ? "" : " labelsEnabled=\"1\"")>"
            + renderer(drawn) + labels + "<layerGeometryType>\(geometry)</layerGeometryType></qgis>"
    }

    private func renderer(_ symbols: String) -> String {
        switch drawing {
        case .single: return "<renderer-v2 type=\"singleSymbol\"><symbols>\(symbols)</symbols></renderer-v2>"
        case .categories(let field, let classes):
            let rows = classes.enumerated().map { number, item in
                "<category render=\"true\" symbol=\"\(number)\" value=\"\(item.value)\" label=\"\(item.value)\"/>"
            }
            return "<renderer-v2 type=\"categorizedSymbol\" attr=\"\(field)\"><categories>\(rows.joined())</categories>"
                + "<symbols>\(symbols)</symbols></renderer-v2>"
        case .ranges(let field, let classes):
            let bounds = [0] + classes.map(\.upTo)
            let rows = classes.indices.map { number in
                let (low, high) = (bounds[number], bounds[number + 1])
                return
                    "<range render=\"true\" symbol=\"\(number)\" lower=\"\(low)\" upper=\"\(high)\" label=\"up to \(high)\"/>"
            }
            return "<renderer-v2 type=\"graduatedSymbol\" attr=\"\(field)\"><ranges>\(rows.joined())</ranges>"
                + "<symbols>\(symbols)</symbols></renderer-v2>"
        }
    }

    private func symbol(_ mark: Mark, number: Int, _ symbols: SymbolSet) -> String {
        let (type, layer, options): (String, String, [(String, String)]) =
            switch mark {
            case .fill(let colour): ("fill", "SimpleFill", [("color", colour), ("style", "solid"), ("outline_style", "no")])
            case .outline(let colour, let width, let dash, let fill):
                (
                    "fill", "SimpleFill",
                    [
                        ("color", fill ?? "0,0,0,0"), ("style", fill == nil ? "no" : "solid"), ("outline_color", colour),
                        ("outline_width", "\(width)"), ("outline_width_unit", "MM"),
                        ("outline_style", dash ? "dash" : "solid"),
                    ]
                )
            case .line(let colour, let width, let dash):
                (
                    "line", "SimpleLine",
                    [
                        ("line_color", colour), ("line_width", "\(width)"), ("line_width_unit", "MM"),
                        ("line_style", dash ? "dash" : "solid"), ("capstyle", "round"), ("joinstyle", "round"),
                    ]
                )
            case .marker(let shape, let size, let fill):
                (
                    "marker", "SimpleMarker",
                    [
                        ("name", shape), ("size", "\(size)"), ("size_unit", "MM"), ("color", fill),
                        ("outline_color", Palette.ink), ("outline_width", "0.3"), ("outline_width_unit", "MM"),
                    ]
                )
            case .symbol(let name, let size):
                (
                    "marker", "SvgMarker",
                    [
                        ("name", "base64:" + Data(Self.svg(name, symbols).utf8).base64EncodedString()), ("size", "\(size)"),
                        ("size_unit", "MM"),
                    ]
                )
            }
        let values = options.map { "<Option type=\"QString\" name=\"\($0.0)\" value=\"\($0.1)\"/>" }.joined()
        return "<symbol type=\"\(type)\" name=\"\(number)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">"
            + "<layer class=\"\(layer)\" enabled=\"1\" pass=\"0\" locked=\"0\"><Option type=\"Map\">\(values)</Option></layer></symbol>"
    }

    /// A symbol as a picture of its own; an empty one where the set does not have it.
    private static func svg(_ name: String, _ symbols: SymbolSet) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"21 6 158 148\">\(symbols.marks(name) ?? "")</svg>"
    }

    private var labels: String {
        guard let label else { return "" }
        return "<labeling type=\"simple\"><settings calloutType=\"simple\">"
            + "<text-style fieldName=\"\(label)\" fontSize=\"\(labelSize)\" fontSizeUnit=\"Point\" textColor=\"\(labelColour)\" "
            + "fontFamily=\"Sans\" textOpacity=\"1\" isExpression=\"0\"><text-buffer bufferDraw=\"1\" bufferSize=\"0.7\" "
            + "bufferSizeUnits=\"MM\" bufferColor=\"\(Palette.paper)\" bufferOpacity=\"1\"/></text-style>"
            + "<placement placement=\"0\" dist=\"1\" distUnits=\"MM\" priority=\"5\"/></settings></labeling>"
    }
}
