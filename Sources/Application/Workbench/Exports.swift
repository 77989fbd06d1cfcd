import Cartography
import Foundation
import Geodata
import Pages
import ScenarioFiles
import Scenarios

/// A file that a person takes away.
package struct ExportFile: Sendable {
    /// Its name.
    package let name: String
    /// Kind of content, as HTTP names it.
    package let type: String
    /// Its bytes.
    package let bytes: [UInt8]

    /// How a browser is told to save it.
    package var disposition: String { "attachment; filename=\"\(name)\"" }
}

/// Files of a situation: for GIS programs, as a picture, as numbers.
package struct SituationExport: Sendable {
    private let reading: CaseReading

    /// Files of a case.
    package init(_ reading: CaseReading) { self.reading = reading }

    /// The file of that name at a moment; throws for a name that is none.
    package func file(_ name: String, at text: String?) throws(Refusal) -> ExportFile {
        switch name {
        case "forces.csv":
            let bytes = FileManager.default.contents(atPath: "\(reading.folder)/forces.csv") ?? Data()
            return ExportFile(name: name, type: ReplyFiles.type(of: name), bytes: [UInt8](bytes))
        case "situation.gpkg": return try written(name, at: text, layers: true)
        case "situation.svg": return try written(name, at: text, layers: false)
        case "situation.json":
            let page = try answer(at: text)
            return ExportFile(name: name, type: ReplyFiles.type(of: name), bytes: [UInt8](try page.json().utf8))
        default:
            throw Refusal(
                .input,
                "There is no file \"\(name.prefix(80))\", expected forces.csv, situation.gpkg, situation.svg or situation.json."
            )
        }
    }

    private func answer(at text: String?, layers: String? = nil, map: String? = nil) throws(Refusal) -> SituationPackage {
        _ = try reading.moment(text)
        return try SituationSession(
            SituationQuery(scenario: reading.path, at: text, layers: layers, map: map), in: reading.workspace
        ).run()
    }

    /// A file that its writer puts on disk, read back.
    private func written(_ name: String, at text: String?, layers: Bool) throws(Refusal) -> ExportFile {
        let path = NSTemporaryDirectory() + "anabasis-\(UUID().uuidString)-\(name)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try answer(at: text, layers: layers ? path : nil, map: layers ? nil : path).write()
        let bytes = FileManager.default.contents(atPath: path) ?? Data()
        return ExportFile(name: name, type: ReplyFiles.type(of: name), bytes: [UInt8](bytes))
    }
}

/// The files in the folder of a reply.
package struct ReplyFiles: Sendable {
    private let folder: String

    /// The files of a folder.
    package init(_ folder: String) { self.folder = folder }

    private static let types = [
        "html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8", "json": "application/json",
        "csv": "text/csv; charset=utf-8", "svg": "image/svg+xml", "gpkg": "application/geopackage+sqlite3",
        "yaml": "application/yaml; charset=utf-8", "txt": "text/plain; charset=utf-8",
    ]

    /// The kind of content of a file, by the end of its name.
    package static func type(of name: String) -> String {
        types[(name as NSString).pathExtension] ?? "application/octet-stream"
    }

    /// Names of the files that may be taken away.
    package var names: [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return all.filter { Self.types[($0 as NSString).pathExtension] != nil && !$0.hasPrefix(".") }.sorted()
    }

    /// A file's bytes; nil for a name that is none of them.
    package func bytes(of name: String) -> [UInt8]? {
        guard names.contains(name) else { return nil }
        return FileManager.default.contents(atPath: "\(folder)/\(name)").map { [UInt8]($0) }
    }
}

/// The newest reply of a case that was written in the usual folder by this program from these files.
package struct KeptReply: Sendable {
    private struct Page: Decodable {
        struct Figures: Decodable {
            struct Provenance: Decodable {
                let scenarioDigest: String
                let version: String
            }
            let provenance: Provenance
        }
        let figures: Figures
    }

    /// Its folder.
    package let folder: String

    /// The reply of a case; nil where there is none, or one of other files or of another version.
    package init?(of reading: CaseReading) {
        folder = "\(reading.workspace.replies)/\(reading.scenario.id)"
        guard let data = FileManager.default.contents(atPath: "\(folder)/study.json"),
            let page = try? JSONDecoder().decode(Page.self, from: data),
            page.figures.provenance.scenarioDigest == reading.manifest.digest,
            page.figures.provenance.version == Program.version
        else { return nil }
    }
}
