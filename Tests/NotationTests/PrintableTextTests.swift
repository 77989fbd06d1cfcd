import Notation
import Testing

/// Nothing that a terminal would obey is printed.
struct PrintableTextTests {
    @Test func whatATerminalWouldObeyIsTakenOut() {
        #expect("\u{1B}[31mred \u{202E}txt\u{7F}\u{2028}".printable() == "?[31mred ?txt??")
        #expect("two\nlines\t한국 é".printable(keepsLines: true) == "two\nlines\t한국 é")
        #expect("two\nlines".printable() == "two?lines")
    }
}
