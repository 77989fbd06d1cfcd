import Foundation

/// JSON as it is written into files: members in the order of their names, two blanks a level, a line end at the end.
public enum JSONFile {
    /// A value as the text of a JSON file. Throws `EncodingError` for a number that is not finite.
    public static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
