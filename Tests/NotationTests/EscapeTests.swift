import Foundation
import Notation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Whatever a name holds, the file it is written into stays well-formed and says the same.
@Suite struct EscapeTests {
    /// Texts of random characters: letters, marks that mean something somewhere, controls, line ends, any plane of Unicode.
    static let texts: [String] = {
        var state: UInt64 = 88_172_645_463_325_252  // Marsaglia's xorshift64
        func whole(below bound: UInt64) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % bound)
        }
        let marks = Array("&<>\"'`*_[]()#|,;=+-@\\~\t\r\n{}%".unicodeScalars)
        return (0..<400).map { _ in
            let scalars = (0...whole(below: 24)).map { _ -> Unicode.Scalar in
                switch whole(below: 4) {
                case 0: marks[whole(below: UInt64(marks.count))]
                case 1: Unicode.Scalar(UInt8(whole(below: 128)))
                case 2: Unicode.Scalar(UInt32(whole(below: 0x3000))) ?? "?"
                default: Unicode.Scalar(UInt32(whole(below: 0x110000))) ?? "?"
                }
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            return String(view)
        }
    }()

    // MARK: XML

    private final class Reader: NSObject, XMLParserDelegate {
        var content = ""
        var attribute = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            attribute = attributes["label"] ?? ""
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { content += string }
    }

    @Test func `any text stands in XML as content and as an attribute`() {
        for text in Self.texts {
            let written = Escape.xml(text)
            let reader = Reader()
            let parser = XMLParser(data: Data("<a label=\"\(written)\">\(written)</a>".utf8))
            parser.delegate = reader
            #expect(parser.parse(), "\(Array(text.unicodeScalars)): \(String(describing: parser.parserError))")
            // XML reads a carriage return as a line end, and any blank in an attribute as a space.
            let plain = { (text: String) in
                text.unicodeScalars.filter { $0.value > 0x20 && $0.value < 0x7F && $0.properties.isAlphabetic }.map(\.value)
            }
            #expect(plain(reader.content) == plain(text) && plain(reader.attribute) == plain(text))
        }
    }

    @Test func `the five marks and the forbidden characters are replaced`() {
        #expect(Escape.xml("a & <b> \"c\" 'd'") == "a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;")
        #expect(Escape.xml("bell \u{7} escape \u{1b}[31m") == "bell \u{fffd} escape \u{fffd}[31m")
        #expect(Escape.xml("\u{fffe}\u{ffff}") == "\u{fffd}\u{fffd}")
        #expect(Escape.xml("小股 Отход 퇴각 🏔") == "小股 Отход 퇴각 🏔")
    }

    // MARK: JSON

    @Test func `any text reads back from JSON`() throws {
        for text in Self.texts {
            let back = try JSONSerialization.jsonObject(with: Data("[\(Escape.json(text))]".utf8)) as? [String]
            #expect(back?.first?.unicodeScalars.elementsEqual(text.unicodeScalars) == true, "\(Array(text.unicodeScalars))")
        }
    }

    // MARK: CSV

    /// One line of RFC 4180 by its cells.
    private func cells(_ line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        var previous: Unicode.Scalar?
        for scalar in line.unicodeScalars {
            if scalar == "\"" {
                if !isQuoted, previous == "\"" { cells[cells.count - 1].unicodeScalars.append("\"") }
                isQuoted.toggle()
            } else if scalar == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return cells
    }

    @Test func `any text is one cell of CSV, and none is live`() {
        for text in Self.texts {
            let read = cells("\(Escape.csv(text)),next")
            #expect(read.count == 2 && read[1] == "next", "\(Array(text.unicodeScalars))")
            let live = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
            #expect(read[0].unicodeScalars.elementsEqual(((live ? "'" : "") + text).unicodeScalars))
        }
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+49", "'+49"), ("-3", "'-3"), ("@name", "'@name"), ("\tx", "'\tx"), ("＝1", "'＝1"),
        ("1-2", "1-2"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""), ("two\nlines", "\"two\nlines\""),
        ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("", ""),
    ])
    func `formulas are written as text`(text: String, cell: String) { #expect(Escape.csv(text) == cell) }

    // MARK: Markdown and HTML

    @Test(arguments: [
        ("a*b*c_d_", "a\\*b\\*c\\_d\\_"), ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("[a](http://b)", "[a]\\(http://b)"), ("![a](b)", "!\\[a]\\(b)"), ("[GASI, WPPP]", "[GASI, WPPP]"),
        ("[a]: b", "[a]\\: b"),
        ("a\nb", "a b"), ("AT&T", "AT&amp;T"), ("back\\slash", "back\\\\slash"),
    ])
    func `nothing in a name is Markdown`(text: String, written: String) { #expect(Escape.markdown(text) == written) }

    @Test func `code stands between backticks, and a lone backtick is text`() {
        #expect(Escape.markdownWithCode("the rule `a_b` of a_b") == "the rule `a_b` of a\\_b")
        #expect(Escape.htmlWithCode("`a<b` & 5 %") == "<code>a&lt;b</code> &amp; 5&nbsp;%")
        #expect(Escape.htmlWithCode("a ` b") == "a ` b" && Escape.markdownWithCode("a ` b") == "a \\` b")
        #expect(Escape.markdownCell("a | b") == "a \\| b")
        #expect(Escape.markdownParagraph("# no heading") == "\\# no heading")
    }

    @Test(arguments: [
        ("1. October is no list", "1\\. October is no list"), ("12) men", "12\\) men"), ("3.", "3\\."), ("1.5 km", "1.5 km"),
        ("1,280 campaigns", "1,280 campaigns"), ("1 October", "1 October"), ("- no list", "\\- no list"),
    ])
    func `a paragraph that begins with a number is no list`(text: String, written: String) {
        #expect(Escape.markdownParagraph(text) == written)
    }

    @Test func `an SQL name keeps its quotation marks`() { #expect(Escape.sqlName("a\"b") == "\"a\"\"b\"") }
}
