import ScenarioFiles
import Testing

/// Sources in CSL-YAML, and how they are printed in a list.
@Suite("A source")
struct CitationTests {
    private func citation(_ fields: String) throws -> String {
        let copy = try LessonCopy()
        let text = try copy.text("sources.yaml")
        try copy.write("sources.yaml", text + "\n- {id: X, type: book, note: seen. A test., \(fields)}\n")
        let source = try #require(try copy.check().scenario.sources.first { $0.key == "X" })
        #expect(source.standing == "seen")
        return source.citation
    }

    @Test(
        "is printed with what is known of it",
        arguments: [
            ("title: March", "March"), ("title: 1950", "1950"), ("title: March, issued: 1950", "March (1950)"),
            ("title: March, author: [{family: Xenophon}]", "Xenophon: March"),
            (
                "title: March, author: [{family: Kim, given: Kwang-soo}, {literal: The Council}], issued: {date-parts: [[1950, 10, 1]]}",
                "Kim, Kwang-soo; The Council (1950-10-1): March"
            ),
            ("title: March, issued: {raw: c. 370 BC}", "March (c. 370 BC)"),
            ("title: March, container-title: Annals, volume: 3, issue: 2, page: 1-9", "March. Annals 3(2), 1-9"),
            ("title: March, container-title: Annals, issue: 2", "March. Annals 2"),
            ("title: Whither?, publisher: Loeb", "Whither? Loeb"),
            ("title: March, publisher: Loeb, DOI: 10.1/x", "March. Loeb. https://doi.org/10.1/x"),
            ("title: March, URL: \"https://example.org\", DOI: 10.1/x", "March. https://example.org"),
            ("title: March, ISBN: 1-2-3, custom: {a: [b]}", "March"),
        ])
    func citations(fields: String, citation: String) throws { #expect(try self.citation(fields) == citation) }

    @Test("may stand under references, as pandoc writes it")
    func references() throws {
        let copy = try LessonCopy()
        let indented = try copy.text("sources.yaml").split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
        try copy.write("sources.yaml", "references:\n\(indented)\n")
        #expect(try copy.check().scenario.sources.map(\.key) == ["INVENTED"])
    }

    @Test("that stands twice, or has no key, is told")
    func keys() throws {
        let copy = try LessonCopy()
        let text = try copy.text("sources.yaml")
        try copy.write("sources.yaml", text + "\n- {id: INVENTED, type: book, title: T, note: seen}\n")
        #expect(copy.sentences().contains { $0.contains("the source INVENTED stands twice, first on line") })
        try copy.write("sources.yaml", text + "\n- {type: book, title: T, note: seen}\n")
        #expect(
            copy.sentences().contains {
                $0.hasSuffix(
                    "a source has no id, expected a short name of letters, digits, _ - and .; add id (the key by which figures name it)."
                )
            })
    }
}
