import Arithmetic
import Foundation
import Geography
import Scenarios

/// Where scenarios and theatres are kept: a home folder with `Scenarios/` and `Theatres/` in it.
///
///     let library = ScenarioLibrary.find(environment: environment)
///     let korea = try library?.read("korea-1950")
public struct ScenarioLibrary: Sendable, Hashable {
    /// The folder of scenario folders.
    public let scenarios: String
    /// The folder of GeoPackages.
    public let theatres: String
    /// The folder of GeoPackages that came with the program, for theatres that `theatres` has not; nil for none.
    public let suppliedTheatres: String?

    /// A library of two folders, and of the theatres that came with the program.
    public init(scenarios: String, theatres: String, suppliedTheatres: String? = nil) {
        self.scenarios = scenarios
        self.theatres = theatres
        self.suppliedTheatres = suppliedTheatres
    }

    /// A library of the folders `Scenarios` and `Theatres` in a home folder, and of the theatres in the program's own.
    public init(home: String, program: String? = nil) {
        self.init(
            scenarios: joined(home, "Scenarios"), theatres: joined(home, "Theatres"),
            suppliedTheatres: program.flatMap { $0 == home ? nil : joined($0, "Theatres") })
    }

    /// The library of ANABASIS_HOME if that is set; else of the current directory or the nearest of its parents that has
    /// scenarios; else of the nearest such parent of the executable; else of `share/anabasis` beside its folder `bin`, where a wheel
    /// puts it. Nil if there is none. A theatre that is not there is looked for in the executable's own.
    public static func find(
        environment: [String: String],
        currentDirectory: String = FileManager.default.currentDirectoryPath,
        executable: String? = Bundle.main.executablePath
    ) -> ScenarioLibrary? {
        let program = executable.flatMap { nearestHome(from: $0) ?? installedHome(beside: $0) }
        let named = environment["ANABASIS_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        return (named ?? nearestHome(from: currentDirectory) ?? program).map { ScenarioLibrary(home: $0, program: program) }
    }

    /// The folder with the theatre of a scenario, of that name or path: that of the program where it alone has it.
    public func theatres(of scenario: String) -> String {
        guard let suppliedTheatres,
            let path = ScenarioFolder.theatrePath(at: folder(of: scenario), theatres: theatres),
            !FileManager.default.fileExists(atPath: path),
            FileManager.default.fileExists(atPath: joined(suppliedTheatres, (path as NSString).lastPathComponent))
        else { return theatres }
        return suppliedTheatres
    }

    private static func nearestHome(from path: String) -> String? {
        var folder = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        while true {
            if holdsScenarios(folder.appendingPathComponent("Scenarios").path) { return folder.path }
            guard folder.pathComponents.count > 1 else { return nil }
            folder = folder.deletingLastPathComponent()
        }
    }

    private static func installedHome(beside executable: String) -> String? {
        let place = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
        let home = place.appendingPathComponent("share/anabasis").path
        return holdsScenarios(joined(home, "Scenarios")) ? home : nil
    }

    /// True for a folder with a scenario in it; a folder of that name may be something else.
    private static func holdsScenarios(_ folder: String) -> Bool {
        names(in: folder).contains { FileManager.default.fileExists(atPath: joined(joined(folder, $0), "scenario.yaml")) }
    }

    /// The folder of a scenario: the path itself if it has a slash or is a folder with a scenario.yaml, else that name among
    /// the scenarios.
    public func folder(of scenario: String) -> String {
        let isPath = scenario.contains("/") || FileManager.default.fileExists(atPath: joined(scenario, "scenario.yaml"))
        return isPath ? scenario : joined(scenarios, scenario)
    }

    /// The scenario of that name or path, with warnings of what has no effect in it. Throws every fault; an unknown name suggests
    /// the nearest known one.
    ///
    /// `overlay` holds texts that are read in the place of files of these names, or beside them.
    public func check(
        _ scenario: String, vocabulary: Vocabulary? = nil, overlay: [String: String] = [:]
    ) throws(FaultReport) -> CheckedScenario {
        let folder = folder(of: scenario)
        guard isFolder(folder) else { throw FaultReport([unknown(scenario)]) }
        return try ScenarioFolder.check(
            at: folder, theatres: theatres(of: scenario), vocabulary: vocabulary, overlay: overlay)
    }

    /// The scenario of that name or path, as `check` reads it.
    public func read(_ scenario: String, vocabulary: Vocabulary? = nil) throws(FaultReport) -> Scenario {
        try check(scenario, vocabulary: vocabulary).scenario
    }

    /// The theatre of that name; throws its faults, or the names of those there are.
    public func theatre(_ name: String) throws(FaultReport) -> Theatre {
        let path = joined(theatres, "\(name).gpkg")
        let known = names(in: theatres).filter { $0.hasSuffix(".gpkg") }.map { String($0.dropLast(5)) }
        guard known.contains(name) else {
            throw FaultReport([
                Spot(file: shownPath(path)).fault(
                    "there is no such theatre", expected: known.isEmpty ? "a GeoPackage there" : "one of \(listing(known))",
                    remedy: remedy(for: name, among: known, otherwise: "correct the name or build it"))
            ])
        }
        return try TheatreFile.read(gpkg: path)
    }

    /// The scenarios, in order of name.
    public func list() -> [ScenarioEntry] { ScenarioFolder.list(in: scenarios) }

    /// A scenario's files and its theatre's, each with its SHA-256.
    public func manifest(of scenario: String) throws(FaultReport) -> FileManifest {
        try ScenarioFolder.manifest(at: folder(of: scenario), theatres: theatres(of: scenario))
    }

    /// The picture of the ground under a scenario's maps, or nil for a map drawn as text.
    public func relief(of scenario: String) throws(FaultReport) -> Relief? {
        guard let path = ScenarioFolder.theatrePath(at: folder(of: scenario), theatres: theatres(of: scenario)) else {
            return nil
        }
        return try TheatreFile.relief(gpkg: path)
    }

    private func unknown(_ scenario: String) -> Fault {
        let known = list().map(\.id)
        return Spot(file: shownPath(folder(of: scenario))).fault(
            "there is no such scenario",
            expected: known.isEmpty ? "a folder in \(shownPath(scenarios))" : "one of \(listing(known))",
            remedy: remedy(for: scenario, among: known, otherwise: "correct the name"))
    }
}
