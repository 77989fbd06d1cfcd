import Application
import Foundation

/// What the program knows about the terminal it talks to.
enum Terminal {
    private static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// True when progress may redraw its line.
    static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

    /// True when results may be coloured: a terminal that can, and NO_COLOR is not set (no-color.org).
    static var mayColour: Bool {
        isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// Columns to write in: COLUMNS where it is set, 40 to 1,000; else the terminal's, at most 100; else 80.
    static var width: Int {
        if let columns = environment["COLUMNS"].flatMap(Int.init), columns > 0 { return min(1000, max(40, columns)) }
        return size(of: STDOUT_FILENO).map { min(100, max(40, $0)) } ?? 80
    }

    /// How answers are set.
    static var style: PageStyle { PageStyle(width: width, isColoured: mayColour) }

    /// Columns for the line of progress, which must not wrap.
    static var progressWidth: Int { size(of: STDERR_FILENO) ?? 80 }

    private static func size(of stream: Int32) -> Int? {
        var size = winsize()
        guard ioctl(stream, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
