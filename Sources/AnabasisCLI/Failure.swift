import ArgumentParser
import ScenarioFiles

/// How the program ends when it does not end well.
enum Failure {
    /// The answer is no.
    static let no = ExitCode(1)
    /// The input is at fault.
    static let input = ExitCode(3)

    /// Tells the person what is wrong, a sentence each, and gives up.
    static func badInput(_ report: FaultReport) -> ExitCode {
        for fault in report.faults { Terminal.tell(fault.description) }
        return input
    }

    /// Tells the person that another process holds what is needed, and gives up for now (sysexits.h, EX_TEMPFAIL).
    static func busy(_ sentence: String) -> ExitCode {
        Terminal.tell(sentence)
        return ExitCode(75)
    }

    /// Tells the person what is wrong in a sentence, and gives up.
    static func badInput(_ sentence: String) -> ExitCode {
        Terminal.tell(sentence)
        return input
    }
}
