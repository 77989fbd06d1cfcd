import Archives
import Notation
import Pages
import ScenarioFiles
import Studies

/// Why a command was not carried out, in sentences that a person can act on: where, found, expected, remedy.
///
/// A field of a request is named as the command line names it, `--replications`. What follows from the kind, such as an exit
/// code or the status of an HTTP answer, is for the door to say.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// Whose the fault is.
    public enum Kind: Hashable, Sendable {
        /// The request cannot be understood, or a number in it is out of range: seen before any file is read.
        case request
        /// What was named is not there, cannot be read or written, or contradicts itself.
        case input
        /// Another process uses what was named; the same request may succeed later.
        case busy
        /// It was stopped before anything could be shown.
        case stopped
        /// An error that nobody foresaw: a defect of the program.
        case defect
    }

    /// Whose the fault is.
    public let kind: Kind
    /// One a fault; at least one.
    public let sentences: [String]

    /// A refusal in some sentences, at least one; what a terminal would obey is taken out of them.
    public init(_ kind: Kind, _ sentences: [String]) {
        precondition(!sentences.isEmpty)
        self.kind = kind
        self.sentences = sentences.map { $0.printable(keepsLines: true) }
    }

    /// A refusal in one sentence.
    public init(_ kind: Kind, _ sentence: String) { self.init(kind, [sentence]) }

    /// The refusal that follows from an error of a layer below.
    public init(_ error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case let report as FaultReport: self.init(.input, report.faults.map(\.description))
        case let fault as ArchiveFault: self.init(fault.isBusy ? .busy : .input, fault.description)
        case let fault as ReplyFault: self.init(.input, fault.description)
        case let fault as FactorFault: self.init(.input, fault.description)
        case let failure as OutputFile.Failure: self.init(.input, "\(failure); give it another place.")
        default:
            self.init(.defect, "That should not have happened: \(error). Please report it with the command that was given.")
        }
    }

    /// A place named by an option that cannot be written.
    init(_ failure: any Error, writing path: String, option: String) {
        self.init(.input, "\(OutputFile.Failure(path, failure)); give \(option) another place.")
    }

    /// One sentence a line.
    public var description: String { sentences.joined(separator: "\n") }

    /// Does something; whatever goes wrong becomes a refusal.
    static func catching<Value>(_ body: () throws -> Value) throws(Refusal) -> Value {
        do { return try body() } catch { throw Refusal(error) }
    }
}

/// Checks of numbers before any arithmetic is done with them.
enum Bounds {
    static func check(_ option: String, _ value: Int, _ range: ClosedRange<Int>) throws(Refusal) {
        guard !range.contains(value) else { return }
        throw Refusal(.request, "\(option) is \(value), expected \(range.lowerBound) to \(range.upperBound).")
    }

    static func check(_ option: String, _ value: Double, _ range: ClosedRange<Double>) throws(Refusal) {
        guard !range.contains(value) else { return }
        let ends = [range.lowerBound, range.upperBound].map { $0 == $0.rounded() && $0 < 1e15 ? "\(Int($0))" : "\($0)" }
        throw Refusal(.request, "\(option) is \(value), expected \(ends[0]) to \(ends[1]).")
    }
}
