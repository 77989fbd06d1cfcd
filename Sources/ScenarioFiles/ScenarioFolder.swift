import Arithmetic
import Foundation
import Geography
import Scenarios

/// Reads the folder of a scenario: scenario.yaml, forces.csv, enemy.yaml, zones.csv, sources.yaml, directives/*.yaml and, where
/// they exist, rules.yaml, history.csv and map.txt.
///
/// Documentation/Scenarios.md tells what each of them holds.
public enum ScenarioFolder {
    /// The scenario of a folder with its warnings. Throws every fault of every file at once.
    ///
    /// `theatres` is the folder of GeoPackages that `theatre:` names one of. Where a vocabulary is given, every rule of rules.yaml
    /// must be one of it and keep to its range.
    ///
    /// `overlay` holds texts that are read in the place of files of these names, or beside them: a directive that stands in no file.
    ///
    ///     let korea = try ScenarioFolder.check(at: "Scenarios/korea-1950", theatres: "Theatres")
    ///     for warning in korea.warnings { print(warning) }
    public static func check(
        at path: String, theatres: String, vocabulary: Vocabulary? = nil, overlay: [String: String] = [:]
    ) throws(FaultReport) -> CheckedScenario {
        guard isFolder(path) else { throw FaultReport([missing(path)]) }
        var reader = ScenarioReader(folder: path, theatres: theatres, vocabulary: vocabulary, overlay: overlay)
        let scenario = reader.read()
        guard let scenario, reader.faults.faults.isEmpty else { throw FaultReport(reader.faults.faults) }
        return CheckedScenario(scenario: scenario, warnings: reader.faults.warnings.sorted())
    }

    /// The scenario of a folder, as `check` reads it.
    ///
    ///     let korea = try ScenarioFolder.read(at: "Scenarios/korea-1950", theatres: "Theatres")
    ///     korea.formations.count
    public static func read(
        at path: String, theatres: String, vocabulary: Vocabulary? = nil
    ) throws(FaultReport) -> Scenario {
        try check(at: path, theatres: theatres, vocabulary: vocabulary).scenario
    }

    /// The GeoPackage of a scenario's theatre, or nil for a map drawn as text or a folder that does not say.
    public static func theatrePath(at path: String, theatres: String) -> String? {
        var faults = FaultList()
        let record = ScenarioTexts(folder: path).record("scenario.yaml", as: ScenarioFormat.scenario, into: &faults)
        guard let name = record?.text("theatre"), name != "map.txt" else { return nil }
        return joined(theatres, "\(name).gpkg")
    }

    /// Every folder below `root` that holds a scenario.yaml, in order of name.
    public static func list(in root: String) -> [ScenarioEntry] {
        names(in: root).map { joined(root, $0) }.filter { FileManager.default.fileExists(atPath: joined($0, "scenario.yaml")) }
            .map(ScenarioEntry.init(folder:))
    }

    /// Everything that a scenario is read from, each file with its SHA-256: the folder's files, then the theatre's.
    ///
    /// Paths are relative to the scenario's folder; the theatre's is `../../Theatres/NAME.gpkg`, as in the project, wherever the
    /// two are. Hidden files, pipes, devices and links to folders do not count. Two folders with the same bytes under the same names
    /// have equal manifests.
    public static func manifest(at path: String, theatres: String) throws(FaultReport) -> FileManifest {
        guard isFolder(path) else { throw FaultReport([missing(path)]) }
        var found = relativeNames(below: path).compactMap { file($0, from: joined(path, $0)) }
        if let theatre = theatrePath(at: path, theatres: theatres) {
            found += [file("../../Theatres/\((theatre as NSString).lastPathComponent)", from: theatre)].compactMap(\.self)
        }
        return FileManifest(found)
    }

    /// The record of a file of the kind of history.csv that stands outside of its scenario. Its keys of sources are not checked. Throws
    /// every fault of it.
    public static func history(at path: String) throws(FaultReport) -> [HistoricalFigure] {
        let file = URL(fileURLWithPath: path)
        var reader = ScenarioReader(folder: file.deletingLastPathComponent().path, theatres: "", vocabulary: nil)
        let figures = reader.readHistory(from: file.lastPathComponent)
        guard reader.faults.faults.isEmpty else { throw FaultReport(reader.faults.faults) }
        return figures
    }

    private static func missing(_ path: String) -> Fault {
        Spot(file: shownPath(path)).fault(
            "there is no such folder", expected: "the folder of a scenario", remedy: "correct the name")
    }

    /// Names of regular files relative to a folder, in order.
    private static func relativeNames(below folder: String, prefix: String = "") -> [String] {
        names(in: folder).flatMap { name in
            let path = joined(folder, name)
            if isFolder(path) { return isLink(path) ? [] : relativeNames(below: path, prefix: prefix + name + "/") }
            return fileSize(path) == nil ? [] : [prefix + name]
        }
    }

    private static func file(_ name: String, from path: String) -> FileManifest.File? {
        FileManager.default.contents(atPath: path).map { FileManifest.File(path: name, bytes: $0) }
    }
}

/// A scenario as a list shows it.
public struct ScenarioEntry: Sendable {
    /// Name of the folder.
    public let id: String
    /// The folder.
    public let path: String
    /// Empty if scenario.yaml cannot be read.
    public let title: String
    /// One line; empty if scenario.yaml cannot be read.
    public let summary: String
    /// First and last moment, or nil if scenario.yaml does not say.
    public let dates: ClosedRange<LocalTime>?
    /// Faults of scenario.yaml by itself; `ScenarioFolder.read` checks the whole folder.
    public let faults: [Fault]

    init(folder: String) {
        var faults = FaultList()
        let record = ScenarioTexts(folder: folder).record("scenario.yaml", as: ScenarioFormat.scenario, into: &faults)
        id = (folder as NSString).lastPathComponent
        path = folder
        title = record?.text("title") ?? ""
        summary = record?.text("summary") ?? ""
        let start = record?.time("start")
        let days = record?.whole("horizonDays")
        dates = start.flatMap { start in days.map { start...start.adding(hours: Double($0) * 24) } }
        self.faults = faults.faults
    }
}
