import Foundation
import TestSupport

/// The built command, run as a person would run it.
struct Command {
    let status: Int32
    let output: String
    let error: String

    /// Runs `anabasis` in the project's folder and waits for it; presses Ctrl-C once standard error holds `interrupt`.
    static func run(_ arguments: String..., environment: [String: String] = [:], interruptAt interrupt: String? = nil) throws
        -> Command
    {
        try run(arguments, environment: environment, interruptAt: interrupt)
    }

    /// The same with a list, and with another program where `program` names one.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], interruptAt interrupt: String? = nil,
        under program: URL? = nil, in place: String? = nil
    ) throws -> Command {
        let process = process(program ?? binary, arguments, environment)
        if let place { process.currentDirectoryURL = URL(fileURLWithPath: place) }
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (outputPath, errorPath) = (folder + "/output", folder + "/error")
        for path in [outputPath, errorPath] { try Data().write(to: URL(fileURLWithPath: path)) }
        process.standardOutput = FileHandle(forWritingAtPath: outputPath)
        process.standardError = FileHandle(forWritingAtPath: errorPath)
        try process.run()
        while let interrupt, process.isRunning {
            if try String(contentsOfFile: errorPath, encoding: .utf8).contains(interrupt) {
                process.interrupt()
                break
            }
            usleep(20_000)
        }
        process.waitUntilExit()
        return Command(
            status: process.terminationStatus, output: try String(contentsOfFile: outputPath, encoding: .utf8),
            error: try String(contentsOfFile: errorPath, encoding: .utf8))
    }

    /// Runs a line of the shell in which `$ANABASIS` is the built command, in a folder of its own if one is given.
    static func shell(_ line: String, environment: [String: String] = [:], in folder: String? = nil) throws -> Command {
        try run(
            ["-c", line],
            environment: ["ANABASIS": binary.path, "ANABASIS_HOME": Fixtures.home].merging(environment) { $1 },
            under: URL(fileURLWithPath: "/bin/bash"), in: folder)
    }

    /// The same, pressing Ctrl-C once standard error holds a text; the line replaces the shell (`exec`).
    static func shellInterrupted(_ line: String, at text: String, in folder: String) throws -> Command {
        try run(
            ["-c", line], environment: ["ANABASIS": binary.path, "ANABASIS_HOME": Fixtures.home], interruptAt: text,
            under: URL(fileURLWithPath: "/bin/bash"), in: folder)
    }

    /// Starts `anabasis` and kills it after so many seconds; false if it had ended by then.
    static func kill(after seconds: Double, _ arguments: [String]) throws -> Bool {
        let process = process(binary, arguments, [:])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        usleep(UInt32(seconds * 1_000_000))
        let isRunning = process.isRunning
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return isRunning && process.terminationReason == .uncaughtSignal
    }

    private static func process(_ program: URL, _ arguments: [String], _ environment: [String: String]) -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: Fixtures.home)
        process.environment = ProcessInfo.processInfo.environment.merging(["NO_COLOR": "1"]) { $1 }.merging(environment) { $1 }
        return process
    }

    /// A new folder for a test's files.
    static func folder() throws -> String {
        let folder = NSTemporaryDirectory() + "anabasis-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    /// Beside the test bundle, where the package manager puts both.
    static let binary: URL = {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        while folder.pathComponents.count > 1 {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("anabasis")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
        }
        fatalError("the command anabasis is not built beside \(CommandLine.arguments[0])")
    }()
}
