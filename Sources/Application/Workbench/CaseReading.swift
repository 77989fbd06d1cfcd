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
    /// Passages of the sources that are read otherwise than the files do: options by the reading's key.
    let options: [String: String]
    /// The scenario as its files have it.
    private let written: Scenario

    /// Reads the case of that name; throws every fault of its files, or that there is none.
    public init(_ id: String, in workspace: Workspace) throws(Refusal) {
        let path = try CaseShelf(workspace).path(of: id)
        let checked = try workspace.check(path)
        self.id = id
        self.workspace = workspace
        written = checked.scenario
        options = Self.known(CaseReadings.saved(in: workspace.library.folder(of: path)), in: written)
        scenario = ChosenReadings(options: options).scenario(written)
        warnings = checked.warnings.map(\.description)
        manifest = try workspace.manifest(of: path)
    }

    private init(_ other: CaseReading, options: [String: String]) {
        (id, manifest, warnings, workspace) = (other.id, other.manifest, other.warnings, other.workspace)
        (self.options, written) = (options, other.written)
        scenario = ChosenReadings(options: options).scenario(other.written)
    }

    /// The same case with passages of the sources read otherwise; throws for a reading or an option that it does not have.
    func choosing(_ options: [String: String]) throws -> CaseReading {
        try CaseReadings.check(options, in: written, pointer: "/readings")
        let chosen = Self.known(self.options.merging(options) { $1 }, in: written)
        return chosen == self.options ? self : CaseReading(self, options: chosen)
    }

    /// The same case as its files have it: worlds draw how the sources are read.
    var asWritten: CaseReading { options.isEmpty ? self : CaseReading(self, options: [:]) }

    /// The options that the scenario has and that are not its own.
    private static func known(_ options: [String: String], in scenario: Scenario) -> [String: String] {
        options.filter { key, option in
            scenario.uncertainty.readings.contains { reading in
                reading.id == key && reading.options.dropFirst().contains { $0.id == option }
            }
        }
    }

    /// The option of a reading by which this case is played.
    func option(of reading: SourceReading) -> String { options[reading.id] ?? reading.options[0].id }

    private var readings: ChosenReadings { ChosenReadings(options: options) }

    /// A scenario of these files with its formations exchanged in groups as the options say.
    func read(_ scenario: Scenario) -> Scenario { readings.scenario(scenario) }

    /// How orders travel where the options say it; nil where they do not.
    var dispersed: OrderReading.Dispersed? { readings.dispersed(in: scenario) }

    /// An assignment as these options have it.
    func read(_ assignment: Assignment) -> Assignment { readings.assignment(assignment, in: scenario) }

    /// Fingerprint of everything it was read from, and of how.
    public var digest: String {
        let words = options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return ([manifest.digest] + words).joined(separator: " ")
    }
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

    /// True for a name that a case may have: small letters, digits and hyphens, a letter or digit first.
    static func isName(_ name: String) -> Bool {
        let isSmall = { (byte: UInt8) in (97...122).contains(byte) || (48...57).contains(byte) }
        guard let first = name.utf8.first, name.utf8.count <= longest else { return false }
        return isSmall(first) && name.utf8.allSatisfy { isSmall($0) || $0 == UInt8(ascii: "-") }
    }

    /// The name or path by which the library reads a case; throws for a name that is none: no request names a path.
    func path(of id: String) throws(Refusal) -> String {
        let name = Self.isOwn(id) ? String(id.dropFirst(Self.prefix.count)) : id
        guard Self.isOwn(id) ? Self.isName(name) : NewScenario.isName(name) else {
            throw Refusal(
                .input,
                "There is no scenario \"\(name.prefix(Self.longest))\"; a name has letters, digits, hyphens, underscores and points."
            )
        }
        guard Self.isOwn(id) else {
            // A folder of that name where the server was started is not meant.
            let path = (workspace.library.scenarios as NSString).appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: path + "/scenario.yaml") else {
                throw Refusal(.input, "There is no scenario \"\(name)\", expected one of \(known.joined(separator: ", ")).")
            }
            return path
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
    /// True for the one that a first visit opens.
    let isFirst: Bool
    let faults: [String]

    /// Every case of a workspace. A first visit opens that of the name `first`, or the first of them where there is none of that name.
    package static func all(in workspace: Workspace, first: String? = nil) -> [CaseEntryPage] {
        let entries = CaseShelf(workspace).entries()
        let opened = entries.first { $0.id == first }?.id ?? entries.first?.id
        return entries.map { id, entry in
            CaseEntryPage(
                id: id, title: entry.title, summary: entry.summary, start: entry.dates?.lowerBound.description,
                end: entry.dates?.upperBound.description, isCase: CaseShelf.isOwn(id), isFirst: id == opened,
                faults: entry.faults.map(\.description))
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
