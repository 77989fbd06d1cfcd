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
        for (target, files) in Dictionary(grouping: Repository.sources, by: \.target).sorted(by: { $0.key < $1.key }) {
            let places = files.flatMap { file in DocumentationRule.undocumented(in: file).map(file.place) }
            let tolerated = Ratchet.undocumented[target] ?? 0
            if places.count > tolerated {
                expectNone([
                    Fault(
                        place: places.joined(separator: ", "), found: "\(places.count) public names without a docstring",
                        expected: "at most \(tolerated) in \(target)", remedy: "say in one line what each is, with its unit")
                ])
            }
            if places.count < tolerated {
                expectNone([
                    Fault(
                        place: "Tests/TidyTests/Ratchet.swift", found: "\(tolerated) undocumented names tolerated in \(target)",
                        expected: "\(places.count), as many as are left", remedy: "lower the number")
                ])
            }
        }
    }
}
