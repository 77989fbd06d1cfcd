import Foundation
import Geodata
import Notation

/// Files that several commands write where an option says.
enum Deliveries {
    /// Layers into a GeoPackage, or as GeoJSON into a folder.
    static func layers(_ file: LayerFile, to path: String) throws(Refusal) -> String {
        try deliver(path, option: "--layers") {
            if path.hasSuffix(".gpkg") {
                try OutputFile(path).write { try file.writeGeoPackage(to: $0) }
            } else {
                for (name, text) in file.geoJSON() { try OutputFile("\(path)/\(name).geojson").write(text) }
            }
        }
        return "The layers are written to \(path)."
    }

    /// A map into an SVG file.
    static func map(_ svg: String, to path: String) throws(Refusal) -> String {
        try deliver(path, option: "--map") { try OutputFile(path).write(svg) }
        return "The map is drawn in \(path)."
    }

    /// A page of the documentation into a Markdown file.
    static func document(_ text: String, to path: String) throws(Refusal) -> String {
        try deliver(path, option: "--page") { try OutputFile(path).write(text) }
        return "The page is written to \(path)."
    }

    /// Writes something at a path that an option named.
    static func deliver(_ path: String, option: String, _ body: () throws -> Void) throws(Refusal) {
        guard !path.isEmpty else { throw Refusal(.request, "\(option) is empty, expected a path.") }
        do { try body() } catch { throw Refusal(error, writing: path, option: option) }
    }

    /// Makes the folder of --out and proves that it can be written, before the work whose results are to lie there.
    static func prove(_ folder: String?) throws(Refusal) {
        guard let folder else { return }
        guard !folder.isEmpty else { throw Refusal(.request, "--out is empty, expected a path.") }
        do { try OutputFile.prove(folder: folder) } catch { throw Refusal(error, writing: folder, option: "--out") }
    }
}
