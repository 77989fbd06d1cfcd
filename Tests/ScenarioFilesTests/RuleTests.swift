import ScenarioFiles
import Testing

@Suite("A rule of rules.yaml")
struct RuleTests {
    static let vocabulary = Vocabulary(rules: [
        .init(name: "march.roadDay", range: 3.2...4.8, standard: 4),
        .init(name: "contact.informers", range: 5e-6...8e-5, standard: 2e-5),
    ])

    private func sentences(_ rule: String, _ value: String) throws -> [String] {
        let copy = try LessonCopy()
        _ = try copy.replace("rules.yaml", "[]", "- {rule: \(rule), value: \(value), reason: for the test}")
        return copy.sentences(vocabulary: Self.vocabulary).map { $0.replacing("rules.yaml:2: ", with: "") }
    }

    @Test("is held to its range, ends included", arguments: ["3.2", "4.8", "3.5"])
    func sound(value: String) throws { #expect(try sentences("march.roadDay", value).isEmpty) }

    @Test(
        "outside of it is told with the range",
        arguments: [
            ("march.roadDay", "-5", "march.roadDay is -5, expected a number from 3.2 to 4.8; choose a value of that range."),
            ("march.roadDay", "0", "march.roadDay is 0, expected a number from 3.2 to 4.8; choose a value of that range."),
            (
                "contact.informers", "-1e12",
                "contact.informers is -1000000000000, expected a number from 5e-06 to 8e-05; choose a value of that range."
            ),
            (
                "march.roadDay", ".nan",
                "value is \".nan\", expected a number from -1000000000000 to 1000000000000; correct the number."
            ),
            (
                "march.roadDay", ".inf",
                "value is \".inf\", expected a number from -1000000000000 to 1000000000000; correct the number."
            ),
            (
                "march.rodeDay", "4",
                "rule \"march.rodeDay\" is not known, expected a rule that `anabasis rules` lists; did you mean \"march.roadDay\"?"
            ),
        ])
    func faulty(rule: String, value: String, sentence: String) throws {
        #expect(try sentences(rule, value) == [sentence])
    }

    @Test("is not checked where the vocabulary is not given, and warned of where it changes nothing")
    func standard() throws {
        let copy = try LessonCopy()
        let line = try copy.replace("rules.yaml", "[]", "- {rule: march.roadDay, value: 4.0, reason: for the test}")
        #expect(try copy.warnings().isEmpty)
        #expect(
            try copy.warnings(vocabulary: Self.vocabulary) == [
                "rules.yaml:\(line): warning: march.roadDay is 4, the standard value, so nothing changes, expected another value; "
                    + "take the rule out."
            ])
    }
}
