import Arithmetic
import Foundation
import Geography
import Notation
import RuleSets
import ScenarioFiles
import Scenarios

/// A scenario as the workbench reads it: a case of the library, or one that the user saved, with the digest of its files.
public struct CaseReading: Sendable {
    /// As requests name it: `korea-1950`, or `my.NAME` for a case of the user's.
    public let id: String
    /// The scenario.
    public let scenario: Scenario
    /// Its files, each with its SHA-256.
    public let manifest: FileManifest
    /// Accepted inputs that have no effect, a sentence each.
    public let warnings: [String]
    let workspace: Workspace

    /// Reads the case of that name; throws every fault of its files, or that there is none.
    public init(_ id: String, in workspace: Workspace) throws(Refusal) {
        let path = try CaseShelf(workspace).path(of: id)
        let checked = try workspace.check(path)
        self.id = id
        self.workspace = workspace
        scenario = checked.scenario
        warnings = checked.warnings.map(\.description)
        manifest = try workspace.manifest(of: path)
    }

    /// Fingerprint of everything it was read from.
    public var digest: String { manifest.digest }
    /// True for a case that the user saved.
    public var isOwn: Bool { CaseShelf.isOwn(id) }
    /// Name or path under which the library has it.
    var path: String { (try? CaseShelf(workspace).path(of: id)) ?? id }
    /// The folder of its files.
    var folder: String { workspace.library.folder(of: path) }

    /// The picture of its ground; nil where the theatre has none.
    public func relief() throws(Refusal) -> Data? { try Refusal.catching { try workspace.library.relief(of: path)?.png } }
}

/// The cases that a user saved: folders of their own, which look like those of the library.
public struct CaseShelf: Sendable {
    let workspace: Workspace

    /// The shelf of a workspace: the folder `Cases` beside its scenarios.
    public init(_ workspace: Workspace) { self.workspace = workspace }

    /// Name before the point of a case of the user's.
    static let prefix = "my."

    static func isOwn(_ id: String) -> Bool { id.hasPrefix(prefix) }

    /// The folder in which cases are kept.
    public var folder: String {
        let home = (workspace.library.scenarios as NSString).deletingLastPathComponent
        return (home as NSString).appendingPathComponent("Cases")
    }

    /// Letters of a name.
    static let longest = 40

    /// True for small letters, digits and hyphens, a letter or digit first.
    static func isName(_ name: String) -> Bool {
        let isSmall = { (byte: UInt8) in (97...122).contains(byte) || (48...57).contains(byte) }
        guard let first = name.utf8.first, name.utf8.count <= longest else { return false }
        return isSmall(first) && name.utf8.allSatisfy { isSmall($0) || $0 == UInt8(ascii: "-") }
    }

    /// The name or path by which the library reads a case; throws for a name that is none: no request names a path.
    func path(of id: String) throws(Refusal) -> String {
        let name = Self.isOwn(id) ? String(id.dropFirst(Self.prefix.count)) : id
        guard Self.isName(name) else {
            throw Refusal(.input, "There is no scenario \"\(name.prefix(Self.longest))\"; a name has small letters, digits and hyphens.")
        }
        guard Self.isOwn(id) else {
            guard workspace.library.list().contains(where: { $0.id == name }) else {
                throw Refusal(.input, "There is no scenario \"\(name)\", expected one of \(known.joined(separator: ", ")).")
            }
            // A folder of that name where the server was started is not meant.
            return (workspace.library.scenarios as NSString).appendingPathComponent(name)
        }
        let path = (folder as NSString).appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: path) else {
            throw Refusal(.input, "There is no case \"\(name)\" in \(folder).")
        }
        return path
    }

    private var known: [String] { entries().map(\.id) }

    /// Every case, those of the library first.
    func entries() -> [(id: String, entry: ScenarioEntry)] {
        workspace.library.list().map { ($0.id, $0) }
            + ScenarioLibrary(scenarios: folder, theatres: workspace.library.theatres).list().map { (Self.prefix + $0.id, $0) }
    }
}

/// A scenario as a list shows it.
package struct CaseEntryPage: Codable, Sendable {
    let id: String
    let title: String
    let summary: String
    let start: String?
    let end: String?
    let isCase: Bool
    let faults: [String]

    /// Every case of a workspace.
    package static func all(in workspace: Workspace) -> [CaseEntryPage] {
        CaseShelf(workspace).entries().map { id, entry in
            CaseEntryPage(
                id: id, title: entry.title, summary: entry.summary, start: entry.dates?.lowerBound.description,
                end: entry.dates?.upperBound.description, isCase: CaseShelf.isOwn(id), faults: entry.faults.map(\.description))
        }
    }
}

extension CaseReading {
    /// A mark that changes when a file of the case does; throws for a case that is not there.
    package static func stamp(of id: String, in workspace: Workspace) throws(Refusal) -> String {
        let folder = workspace.library.folder(of: try CaseShelf(workspace).path(of: id))
        let files = FileManager.default
        let names = (try? files.subpathsOfDirectory(atPath: folder)) ?? []
        let marks = names.prefix(mostFiles).map { name -> String in
            let facts = try? files.attributesOfItem(atPath: "\(folder)/\(name)")
            let date = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            return "\(name) \(date) \((facts?[.size] as? NSNumber)?.intValue ?? 0)"
        }
        return marks.sorted().joined(separator: "\n")
    }

    /// Files of a folder that are looked at.
    private static let mostFiles = 200
}
