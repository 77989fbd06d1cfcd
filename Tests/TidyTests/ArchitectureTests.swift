import Testing

/// The table in Package.swift is the architecture: it must say what the declarations say, and what stands on disk.
@Suite struct ArchitectureTests {
    private let manifest = Repository.manifest

    @Test func theTableSaysWhatTheTargetsDeclare() {
        let rows = Dictionary(uniqueKeysWithValues: manifest.table.map { ($0.target, $0.imports) })
        for target in Set(rows.keys).union(manifest.declared.keys).sorted() where rows[target] != manifest.declared[target] {
            let wanted = rows[target].map { "imports \($0.sorted().joined(separator: ", "))" } ?? "no row in the table"
            let found = manifest.declared[target].map { "imports \($0.sorted().joined(separator: ", "))" } ?? "no such target"
            expectNone([
                Fault(
                    place: "Package.swift, target \(target)", found: found, expected: "what its table says (\(wanted))",
                    remedy: "make table and declaration agree")
            ])
        }
    }

    @Test func everyRowImportsOnlyFromAbove() {
        let targets = manifest.table.map(\.target)
        for (index, row) in manifest.table.enumerated() {
            let below = row.imports.intersection(targets[index...])
            expectNone(
                below.sorted().map {
                    Fault(
                        place: "Package.swift, target \(row.target)", found: "an import of \($0), which stands below it",
                        expected: "imports from above only", remedy: "turn the dependency round, or move what both need up")
                })
        }
    }

    @Test func everyFolderOfSourcesIsATarget() {
        let folders = Set(Repository.sources.map(\.target))
        expectNone(
            folders.symmetricDifference(manifest.table.map(\.target)).sorted().map {
                Fault(
                    place: "Sources/\($0)", found: folders.contains($0) ? "a folder without a row" : "a row without a folder",
                    expected: "a row of Package.swift's table for each folder",
                    remedy: "add what is missing, or remove the other")
            })
    }

    @Test func theArchitecturePageNamesEveryTarget() {
        let page = Repository.text("ARCHITECTURE.md")
        expectNone(
            manifest.table.map(\.target).filter { !page.contains("`\($0)`") }.map {
                Fault(
                    place: "ARCHITECTURE.md", found: "no word of \($0)", expected: "every target in its table of layers",
                    remedy: "add a line that says what it holds")
            })
    }

    /// The page's table in its order: the layer, spelled out where it begins, and the target.
    private var page: [(layer: String, target: String)] {
        var rows: [(layer: String, target: String)] = []
        for line in Repository.text("ARCHITECTURE.md").split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|").map { String($0).trimmingSpaces }
            guard cells.count == 3, cells[1].hasPrefix("`"), cells[1].hasSuffix("`") else { continue }
            let words = cells[0].split { !$0.isLetter }.map(String.init)
            let layer = words.first { $0 != "the" } ?? rows.last?.layer ?? ""
            rows.append((layer, String(cells[1].dropFirst().dropLast())))
        }
        return rows
    }

    @Test func theArchitecturePageHasTheSameRowsInTheSameOrder() {
        let (told, declared) = (page, manifest.table)
        #expect(told.map(\.target) == declared.map(\.target), "the rows of ARCHITECTURE.md and of Package.swift")
        #expect(told.map(\.layer) == declared.map(\.layer), "the layers of ARCHITECTURE.md and of Package.swift")
    }

    /// The chains and the recipes name files as `Target/File.swift`; those that are to be written begin with Name.
    @Test func theArchitecturePageNamesFilesThatAreThere() {
        let spans = Repository.text("ARCHITECTURE.md").split(separator: "`").map(String.init)
        let named = spans.filter { $0.hasSuffix(".swift") && $0.contains("/") && !$0.contains("/Name") }
        #expect(named.count > 30, "the chains and the recipes")
        expectNone(
            named.filter { !Repository.exists("Sources/" + $0) && !Repository.exists($0) }.map {
                Fault(
                    place: "ARCHITECTURE.md", found: "the file \($0)", expected: "files of Sources, or of the repository",
                    remedy: "follow the chain or the recipe again and correct the page")
            })
    }

    /// `make` lists each target with a word on it, and every one of them is made afresh.
    @Test func everyTargetOfTheMakefileIsDocumented() {
        let lines = Repository.text("Makefile").split(separator: "\n")
        let targets = lines.filter { line in
            let name = line.prefix { $0.isLetter || $0 == "-" }
            return !name.isEmpty && line.dropFirst(name.count).first == ":" && !line.contains(":=")
        }
        let silent = targets.filter { !$0.contains("## ") }
        #expect(silent.isEmpty, "without a word: \(silent)")
        let phony = lines.first { $0.hasPrefix(".PHONY:") }?.split(separator: " ").dropFirst().map(String.init) ?? []
        #expect(targets.map { String($0.prefix { $0 != ":" }) }.sorted() == phony.sorted(), ".PHONY names every target")
    }
}
