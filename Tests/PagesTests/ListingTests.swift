import Notation
import Pages
import Prose
import Testing

/// Commands on a page, as they may be copied into a shell.
@Suite struct ListingTests {
    private func page(_ command: String, width: Int) -> [String] {
        let document = ReplyDocument(title: "T", subtitle: "S", opening: [.listing(command)], sections: [])
        return TerminalPage(document, width: width).opening().split(separator: "\n").map(String.init)
    }

    @Test func `a long command goes on after a backslash`() {
        let lines = page("anabasis study lesson --replications 20 --set 'a b c d' --out reply/of/the/lesson", width: 40)
        #expect(
            lines.suffix(4) == [
                "    anabasis study lesson \\", "      --replications 20 --set \\", "      'a b c d' --out \\",
                "      reply/of/the/lesson",
            ])
        #expect(lines.allSatisfy { $0.count <= 40 })
    }

    @Test func `a short command stands on one line`() {
        #expect(page("anabasis list", width: 80).last == "    anabasis list")
    }
}
