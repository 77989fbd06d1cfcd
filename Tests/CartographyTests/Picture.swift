import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A picture read back: its elements with the layer in which they stand.
final class Picture: NSObject, XMLParserDelegate {
    /// An element of the picture.
    struct Element {
        let name: String
        let attributes: [String: String]
        /// The class of the innermost group around it that has one; nil for the surround and the legend.
        let layer: String?
        var words = ""

        func number(_ attribute: String) -> Double? { attributes[attribute].flatMap(Double.init) }
    }

    private(set) var elements: [Element] = []
    private(set) var fault: String?
    private var layers: [String?] = []
    private var open: [Int] = []

    /// Reads a picture.
    init(_ svg: String) {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        if !parser.parse() { fault = String(describing: parser.parserError) }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        let layer = attributes["class"] ?? layers.last ?? nil
        layers.append(layer)
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes, layer: layer))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if let index = open.last { elements[index].words += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        layers.removeLast()
        open.removeLast()
    }

    /// The elements of a kind, in a layer if one is given.
    func all(_ name: String, in layer: String? = nil) -> [Element] {
        elements.filter { $0.name == name && (layer == nil || $0.layer == layer) }
    }

    /// Every text, in the order of the picture.
    var texts: [String] { all("text").map(\.words) }

    /// Width and height of the picture, pixels.
    var size: (width: Double, height: Double) {
        let box = (elements.first?.attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
        return box.count == 4 ? (box[2], box[3]) : (0, 0)
    }
}

/// Every point that the data of a path goes through, corners of its curves left out; nil for data that cannot be read.
func points(ofPath data: String) -> [(x: Double, y: Double)]? {
    var scanner = PathScanner(data)
    return scanner.points()
}

/// Reads the commands that the pictures use: M, L, l, m, C, q, Z.
private struct PathScanner {
    private let tokens: [String]
    private var place = 0

    init(_ data: String) {
        var tokens: [String] = []
        var number = ""
        for character in data {
            if character.isLetter || " ,-".contains(character) {
                if !number.isEmpty { tokens.append(number) }
                number = character == "-" ? "-" : ""
                if character.isLetter { tokens.append(String(character)) }
            } else {
                number.append(character)
            }
        }
        if !number.isEmpty { tokens.append(number) }
        self.tokens = tokens
    }

    private mutating func numbers() -> [Double] {
        var found: [Double] = []
        while place < tokens.count, let number = Double(tokens[place]) {
            found.append(number)
            place += 1
        }
        return found
    }

    mutating func points() -> [(x: Double, y: Double)]? {
        var found: [(x: Double, y: Double)] = []
        var here = (x: 0.0, y: 0.0)
        while place < tokens.count {
            let command = tokens[place]
            place += 1
            let values = numbers()
            let step = ["M": 2, "L": 2, "m": 2, "l": 2, "C": 6, "q": 4, "Z": 0, "z": 0][command]
            guard let step, step == 0 ? values.isEmpty : values.count % step == 0 && !values.isEmpty else { return nil }
            for start in stride(from: 0, to: values.count, by: max(1, step)) {
                let end = (x: values[start + step - 2], y: values[start + step - 1])
                here = command.first?.isLowercase == true ? (here.x + end.x, here.y + end.y) : end
                found.append(here)
            }
        }
        return found
    }
}
