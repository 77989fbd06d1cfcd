import Application

/// How the program ends; the numbers are documented in the help of `anabasis`.
struct ExitStatus: Error, Hashable {
    let rawValue: Int32

    /// Done.
    static let done = ExitStatus(rawValue: 0)
    /// The answer is no.
    static let no = ExitStatus(rawValue: 1)
    /// The command cannot be understood.
    static let usage = ExitStatus(rawValue: 2)
    /// The input, or a place to write to, is at fault.
    static let input = ExitStatus(rawValue: 3)
    /// A defect of the program (EX_SOFTWARE of sysexits.h).
    static let defect = ExitStatus(rawValue: 70)
    /// The same command may succeed later (EX_TEMPFAIL of sysexits.h).
    static let temporary = ExitStatus(rawValue: 75)
    /// Ctrl-C: 128 and the number of the signal.
    static let interrupted = ExitStatus(rawValue: 130)
}

extension ExitStatus {
    /// How the program ends after a refusal.
    init(_ kind: Refusal.Kind) {
        switch kind {
        case .request: self = .usage
        case .input: self = .input
        case .busy: self = .temporary
        case .stopped: self = .interrupted
        case .defect: self = .defect
        }
    }
}
