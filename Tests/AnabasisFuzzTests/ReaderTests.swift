import AnabasisFuzz
import Application
import Foundation
import Fuzzing
import ScenarioFiles
import TestSupport
import Testing

/// Specimens are read as the commands read them: what is sound is accepted, what is broken is refused in sentences.
@Suite(.serialized) struct ReaderTests {
    /// The lesson with a recording of a campaign and a store of a study, as a corpus.
    private static let corpus = Task { () -> Corpus in
        let home = NSTemporaryDirectory() + "anabasis-corpus-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: home) }
        let workspace = Workspace(library: Fixtures.library, replies: home + "/out")
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let (journal, store) = ("\(home)/\(Corpus.Path.recording)", "\(home)/\(Corpus.Path.store)")
        _ = try await CampaignSession(CampaignQuery(scenario: "lesson", workers: 1, record: journal), in: workspace).run()
            .write()
        _ = try await StudySession(
            StudyQuery(
                scenario: "lesson", sampling: .standard(replications: 4), play: PlayOptions(workers: 1), sweep: 0,
                keeping: .file(store), out: home + "/reply", command: "study"), in: workspace
        ).run()
        var files: [String: [UInt8]] = [:]
        for path in [Corpus.Path.recording, Corpus.Path.store] {
            files[path] = [UInt8](FileManager.default.contents(atPath: "\(home)/\(path)") ?? Data())
        }
        let lesson = "\(Fixtures.home)/Scenarios/lesson"
        for name in try FileManager.default.subpathsOfDirectory(atPath: lesson) where name.contains(".") {
            let text = String(decoding: FileManager.default.contents(atPath: "\(lesson)/\(name)") ?? Data(), as: UTF8.self)
            files[Corpus.Path.lesson + name] = Array(text.utf8)
            files[Corpus.Path.placed + name] = Array(text.replacing("id: lesson\n", with: "id: placed\n").utf8)
        }
        return Corpus(files: files)
    }

    private func input(of kind: InputKind, from first: Int = 0) throws -> FuzzInput {
        try #require((first..<first + 64).map { FuzzInput(seed: 4, index: $0) }.first { $0.kind == kind })
    }

