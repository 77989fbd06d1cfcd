import Application
import Foundation
import Synchronization

/// Standard output and standard error, through which everything goes that the program says.
///
/// A stream that is closed, full or broken neither ends the program nor is passed over: what is left to do is done, the sentence
/// goes where it still can, and the exit code tells. A reader who has seen enough (`| head -1`) is no fault.
enum Output {
    /// What became of a stream.
    private enum Stream {
        case open
        /// Its reader went away.
        case left
        /// In the words of the system.
        case broken(String)
    }

    // Apart, so that a person can be told something while a reader keeps the answer waiting.
    private static let output = Mutex(Stream.open)
    private static let error = Mutex(Stream.open)
    private static let speaksJSON = Mutex(false)

    /// Makes the streams safe to use: a broken pipe raises no signal, and the numbers 0 to 2 never name a file that the program opens.
    static func open() {
        signal(SIGPIPE, SIG_IGN)
        // A file that grows beyond its limit fails to be written, as on a full disk.
        signal(SIGXFSZ, SIG_IGN)
        for number in Int32(0)...2 where fcntl(number, F_GETFD) == -1 {
            // Of the wrong direction, so that its use fails as that of a closed stream.
            let null = Foundation.open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
            if null >= 0, null != number {
                dup2(null, number)
                Foundation.close(null)
            }
        }
    }

    /// Writes an answer to standard output.
    static func show(_ text: String) {
        output.withLock { if case .open = $0 { $0 = write(text, to: STDOUT_FILENO) } }
    }

    /// Says everything on standard error as JSON from now on, an object a line.
    static func speakJSON() { speaksJSON.withLock { $0 = true } }

    /// Writes a line for the person to standard error.
    static func tell(_ text: String) {
        if speaksJSON.withLock({ $0 }) { line(["notice": text]) } else { draw(text + "\n") }
    }

    /// Writes an object as a line of JSON to standard error.
    static func line(_ value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return }
        draw(String(decoding: data, as: UTF8.self) + "\n")
    }

    /// Writes to standard error without a line feed.
    static func draw(_ text: String) {
        error.withLock { if case .open = $0 { $0 = write(text, to: STDERR_FILENO) } }
    }

    /// Says why the command was not carried out: to standard error, or where that cannot be written to standard output.
    static func refuse(_ text: String) {
        tell(text)
        if case .open = error.withLock({ $0 }) { return }
        show(text + "\n")
    }

    /// The status to end with, given how the command went: an answer that could not be shown is told.
    static func close(_ status: ExitStatus) -> ExitStatus {
        guard case .broken(let reason) = output.withLock({ $0 }) else { return status }
        tell("Standard output: it cannot be written (\(reason)); the answer was not shown whole. Send it to another place.")
        return status == .done ? .input : status
    }

    /// Shows an answer, then writes its files and says where they are: a full disk does not lose what was found.
    static func deliver(_ answer: some AnswerPackage, asJSON: Bool, text: String? = nil) throws {
        show(asJSON ? try answer.json() : (text ?? answer.text(Terminal.style)) + "\n")
        for sentence in try answer.write() { tell(sentence) }
    }

    private static func write(_ text: String, to stream: Int32) -> Stream {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(stream, $0.baseAddress, $0.count) }
            if count < 0 {
                switch errno {
                case EINTR: continue
                case EAGAIN:
                    var waiting = pollfd(fd: stream, events: Int16(POLLOUT), revents: 0)
                    poll(&waiting, 1, -1)
                    continue
                case EPIPE: return .left
                case EBADF: return .broken("it is closed")
                default: return .broken(String(cString: strerror(errno)))
                }
            }
            rest = rest.dropFirst(count)
        }
        return .open
    }
}
