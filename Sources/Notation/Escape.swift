/// Text made safe for the format in which it is written. Every writer of the package escapes here and nowhere else.
public enum Escape {
    // MARK: XML

    /// Text that may stand in XML and HTML, as content and within a quoted attribute: the five marks are replaced, and
    /// characters that XML 1.0 does not allow become U+FFFD. Source: XML 1.0 (fifth edition), production 2.
    public static func xml(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(isAllowedInXML(scalar) ? scalar : "\u{fffd}")
            }
        }
        return result
    }

    private static func isAllowedInXML(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    // MARK: JSON

    /// Text as a JSON string with its quotation marks. Source: RFC 8259, section 7.
    public static func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\u{0}"..<" ": result += "\\u00" + (scalar.value < 16 ? "0" : "1") + String(scalar.value % 16, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    // MARK: Markdown

    /// Plain text within a line of Markdown: nothing in it is emphasis, a link, an image or HTML, and line ends become blanks.
    /// Source: CommonMark 0.31, section 2.4.
    public static func markdown(_ text: String) -> String {
        var result = ""
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "*", "_", "<", "`", "~": result += "\\" + String(scalar)
            case "&": result += "&amp;"
            case "(" where previous == "]", "[" where previous == "]" || previous == "!", ":" where previous == "]":
                result += "\\" + String(scalar)
            case _ where Character(scalar).isNewline: result += " "
            default: result.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return result
    }

    /// A paragraph of Markdown, which a mark at its start must not make a heading, a list or a quotation.
    public static func markdownParagraph(_ text: String) -> String {
        let isMark = text.first.map { "#>+-=".contains($0) } ?? false
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text.dropFirst(digits.count)
        let isItem =
            !digits.isEmpty && rest.first.map { ".)".contains($0) } == true && rest.dropFirst().first.map { $0 == " " } != false
        if isItem { return "\(digits)\\\(markdownWithCode(String(rest)))" }
        return (isMark ? "\\" : "") + markdownWithCode(text)
    }

    /// Text of a page, in which `code` stands between backticks, for Markdown.
    public static func markdownWithCode(_ text: String) -> String {
        parts(of: text).map { $0.isCode ? "`\($0.text)`" : markdown($0.text) }.joined()
    }

    /// The same for a cell of a table.
    public static func markdownCell(_ text: String) -> String { replaced("|", by: "\\|", in: markdownWithCode(text)) }

    /// Text of a page, in which `code` stands between backticks, for HTML; a number stays with its per cent sign.
    public static func htmlWithCode(_ text: String) -> String {
        parts(of: text).map { part in
            let escaped = xml(part.text).replacing(" %", with: "&nbsp;%")
            return part.isCode ? "<code>\(escaped)</code>" : escaped
        }.joined()
    }

    /// The text cut at its backticks; one without a partner is plain text.
    private static func parts(of text: String) -> [(text: String, isCode: Bool)] {
        var parts = text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map {
            (text: String($0.element), isCode: $0.offset % 2 == 1)
        }
        if let last = parts.last, last.isCode { parts[parts.count - 1] = ("`" + last.text, false) }
        return parts
    }

    // MARK: CSV

    /// A text cell of a CSV file: in quotation marks where it holds a comma, a quotation mark or a line end. A text that a
    /// spreadsheet would run as a formula begins with an apostrophe. Sources: RFC 4180; OWASP, CSV Injection.
    public static func csv(_ text: String) -> String {
        let isLive = text.unicodeScalars.first.map { "=+-@\t\r＝＋－＠".unicodeScalars.contains($0) } ?? false
        return cell(isLive ? "'" + text : text)
    }

    /// A cell of a table as it is, for readers that run nothing: in quotation marks where it holds the separator, a quotation mark or a
    /// line end. Source: RFC 4180.
    public static func cell(_ text: String, separator: Unicode.Scalar = ",") -> String {
        let isQuoted = text.unicodeScalars.contains { $0 == separator || "\"\n\r".unicodeScalars.contains($0) }
        return isQuoted ? "\"" + replaced("\"", by: "\"\"", in: text) + "\"" : text
    }

    // MARK: SQL

    /// A name as an SQL identifier with its quotation marks.
    public static func sqlName(_ name: String) -> String { "\"" + replaced("\"", by: "\"\"", in: name) + "\"" }

    /// Scalar by scalar: a mark that carries an accent is still that mark to those who read bytes.
    private static func replaced(_ mark: Unicode.Scalar, by text: String, in whole: String) -> String {
        whole.unicodeScalars.reduce(into: "") { result, scalar in
            if scalar == mark { result += text } else { result.unicodeScalars.append(scalar) }
        }
    }
}
