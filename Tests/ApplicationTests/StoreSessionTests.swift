import Application
import Foundation
import ScenarioFiles
import TestSupport
import Testing

/// Reports and merges of stores that do not fit.
struct StoreSessionTests {
    /// A store of a short study of the lesson.
    private func store(_ name: String, in folder: String, settings: [String] = [], part: String? = nil) async throws -> String {
        let path = "\(folder)/\(name).study"
        let session = SessionCase.study(
            in: folder, settings: settings, keeping: .file(path), part: part.flatMap(StudyQuery.Part.init))
        if part == nil { _ = try await session.run() } else { _ = try await session.runPart() }
        return path
    }

    private func report(_ stores: [String], in folder: String) async throws -> Refusal? {
        try await refusal {
            try await ReportSession(stores, out: folder + "/report", in: SessionCase.workspace).run()
        }
    }

    @Test func aStoreIsNamedOnceAndThere() async throws {
        try await SessionCase.inFolder { folder in
            let none = try await report([], in: folder)
            #expect(none?.kind == .request && none?.description.contains("No store is named") == true)
            let absent = try await report([folder + "/absent.study"], in: folder)
            #expect(absent?.kind == .input && absent?.description.contains("there is no such file") == true)
            let (one, two) = (try await store("one", in: folder), try await store("two", in: folder))
            let several = try await report([one, two], in: folder)
            #expect(several == nil, "the one that was written last is reported")
        }
    }

    @Test func whatIsNoStoreIsLeftAsItIs() async throws {
        try await SessionCase.inFolder { folder in
            let path = folder + "/letter.study"
            try Data("Dear Kim".utf8).write(to: URL(fileURLWithPath: path))
            let foreign = try await report([path], in: folder)
            #expect(foreign?.kind == .input && foreign?.description.hasPrefix(path) == true, "\(foreign as Any)")
            let study = try await refusal { try await SessionCase.study(in: folder, keeping: .file(path)).run() }
            #expect(study?.kind == .input)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("Dear Kim".utf8))
        }
    }

    @Test func anotherQuestionIsRefused() async throws {
        try await SessionCase.inFolder { folder in
            let path = try await store("one", in: folder)
            let other = try await refusal {
                try await SessionCase.study(in: folder, settings: ["contact.sightNight=0.4"], keeping: .file(path)).run()
            }
            #expect(other?.kind == .input && other?.description.contains("under other rules") == true, "\(other as Any)")
        }
    }

    @Test func aChangedScenarioIsNoticed() async throws {
        try await SessionCase.inFolder { folder in
            let lesson = folder + "/lesson"
            try FileManager.default.copyItem(atPath: Fixtures.home + "/Scenarios/lesson", toPath: lesson)
            let path = folder + "/one.study"
            let query = StudyQuery(
                scenario: lesson, sampling: .standard(replications: 10), play: PlayOptions(workers: 1), sweep: 0,
                keeping: .file(path),
                out: folder + "/reply", command: "study")
            _ = try await StudySession(query, in: SessionCase.workspace).run()
            let sources = lesson + "/sources.yaml"
            let text = try String(contentsOfFile: sources, encoding: .utf8)
            try ("# looked through again\n" + text).write(toFile: sources, atomically: true, encoding: .utf8)
            let changed = try await report([path], in: folder)
            #expect(changed?.description.contains("another state of the scenario's files") == true, "\(changed as Any)")
        }
    }

    @Test func partsOfDifferentStudiesDoNotMerge() async throws {
        try await SessionCase.inFolder { folder in
            let one = try await store("one", in: folder, part: "1/2")
            let other = try await store("other", in: folder, settings: ["contact.sightNight=0.4"], part: "2/2")
            let merged = folder + "/whole.study"
            let different = try await refusal { try MergeSession([one, other], into: merged).run() }
            #expect(different?.kind == .input && !FileManager.default.fileExists(atPath: merged), "\(different as Any)")
            _ = try MergeSession([one], into: merged).run()
            let there = try await refusal { try MergeSession([one], into: merged).run() }
            #expect(there?.kind == .input && there?.description.hasPrefix(merged) == true, "what is there is not overwritten")
            let empty = try await refusal { try MergeSession([one], into: "").run() }
            #expect(empty?.kind == .request)
        }
    }

    @Test func aPartLacksTheRest() async throws {
        try await SessionCase.inFolder { folder in
            let part = try await store("part", in: folder, part: "1/3")
            let lacking = try await report([part], in: folder)
            let says = lacking?.description ?? ""
            #expect(lacking?.kind == .input && says.contains("--store \(part)` plays what is missing"), "\(says)")
        }
    }
}

/// Scenarios, their lists and their faults.
struct CatalogueTests {
    @Test func everyFaultOfAScenarioIsReported() async throws {
        try await SessionCase.inFolder { folder in
            let lesson = folder + "/lesson"
            try FileManager.default.copyItem(atPath: Fixtures.home + "/Scenarios/lesson", toPath: lesson)
            let path = lesson + "/enemy.yaml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try text.replacingOccurrences(of: "posture: hold", with: "posture: hodl")
                .write(toFile: path, atomically: true, encoding: .utf8)
            let report = try CheckReport(lesson, in: SessionCase.workspace)
            let places = text.components(separatedBy: "posture: hold").count - 1
            #expect(report.faults.count == places && report.summary == nil, "\(report.faults)")
            #expect(report.text(PageStyle()).hasSuffix(places == 1 ? "1 fault." : "\(places) faults."))
            let page = try JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: [String]]
            #expect(page?["faults"] == report.faults)
        }
    }

    @Test func anEmptyNameIsNoScenario() async throws {
        let empty = try await refusal { try CheckReport("", in: SessionCase.workspace) }
        #expect(empty?.kind == .request)
    }

    @Test(arguments: [40, 60, 80, 132])
    func listsFitTheirColumns(width: Int) throws {
        let style = PageStyle(width: width)
        for line in ScenarioList(in: SessionCase.workspace).text(style).split(separator: "\n") {
            #expect(line.count <= width, "\(line)")
        }
        for line in try RuleList().text(style).split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    }

    @Test func aPageIsFortyColumnsWideAtLeast() {
        #expect(PageStyle(width: 1).width == 40 && PageStyle(width: -7).width == 40 && PageStyle(width: 41).width == 41)
    }

    @Test func aTopicThatIsNoneNamesThoseThatAre() async throws {
        let fault = try await refusal { try RuleList(matching: "weather") }
        #expect(fault?.kind == .request && fault?.description.contains("contact, ") == true, "\(fault as Any)")
    }

    @Test func aGroupIsOneOfTheScenario() async throws {
        let query = SweepQuery(
            scenario: "lesson", vary: ["ways=1,2"], measured: MeasureQuery(measure: "lost", group: "nobody"),
            sampling: .standard(replications: 2),
            play: PlayOptions(workers: 1))
        let fault = try await refusal { try await SweepSession(query, in: SessionCase.workspace).run() }
        #expect(fault?.kind == .input && fault?.description.hasPrefix("--of is \"nobody\", expected") == true)
    }

    @Test func aDigestIsOfTheFiles() throws {
        let digest = try SessionCase.workspace.manifest(of: "lesson").digest
        #expect(digest.count == 64 && digest.allSatisfy(\.isHexDigit))
        #expect(try digest == SessionCase.workspace.manifest(of: Fixtures.home + "/Scenarios/lesson").digest)
    }
}
