import Archives
import Campaigns
import Charts
import Directives
import Foundation
import Pages
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

    static func read(_ name: String) throws -> Scenario {
        do { return try open().read(name, ruleNames: RuleBook.entries.map(\.name)) } catch { throw failure(error) }
    }

    /// The fingerprint of a scenario's files and its theatre's.
    static func digest(of name: String) throws -> String {
        do { return try open().digest(of: name).description } catch { throw failure(error) }
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
        if let fault = error as? ArchiveFault { return Failure.badInput(fault.description) }
        if let fault = error as? ReplyFault { return Failure.badInput(fault.description) }
        if let fault = error as? DialFault { return Failure.badInput(fault.description) }
        return error
    }
}
