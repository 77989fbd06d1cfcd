import Testing

/// The rule that finds numbers of the model outside of rule sets, on texts that break it.
@Suite struct NumberRuleTests {
    private func faults(_ text: String, path: String = "Sources/Campaigns/Sample.swift") -> [String] {
        NumberRule.faults(in: SourceFile(path: path, text: text)).map(\.found)
    }

    @Test func aNumberOfTheModelIsFound() {
        #expect(faults("let share = 0.3 * men") == ["the number 0.3"])
        #expect(faults("let high = max(17, 1_500)\n") == ["the number 17", "the number 1_500"])
        #expect(faults("if chance > 1e-3 { stop() }") == ["the number 1e-3"])
    }

    @Test func whatIsNoNumberOfTheModelPasses() {
        let text = """
            let zero = 0.0, one = 1, sides = 6 * cell, hours = 24 * days, kilometres = metres / 1000
            let first = pair.1.0 + row[$0] + column3 // 0.7 in a comment
            let close = abs(a - b) < 1e-9
            let key = UInt64(cell) << 32 | 0x8000
            let text = "0.35"
            """
        #expect(faults(text).isEmpty)
        #expect(faults("public var share = 0.3", path: "Sources/RuleSets/SampleRules.swift").isEmpty)
        #expect(faults("let share = 0.3", path: "Sources/Hexes/Sample.swift").isEmpty)
    }

    @Test func anExceptionWithoutItsNumberIsFound() {
        #expect(NumberRule.idle([]).count == NumberRule.exceptions.values.reduce(0) { $0 + $1.numbers.count })
    }
}
