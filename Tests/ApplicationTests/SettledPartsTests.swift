import Application
import Foundation
import TestSupport
import Testing

/// Parts of a study that read who goes instead of settling it.
struct SettledPartsTests {
    private func query(_ store: String, _ part: String?, settled: String? = nil, in folder: String) -> StudyQuery {
        StudyQuery(
            scenario: "lesson", sampling: .drawn(WorldCount(most: 4, perWorld: 5, isFixed: true)),
            play: PlayOptions(workers: 2),
            sweep: 0, keeping: .file(folder + "/" + store), part: part.flatMap(StudyQuery.Part.init),
            settled: settled.map { folder + "/" + $0 }, out: folder + "/reply", command: "anabasis study lesson")
    }

    @Test func theWholeIsTheSame() async throws {
        try await SessionCase.inFolder { folder in
            let whole = try await StudySession(query("whole.study", nil, in: folder), in: SessionCase.workspace).run()
            let settling = query("settled.study", "settle", in: folder)
            let told = try await StudySession(settling, in: SessionCase.workspace).runPart()
            #expect(told.sentences.first?.hasPrefix("Who goes is in ") == true, "\(told)")
            var parts = [folder + "/settled.study"]
            for number in 1...2 {
                let part = query("part-\(number).study", "\(number)/2", settled: "settled.study", in: folder)
                _ = try await StudySession(part, in: SessionCase.workspace).runPart()
                parts.append(folder + "/part-\(number).study")
            }
            _ = try MergeSession(parts, into: folder + "/merged.study").run()
            let (report, missing) = try await ReportSession(
                [folder + "/merged.study"], out: folder + "/again", in: SessionCase.workspace
            ).run()
            #expect(report.writer.reply.digest == whole.writer.reply.digest && missing == 0)
        }
    }

    @Test func aStoreOfAnotherStudyIsRefused() async throws {
        try await SessionCase.inFolder { folder in
            let other = StudyQuery(
                scenario: "lesson", sampling: .standard(replications: 2), play: PlayOptions(seed: 7, workers: 1), sweep: 0,
                keeping: .file(folder + "/other.study"), part: StudyQuery.Part("settle"), out: folder, command: "anabasis")
            _ = try await StudySession(other, in: SessionCase.workspace).runPart()
            let part = query("part.study", "1/2", settled: "other.study", in: folder)
            await #expect(throws: Refusal.self) { try await StudySession(part, in: SessionCase.workspace).runPart() }
            let none = query("part.study", "1/2", settled: "none.study", in: folder)
            await #expect(throws: Refusal.self) { try await StudySession(none, in: SessionCase.workspace).runPart() }
        }
    }
}
