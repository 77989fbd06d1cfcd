import Foundation

/// The Python package as it is installed with the program, or stands beside its sources: it carries out what reads and writes files of
/// other programs.
public struct PythonPackage: Sendable {
    /// An interpreter that has the package.
    public let interpreter: String
    /// Environment that it runs in: it says where the package and the program are.
    public let environment: [String: String]

    /// The package, found by the interpreter that `ANABASIS_PYTHON` names; else by the one beside the program, as a wheel has it; by the one
    /// that `make python` installs; or by the one on the path. Throws if none of them can load it.
    public static func find(
        environment: [String: String], executable: String? = Bundle.main.executablePath
    ) throws(Refusal) -> PythonPackage {
        let workspace = try? Workspace.find(environment: environment)
        let home = workspace?.tools
        let beside = executable.map { ($0 as NSString).deletingLastPathComponent + "/python3" }
        let path = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/python3" }
        let named = environment["ANABASIS_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
        let candidates = [named, beside, home.map { $0 + "/.tools/python/bin/python" }].compactMap(\.self) + path
        let settings = settings(environment, home: home, executable: executable)
        let found = candidates.first { FileManager.default.isExecutableFile(atPath: $0) && loads($0, settings) }
        guard let found else {
            throw Refusal(
                .input,
                "There is no Python 3.11 or newer with the package anabasis; install the wheel, run this in the project's folder, or name "
                    + "an interpreter in ANABASIS_PYTHON.")
        }
        return PythonPackage(interpreter: found, environment: settings)
    }

    private static func settings(
        _ environment: [String: String], home: String?, executable: String?
    ) -> [String: String] {
        var settings = environment
        if let executable { settings["ANABASIS_COMMAND"] = executable }
        if let home, FileManager.default.fileExists(atPath: home + "/Python/src/anabasis") {
            settings["PYTHONPATH"] = ([home + "/Python/src"] + [environment["PYTHONPATH"]].compactMap(\.self))
                .joined(separator: ":")
        }
        return settings
    }

    /// True for an interpreter that can load the package.
    private static func loads(_ interpreter: String, _ environment: [String: String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: interpreter)
        process.arguments = ["-c", "import sys, anabasis.orbat; sys.exit(sys.version_info < (3, 11))"]
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
