import Application
import ArgumentParser
import Foundation

/// `anabasis import FILE`, carried out by the Python package.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Begin a scenario from an order of battle of another program.",
        discussion: """
            Reads an ORBAT Mapper scenario or an MSDL file and writes the folder of a scenario that passes check, with a README
            that lists every unit that was taken or left out and why, and all that was assumed. The Python package carries it
            out, which comes with the wheel and stands in the project's folder. It needs Python 3.11 or newer, and for MSDL in
            UTM coordinates pyproj.

            Examples:
              anabasis import falkland82.json --own Argentina --enemy Britain --as-of 1982-05-27T12:00 \\
                --around=-51.8,-59 --out falklands
              anabasis import SimpleScenario.xml --own Friendly --enemy Hostile --out simple
            """)

    @Argument(help: "An ORBAT Mapper scenario (format 3), or an MSDL file.") var file: String
    @Option(help: "The side that is cut off: its name, or a part of it that no other has.") var own: String
    @Option(help: "The side that cuts it off.") var enemy: String
    @Option(help: "The new folder.") var out: String
    @Option(help: "When it starts, such as 1982-05-27T12:00; the file's start unless said.") var asOf: String?
    @Option(help: "The theatre: a name, or the path of a GeoPackage; unless said the ground is plain everywhere.")
    var theatre: String?
    @Option(help: "The edge to be reached: north, south, east or west; north unless said.") var toward: String?
    @Option(help: "Days that are followed; 14 unless said.") var days: Int?
    @Option(help: "Latitude,longitude: leave out units that stand far from there.") var around: String?
    @Option(help: "How far that is, km; 200 unless said.") var within: Double?
    @Flag(help: "Print what was taken, left out and assumed as JSON.") var json = false

    func run() throws {
        let options: [(String, String?)] = [
            ("own", own), ("enemy", enemy), ("out", out), ("as-of", asOf), ("theatre", theatre.map(Self.path)),
            ("toward", toward),
            ("days", days.map(String.init)), ("around", around), ("within", within.map { "\($0)" }),
        ]
        try PythonPackage.become("import", options, file, asJSON: json)
    }

    /// The path of a theatre that may be named.
    private static func path(_ theatre: String) -> String {
        let library = (try? Workspace.ofTheProcess())?.library
        let named = [library?.theatres, library?.suppliedTheatres].compactMap { $0.map { "\($0)/\(theatre).gpkg" } }
        return ([theatre] + named).first(where: FileManager.default.fileExists) ?? theatre
    }
}

/// `anabasis export SCENARIO`, carried out by the Python package.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a situation as an ORBAT Mapper scenario or as MSDL.",
        discussion: """
            Both sides under their headquarters with strengths and symbols of APP-6, and for ORBAT Mapper the cordon and the
            gaps as an overlay. The Python package carries it out, as it does import.

            Examples:
              anabasis export korea-1950 --at 1950-10-03 --out korea.json
              anabasis export korea-1950 --out korea.xml
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "A date (1950-10-03) or a minute (1950-10-03T18:00); the scenario's start unless said.") var at: String?
    @Option(help: "The file: .json for ORBAT Mapper, .xml for MSDL.") var out: String
    @Flag(help: "Print what was written as JSON.") var json = false

    func run() throws { try PythonPackage.become("export", [("at", at), ("out", out)], scenario, asJSON: json) }
}

extension PythonPackage {
    /// Carries out a command in the place of this process: its streams, signals and exit code are those of the package.
    fileprivate static func become(
        _ name: String, _ options: [(String, String?)], _ operand: String, asJSON: Bool
    ) throws(Refusal) {
        let package = try find(environment: ProcessInfo.processInfo.environment)
        let given = options.compactMap { option in option.1.map { "--\(option.0)=\($0)" } }
        let words = given + (asJSON ? ["--json"] : []) + ["--", operand]
        signal(SIGINT, SIG_DFL)
        signal(SIGPIPE, SIG_DFL)
        let strings = { (texts: [String]) in texts.map { strdup($0) } + [nil] }
        execve(
            package.interpreter, strings([package.interpreter, "-m", "anabasis", name] + words),
            strings(package.environment.map { "\($0)=\($1)" }))
        throw Refusal(.input, "\(package.interpreter): it does not start (\(String(cString: strerror(errno)))).")
    }
}
