import Testing

/// The house style that a tool can hold, on the whole repository. Taste is left to readers.
@Suite struct TidyTests {
    @Test func filesAreShort() {
        expectNone(Repository.swiftFiles.flatMap { LengthRule.faults(in: $0, tolerated: Ratchet.longFiles[$0.path]) })
    }

    @Test func functionsAreShort() {
        expectNone(Repository.swiftFiles.flatMap { LengthRule.functionFaults(in: $0, tolerated: Ratchet.longFunctions) })
    }

    @Test func theRatchetNamesFilesThatExist() {
        let named = Array(Ratchet.longFiles.keys) + Ratchet.longFunctions.keys.map { String($0.prefix { $0 != ":" }) }
        expectNone(
            named.sorted().filter { !Repository.exists($0) }.map {
                Fault(place: "Tests/TidyTests/Ratchet.swift", found: $0, expected: "a file that exists", remedy: "take it out")
            })
    }

    @Test func bannedCallsStayOut() {
        for file in Repository.sources {
            guard let layer = Repository.manifest.layer(of: file.target) else { continue }
            expectNone(BannedRule.all.flatMap { $0.faults(in: file, layer: layer) })
        }
    }

    @Test func numbersOfTheModelAreRules() {
        expectNone(Repository.sources.flatMap(NumberRule.faults))
        expectNone(NumberRule.idle(Repository.sources))
    }

    @Test func namesSaySomething() {
        expectNone(NamingRule.targetFaults(Repository.manifest.declared.keys.sorted()))
        expectNone(Repository.swiftFiles.flatMap(NamingRule.fileFaults))
        expectNone(Repository.sources.flatMap(NamingRule.shadowFaults))
    }

    @Test func linksResolve() {
        let pages = Repository.textFiles.filter { $0.path.hasSuffix(".md") }
        expectNone(pages.flatMap { ProseRule.linkFaults($0, exists: Repository.exists) })
    }

    @Test func noPathOfAMachine() {
        expectNone(Repository.textFiles.flatMap(ProseRule.machineFaults))
    }

    @Test func sourcesAreFinished() {
        expectNone(Repository.sources.flatMap(ProseRule.noteFaults))
    }

    @Test func publicNamesAreDocumented() {
        let faults = Repository.sources.flatMap { file in
            DocumentationRule.undocumented(in: file).map {
                Fault(
                    place: file.place($0), found: "a public name without a docstring", expected: "a docstring",
                    remedy: "say in one line what it is, with its unit")
            }
        }
        Ratchet.expect(faults, tolerated: Ratchet.undocumented, list: "undocumented")
    }

    @Test func wordsAreStandard() {
        let files = Repository.sources + Repository.pages
        Ratchet.expect(files.flatMap { WordingRule.faults(in: $0) }, tolerated: Ratchet.privateWords, list: "privateWords")
        Ratchet.expect(
            Repository.sources.flatMap(WordingRule.clauseFaults), tolerated: Ratchet.clauseDocstrings, list: "clauseDocstrings")
    }

    @Test func theGlossaryIsKept() {
        let glossary = GlossaryRule(SourceFile(path: "", text: Repository.text("Documentation/Glossary.md")))
        #expect(glossary.entries.count > 30, "the glossary's tables are not where the rule looks for them")
        let pages = Repository.pages.filter { $0.path != "Documentation/Glossary.md" }
        Ratchet.expect(
            Repository.sources.flatMap(glossary.nameFaults) + pages.flatMap(glossary.proseFaults),
            tolerated: Ratchet.glossaryWords, list: "glossaryWords")
    }
}
