import Testing

/// Each rule on a text that breaks it: a rule that never bites would pass for ever.
@Suite struct RulesBiteTests {
    private func file(_ text: String, path: String = "Sources/Hexes/Sample.swift") -> SourceFile {
        SourceFile(path: path, text: text)
    }

    @Test func aLongFileIsFoundAndTheRatchetOnlyShrinks() {
        let long = file(String(repeating: "let a = 1\n", count: 301))
        #expect(LengthRule.faults(in: long, tolerated: nil).map(\.found) == ["301 lines"])
        #expect(LengthRule.faults(in: long, tolerated: 301).isEmpty)
        #expect(LengthRule.faults(in: long, tolerated: 300).count == 1)
        #expect(LengthRule.faults(in: long, tolerated: 320).map(\.remedy) == ["lower its number in Ratchet.longFiles"])
        #expect(
            LengthRule.faults(in: file("let a = 1\n"), tolerated: 320).map(\.remedy) == ["take it out of Ratchet.longFiles"])
    }

    @Test func functionsAreMeasuredToTheirClosingBrace() {
        let text = """
            protocol MovementIterator { func walk() }
            struct Foot {
                init(
                    left: Int, right: Int
                ) {
                    self.init()
                }
                func step(_ by: (Int) -> Void = { _ in }) -> String
                where Self: Sendable {
                    "a { brace in a string"  // and { one in a comment
                }
                func short() -> Int { 1 }
            }
            """
        #expect(LengthRule.functions(in: file(text)).map(\.length) == [5, 4, 1])
        let long = "func f() {\n" + String(repeating: "    g()\n", count: 69) + "}\n"
        #expect(LengthRule.functionFaults(in: file(long)).map(\.found) == ["a function of 71 lines"])
        #expect(LengthRule.functionFaults(in: file(long), tolerated: ["Sources/Hexes/Sample.swift: func f()": 71]).isEmpty)
    }

    @Test(arguments: [
        "import Foundation", "public import Foundation", "    import Glibc", "let a = exp(1)", "let b = -log(x)",
        "let c = Int.random(in: 0..<6)", "cards.shuffled()", "let now = Date()", "print(1)", "let p = ProcessInfo.processInfo",
    ])
    func aBannedLineIsFoundInTheCore(line: String) {
        #expect(BannedRule.all.flatMap { $0.faults(in: file(line), layer: "rules") }.count == 1)
    }

    @Test(arguments: [
        "let a = PortableMath.exp(1)", "public static func exp(_ x: Double) -> Double {", "// print(1) in a comment",
        "let text = \"print(1)\"", "blueprint(1)", "catalog(1)", "let d = LocalDate()", "let s = \"\"\"",
        "import FoundationStone",
    ])
    func anInnocentLinePasses(line: String) {
        #expect(BannedRule.all.flatMap { $0.faults(in: file(line), layer: "rules") }.isEmpty)
    }

    @Test func doorsMayPrint() {
        #expect(BannedRule.all.flatMap { $0.faults(in: file("print(1)"), layer: "doors") }.isEmpty)
    }

    @Test func emptyNamesAndShadowsAreFound() {
        #expect(NamingRule.targetFaults(["Hexes", "Utils"]).count == 1)
        #expect(NamingRule.fileFaults(file("", path: "Sources/Hexes/Helpers.swift")).count == 1)
        #expect(NamingRule.shadowFaults(file("public struct Hexes: Sendable {}")).count == 1)
        #expect(NamingRule.shadowFaults(file("public struct HexesSeen {}\nlet struct1 = Hexes.self")).isEmpty)
    }

    @Test func aDeadLinkIsFoundAndFencedCodeIsNot() {
        let text = "See [this](there.md#part), [that](https://example.org) and [here](#here).\n```\n[no](link.md)\n```\n"
        let page = file(text, path: "Documentation/Page.md")
        #expect(ProseRule.linkFaults(page) { _ in false }.map(\.found) == ["a link to there.md"])
        #expect(ProseRule.linkFaults(page) { $0 == "Documentation/there.md" }.isEmpty)
        #expect(ProseRule.linkFaults(file("[up](../README.md)", path: "Documentation/Page.md")) { $0 == "README.md" }.isEmpty)
    }

    @Test func aPathOfAMachineIsFound() {
        #expect(ProseRule.machineFaults(file("let a = \"/ho" + "me/ada/x\"")).count == 1)
        #expect(ProseRule.machineFaults(file("see out/tm" + "p/x and https://example.org/wo" + "rk/1")).isEmpty)
    }

    @Test func aNoteToSelfIsFound() {
        #expect(ProseRule.noteFaults(file("// TO" + "DO: later")).count == 1)
    }

    @Test func aSilentPublicNameIsFound() {
        let text = """
            public struct Silent {
                /// Speaks.
                @inlinable
                public func spoken() {}
                public static func < (a: Silent, b: Silent) -> Bool { true }
                public let field = 1
                public func silent() {}
                public private(set) var state = 1
                public init(_ state: Int) {}
                public init(from decoder: any Decoder) throws {}
                public subscript(place: Int) -> Int { place }
                public init<T>(_ value: T) {}
                public var description: String { "" }
                private let inside = 1
            }
            """
        #expect(DocumentationRule.undocumented(in: file(text)) == [0, 5, 6, 7, 8, 10, 11])
    }

    @Test(arguments: [
        "/// Who is cut off.", "    /// Whoever leaves his way begins anew.", "/// What is left of the day.",
        "/// What a man on the march has with him.",
    ])
    func aClauseAsDocstringIsFound(line: String) {
        #expect(WordingRule.clauseFaults(in: file(line)).count == 1)
    }

    @Test(arguments: [
        "/// Men who are cut off.", "/// Whose turn it is.", "/// A line.\n/// Who stands in the second line is no subject.",
        "let text = 1  // Who is cut off",
    ])
    func aNounAsDocstringPasses(text: String) {
        #expect(WordingRule.clauseFaults(in: file(text)).isEmpty)
    }

    @Test(arguments: [
        "/// Reck" + "oned once.", "func eatAndMe" + "lt() {}", "struct Roll" + "Call {}", "bodies that stand " + "alike",
        "(le" + "nt to all)", "me" + "lting snow",
    ])
    func aPrivateWordIsFound(line: String) {
        #expect(WordingRule.faults(in: file(line)).count == 1)
    }

    @Test(arguments: ["equivalent silent relentless", "let smelted = 1", "Lentils", "stand side by side", "call the roll"])
    func aStandardWordPasses(line: String) {
        #expect(WordingRule.faults(in: file(line)).isEmpty)
    }

    @Test func theGlossarysLastColumnIsRead() {
        let page = """
            | word | what it is | not |
            |---|---|---|
            | **Cell**, **Hex** | a piece of ground | **tile**, board |
            | **Zone** | a district | |
            """
        let rule = GlossaryRule(file(page, path: "Documentation/Glossary.md"))
        #expect(
            rule.entries == [
                .init(word: "tile", instead: "Cell, Hex", isBannedInProse: true),
                .init(word: "board", instead: "Cell, Hex", isBannedInProse: false),
            ])
        #expect(rule.nameFaults(in: file("public struct TileSet {}\nenum Boards {}\nstruct Tilework {}")).count == 2)
        #expect(rule.nameFaults(in: file("let tile = 1\nfunc board() {}")).isEmpty)
        #expect(rule.proseFaults(in: file("Tiles and boards.", path: "Documentation/Page.md")).map(\.found) == ["'tile'"])
    }

    @Test func aTableOfTargetsIsRead() {
        let manifest = Manifest(
            """
            //   layer         target         may import
            //   foundations   Hexes          -
            //                 Graphs         (DequeModule, HeapModule of swift-collections)
            //   uses          Files          Hexes
            //                                Graphs (Yams)
            //   doors         Door           all of the above
            let yams = Target.Dependency.product(name: "Yams", package: "Yams")
                    layer("Hexes"),
                    layer(
                        "Files",
                        imports: [
                            "Hexes", yams,
                        ]),
            """)
        #expect(manifest.table.map(\.target) == ["Hexes", "Graphs", "Files", "Door"])
        #expect(
            manifest.table.map(\.imports) == [
                [], ["DequeModule", "HeapModule"], ["Hexes", "Graphs", "Yams"], ["Hexes", "Graphs", "Files"],
            ])
        #expect(manifest.layer(of: "Graphs") == "foundations")
        #expect(manifest.declared == ["Hexes": [], "Files": ["Hexes", "Yams"]])
    }
}
