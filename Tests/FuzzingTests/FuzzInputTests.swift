import Foundation
import Fuzzing
import GRDB
import Testing

/// Inputs by their addresses.
@Suite struct FuzzInputTests {
    private let scratch = NSTemporaryDirectory() + "anabasis-" + UUID().uuidString
    private let corpus: Corpus

    init() throws {
        let queue = try DatabaseQueue(path: scratch)
        try queue.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL, size REAL);
                    INSERT INTO things (name, size) VALUES ('one', 1), ('two', 2.5), ('three', NULL);
                    """)
        }
        try queue.close()
        let database = [UInt8](try Data(contentsOf: URL(fileURLWithPath: scratch)))
        unlink(scratch)
        let text = Array("id: lesson\nmen: 500\n".utf8)
        corpus = Corpus(files: [
            "Scenarios/lesson/scenario.yaml": text, "Scenarios/lesson/map.txt": Array("terrain:\n..\n".utf8),
            "Scenarios/lesson/README.md": text, "Scenarios/placed/scenario.yaml": text, Corpus.Path.theatre: database,
            Corpus.Path.store: database, Corpus.Path.recording: [1, 2, 3],
        ])
    }

    @Test func theSameAddressIsTheSameInput() {
        for index in 0..<64 {
            for isRun in [false, true] {
                let input = FuzzInput(seed: 5, index: index, isRun: isRun)
                #expect(input == FuzzInput(seed: 5, index: index, isRun: isRun))
                let (one, other) = (
                    input.specimen(from: corpus, scratch: scratch), input.specimen(from: corpus, scratch: scratch)
                )
                #expect(one.specimen == other.specimen && one.log == other.log)
                #expect(one.log.count == input.steps.count)
            }
        }
    }

    @Test func everyKindHasItsShareAndChangesItsOwnFiles() {
        let inputs = (0..<160).map { FuzzInput(seed: 5, index: $0) }
        #expect(Set(inputs.map(\.kind)) == Set(InputKind.allCases).subtracting([.command]))
        for input in inputs {
            let files = input.specimen(from: corpus, scratch: scratch).specimen.files.keys
            #expect(!files.isEmpty && Set(files).isSubset(of: corpus.targets(of: input.kind)), "\(input)")
            #expect(input.kind != .folder || Set(files.map { $0.hasPrefix(Corpus.Path.placed) }).count == 1)
        }
        #expect(!corpus.targets(of: .folder).contains("Scenarios/lesson/README.md"))
    }

    @Test func leavingAMutationOutLeavesTheOthersAsTheyWere() throws {
        let input = try #require(
            (0..<400).map { FuzzInput(seed: 5, index: $0) }.first { $0.kind == .folder && $0.steps.count == 3 })
        let whole = input.specimen(from: corpus, scratch: scratch).log
        let part = input.keeping([1, 3]).specimen(from: corpus, scratch: scratch).log
        #expect(part == [whole[0], whole[2]])
        #expect(input.keeping([]).specimen(from: corpus, scratch: scratch).specimen.files.isEmpty)
    }

    @Test func aDatabaseIsChangedInManyWaysThatSQLiteTakes() throws {
        let mutator = DatabaseMutator(scratch: scratch)
        let sound = try #require(corpus.files[Corpus.Path.store])
        var verbs: Set<Substring> = []
        var changed = 0
        for index in 0..<300 {
            var bytes = sound
            var chooser = Chooser(seed: 5, index: index, step: 1)
            let name = mutator.mutate(&bytes, &chooser)
            verbs.insert(name.prefix { $0 != " " })
            if bytes != sound { changed += 1 }
            #expect(!FileManager.default.fileExists(atPath: scratch))
        }
        #expect(verbs.isSuperset(of: ["UPDATE", "DELETE", "INSERT", "DROP", "ALTER", "PRAGMA"]), "\(verbs)")
        #expect(changed > 200, "only \(changed) of 300 are changed")
        var nonsense: [UInt8] = [1, 2, 3]
        var chooser = Chooser(seed: 5, index: 0, step: 1)
        _ = mutator.mutate(&nonsense, &chooser)
        #expect(nonsense == [1, 2, 3])
    }
}
