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
            protocol Walker { func walk() }
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
            }
            """
        #expect(DocumentationRule.undocumented(in: file(text)) == [0, 6])
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