    private func reading<Value>(_ body: (inout Reader, Corpus) async throws -> Value) async throws -> Value {
        let corpus = try await Self.corpus.value
        let slot = Slot(NSTemporaryDirectory() + "anabasis-slot-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: slot.folder) }
        try slot.makeHome(of: corpus)
        var reader = Reader(corpus: corpus, home: slot.home)
        return try await body(&reader, corpus)
    }

    @Test(arguments: [InputKind.folder, .map, .recording, .store])
    func whatIsSoundIsAccepted(kind: InputKind) async throws {
        try await reading { reader, corpus in
            let stages = StageList()
            let sound = Specimen(files: corpus.files.filter { corpus.targets(of: kind).contains($0.key) })
            let verdict = await reader.read(sound, of: try input(of: kind)) { stages.add($0.words) }
            #expect(verdict.isAccepted && verdict.causes.isEmpty, "\(verdict.causes)")
            #expect(stages.all.first == Board.Stage.reading.words)
        }
    }

    @Test(arguments: [
        (InputKind.folder, Corpus.Path.lesson + "scenario.yaml", "id: ["), (.folder, Corpus.Path.lesson + "forces.csv", ""),
        (.map, Corpus.Path.lesson + "map.txt", "terrain:\n..\n"), (.recording, Corpus.Path.recording, "no recording"),
        (.store, Corpus.Path.store, "no store"), (.folder, Corpus.Path.lesson + "enemy.yaml", "- {id: \"\u{1B}[31m\"}"),
    ])
    func whatIsBrokenIsRefusedInSentencesAndPutBack(kind: InputKind, path: String, text: String) async throws {
        try await reading { reader, corpus in
            let input = try input(of: kind)
            let broken = await reader.read(Specimen(files: [path: Array(text.utf8)]), of: input) { _ in }
            #expect(!broken.isAccepted && broken.causes.isEmpty, "\(broken.causes)")
            let again = await reader.read(Specimen(files: [:]), of: input) { _ in }
            #expect(again.isAccepted && again.causes.isEmpty, "the sound file lies there again")
        }
    }

    @Test func inputsAtRandomAreReadOrRefusedAndAlikeEachTime() async throws {
        let scratch = NSTemporaryDirectory() + "anabasis-scratch-\(UUID().uuidString)"
        try await reading { reader, corpus in
            var (accepted, refused) = (0, 0)
            for index in 0..<90 {
                let input = FuzzInput(seed: 77, index: index)
                let specimen = input.specimen(from: corpus, scratch: scratch).specimen
                guard input.kind != .theatre, !specimen.files.isEmpty else { continue }
                let verdict = await reader.read(specimen, of: input) { _ in }
                #expect(verdict.causes.isEmpty, "input \(index): \(verdict.causes)")
                if verdict.isAccepted { accepted += 1 } else { refused += 1 }
                guard index % 9 == 0 else { continue }
                let again = await reader.read(specimen, of: input) { _ in }
                #expect(again.isAccepted == verdict.isAccepted && again.wasPlayed == verdict.wasPlayed)
            }
            #expect(accepted > 5 && refused > 20, "\(accepted) accepted, \(refused) refused")
        }
    }

    @Test func aWarningIsNoReasonToRefuse() async throws {
        try await reading { reader, corpus in
            let path = Corpus.Path.lesson + "scenario.yaml"
            let text = String(decoding: corpus.files[path] ?? [], as: UTF8.self)
            let changed = text.replacing("groups:\n", with: "groups:\n  - {id: idle, title: the idle, members: [philon]}\n")
            let verdict = await reader.read(Specimen(files: [path: Array(changed.utf8)]), of: try input(of: .folder)) { _ in }
            #expect(changed != text && verdict.isAccepted && verdict.causes.isEmpty)
        }
    }
}

/// Stages in the order in which they were entered.
private final class StageList {
    private(set) var all: [String] = []
    func add(_ stage: String) { all.append(stage) }
}

/// What a worker writes down is read by its session, once and whole.
@Suite struct SlotTests {
    private let slot = Slot(NSTemporaryDirectory() + "anabasis-slot-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(atPath: slot.folder, withIntermediateDirectories: true) }

    private func remove() { try? FileManager.default.removeItem(atPath: slot.folder) }

    @Test func everyCauseIsHeardOnceAndInOrder() throws {
        defer { remove() }
        let causes = [
            Cause.hung("while it reads"), .memory(3 << 30, "at play"), .malformed("too long", in: "x"),
            .code(7, told: "all is lost"),
            .crash(signal: 11, told: ""),
        ]
        for (number, cause) in causes.enumerated() { try slot.tell(cause, of: 100 + number) }
        let heard = slot.heard()
        #expect(heard.map(\.index) == [100, 101, 102, 103, 104] && heard.map(\.cause) == causes)
        #expect(slot.heard().isEmpty, "it is told once")
    }

    @Test(arguments: ["a\tb", "a\nb", "a\r\nb", "a\rb", "\t", "", "\r\n"])
    func noSignBreaksALine(text: String) throws {
        defer { remove() }
        try slot.tell(.hung(text), of: 1)
        try slot.tell(.hung("next"), of: 2)
        let heard = slot.heard()
        #expect(heard.map(\.index) == [1, 2] && heard.last?.cause == .hung("next"))
        #expect(heard.first?.cause.mark.unicodeScalars.contains { $0.value < 32 } == false)
    }

    @Test func whatIsNoRecordIsPassedOver() throws {
        defer { remove() }
        try slot.tell(.hung("x"), of: 1)
        let told = try FileManager.default.contentsOfDirectory(atPath: slot.folder)[0]
        let lines = "not a record\n1\thung\tonly three\nx\thung\ta\tb\n2\tno kind\ta\tb\n3\thung\ta\tb\n"
        try Data(lines.utf8).write(to: URL(fileURLWithPath: "\(slot.folder)/\(told)"))
        #expect(slot.heard().map(\.index) == [3])
    }

    @Test func theEndOfALongStoryIsKept() throws {
        defer { remove() }
        #expect(slot.said().isEmpty, "nothing was said")
        let text = String(repeating: "x", count: 200_000) + "the end"
        try Data(text.utf8).write(to: URL(fileURLWithPath: slot.error))
        #expect(slot.said().count == 100_000 && slot.said().hasSuffix("the end"))
    }

    @Test(arguments: [nil, "", "1", "2,1", "1,1,99", "x", "1,x,2"] as [String?])
    func stepsAreThoseThatTheInputHas(steps: String?) throws {
        let whole = try #require((0..<200).map { FuzzInput(seed: 2, index: $0) }.first { $0.steps == [1, 2] })
        let expected =
            [nil: [1, 2], "": [], "1": [1], "2,1": [1, 2], "1,1,99": [1], "x": [], "1,x,2": [1, 2]] as [String?: [Int]]
        let input = StepList.input(seed: 2, index: whole.index, isRun: false, steps: steps)
        #expect(input.steps == expected[steps] && input.kind == whole.kind)
        #expect(StepList.input(seed: 2, index: whole.index, isRun: false, steps: StepList.text(input.steps)) == input)
    }
}
