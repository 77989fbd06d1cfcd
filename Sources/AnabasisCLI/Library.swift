import Archives
import Arithmetic
import Campaigns
import Directives
import Foundation
import Reporting
import ScenarioFiles
import Scenarios
import Studies

/// Finds and reads scenarios for the commands.
enum Library {
    static func open() throws -> ScenarioLibrary {
        guard let library = ScenarioLibrary.find(environment: ProcessInfo.processInfo.environment) else {
            throw Failure.badInput(
                "There is no folder Scenarios here or above; go to the project's folder, or name it in ANABASIS_HOME.")
        }
        return library
    }

    /// The names against which scenarios are checked.
    static let vocabulary = Vocabulary(
        rules: RuleBook.entries.map { .init(name: $0.name, range: $0.range, standard: $0.standard) })

    static func read(_ name: String) throws -> Scenario {
        do { return try open().read(name, vocabulary: vocabulary) } catch { throw failure(error) }
    }

    /// A scenario's files and its theatre's, each with its SHA-256.
    static func manifest(of name: String) throws -> FileManifest {
        do { return try open().manifest(of: name) } catch { throw failure(error) }
    }

    /// The directive of that name, or the scenario's question.
    static func directive(_ id: String?, in scenario: Scenario) throws -> Directive {
        let id = id ?? scenario.question
        if let directive = scenario.directive(id) { return directive }
        let known = scenario.directives.map(\.id).joined(separator: ", ")
        throw Failure.badInput("--directive is \"\(id)\", expected one of \(known).")
    }

    /// A folder for tables and charts, with the renderer that `make setup` installs.
    static func findings(_ folder: String) throws -> FindingsFolder {
        let home = (try open().scenarios as NSString).deletingLastPathComponent
        return FindingsFolder(folder, renderer: ChartRenderer(home: home))
    }

    /// How the program ends after an error: faults of the input are told a sentence each.
    static func failure(_ error: any Error) -> any Error {
        if let report = error as? FaultReport { return Failure.badInput(report) }
        if let fault = error as? ArchiveFault {
            return fault.isBusy ? Failure.busy(fault.description) : Failure.badInput(fault.description)
        }
        if let fault = error as? ReplyFault { return Failure.badInput(fault.description) }
        if let fault = error as? DialFault { return Failure.badInput(fault.description) }
        return error
    }
}
