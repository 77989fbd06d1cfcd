/// One way of changing the bytes of a file.
public struct Operator: Sendable {
    /// Its action, as a clause: "drop a line".
    public let name: String
    /// Changes the bytes; it may leave them as they are where it does not apply.
    public let apply: @Sendable (inout [UInt8], inout Chooser) -> Void

    /// An operator with its name.
    init(_ name: String, _ apply: @escaping @Sendable (inout [UInt8], inout Chooser) -> Void) {
        self.name = name
        self.apply = apply
    }

    /// An operator on the lines of a file, their ends taken off.
    static func onLines(_ name: String, _ body: @escaping @Sendable (inout [[UInt8]], inout Chooser) -> Void) -> Operator {
        Operator(name) { bytes, chooser in
            var lines = bytes.split(separator: newline, omittingEmptySubsequences: false).map(Array.init)
            body(&lines, &chooser)
            bytes = Array(lines.joined(separator: [newline]))
        }
    }

    static let newline = UInt8(ascii: "\n")

    /// Longest file that an operator makes, bytes: it shows how a reader fares with long files and keeps the fuzzer quick.
    static let longestFile = 1 << 20

    /// The operators that suit a file by its name, those that know its format several times as likely as those that do not.
    public static func suited(to file: String) -> [Operator] {
        let plain = bytes + lines
        if file.hasSuffix(".csv") { return plain + tokens + tables + tables + tables }
        if file.hasSuffix(".yaml") { return plain + tokens + tokens + documents + documents + documents }
        if file.hasSuffix("map.txt") { return plain + tokens + maps + maps + maps }
        return bytes
    }

    /// Every operator, once.
    public static var all: [Operator] { bytes + lines + tokens + tables + documents + maps }
}
