import Application
import Foundation
import TestSupport
import Testing

/// Studies as values: a question in, a reply out.
struct StudySessionTests {
    @Test func aReplyIsShownBeforeItIsWritten() async throws {
        try await SessionCase.inFolder { folder in
            let ear = Ear()
            let reply = try await SessionCase.study(in: folder).run(progress: ear.hear)
            #expect(reply.text(PageStyle()).contains("The march from Orsa") && !reply.wasStopped)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/reply").isEmpty, "nothing is written yet")
            let told = try reply.write()
            #expect(told.last?.hasPrefix("Written to \(folder)/reply: reply.html") == true, "\(told)")
            for name in ["reply.html", "reply.md", "study.json", "situation.gpkg", "map.svg"] {
                #expect(FileManager.default.fileExists(atPath: "\(folder)/reply/\(name)"), "\(name)")
            }
            #expect(ear.stages.contains("reading the map") && ear.stages.contains("comparing directives"), "\(ear.stages)")
            let json = try JSONSerialization.jsonObject(with: Data(try reply.json().utf8))
            #expect((json as? [String: Any])?["digest"] as? String == reply.writer.reply.digest)
        }
    }

    @Test func aStoreIsGoneOnFrom() async throws {
        try await SessionCase.inFolder { folder in
            let store = folder + "/lesson.study"
            let first = try await SessionCase.study(in: folder, keeping: .file(store)).run()
            let ear = Ear()
            let second = try await SessionCase.study(in: folder, keeping: .file(store)).run(progress: ear.hear)
            #expect(ear.events.contains(.keeping(store)))
            #expect(ear.notices.count == 1 && ear.notices[0].hasPrefix("Going on from \(store): "), "\(ear.notices)")
            #expect(first.writer.reply.digest == second.writer.reply.digest)
            let (report, missing) = try await ReportSession([store], out: folder + "/again", in: SessionCase.workspace).run()
            #expect(missing == 0 && report.writer.reply.digest == first.writer.reply.digest && report.notices.isEmpty)
            #expect(report.folder == folder + "/again")
        }
    }

    @Test func partsMakeTheWhole() async throws {
        try await SessionCase.inFolder { folder in
            let whole = try await SessionCase.study(in: folder).run()
            var parts: [String] = []
            for text in ["1/2", "2/2"] {
                let path = "\(folder)/\(parts.count).study"
                let part = StudyQuery.Part(text)
                let played = try await SessionCase.study(in: folder, keeping: .file(path), part: part).runPart()
                #expect(
                    !played.wasStopped && played.sentences == ["Part \(text) is in \(path); `anabasis merge` joins the parts."])
                parts.append(path)
            }
            let merged = folder + "/whole.study"
            let told = try MergeSession(parts, into: merged).run()
            #expect(told.path == merged && told.parts == 2 && told.shared >= 0 && told.damaged.isEmpty, "\(told)")
            #expect(told.text(PageStyle(width: 80)).contains("of 2 parts"))
            let (report, _) = try await ReportSession([merged], out: folder + "/reply", in: SessionCase.workspace).run()
            #expect(report.writer.reply.digest == whole.writer.reply.digest)
        }
    }

    @Test func aStopKeepsWhatIsFinished() async throws {
        try await SessionCase.inFolder { folder in
            let ear = Ear()
            let store = folder + "/lesson.study"
            let reply = try await SessionCase.study(in: folder, replications: 50_000, keeping: .file(store)).run(
                progress: ear.hear, shouldStop: { ear.stages.contains("comparing directives") && ear.events.count > 40 })
            #expect(reply.wasStopped)
            #expect(reply.notices.contains { $0.contains("kept in \(store)") && $0.contains("goes on from there") })
            let nothing = try await refusal { try await SessionCase.study(in: folder).run(shouldStop: { true }) }
            #expect(nothing?.kind == .stopped && nothing?.description.contains("No campaign of every directive") == true)
        }
    }

    @Test func aPrecisionSaysWhatWasFound() async throws {
        try await SessionCase.inFolder { folder in
            let found = try await SessionCase.study(in: folder, replications: 4000, precision: .share(0.05)).run()
            #expect(found.notices.first?.hasPrefix("The answer is known to within ") == true, "\(found.notices)")
            let short = try await SessionCase.study(in: folder, replications: 100, precision: .men(0.5)).run()
            #expect(short.notices.first?.contains("raise --replications") == true, "\(short.notices)")
        }
    }

    @Test func anotherProcessHoldsTheFile() async throws {
        try await SessionCase.inFolder { folder in
            let store = folder + "/lesson.study"
            let ear = Ear()
            async let long = SessionCase.study(in: folder, replications: 3000, keeping: .file(store)).run(progress: ear.hear)
            while !ear.events.contains(.keeping(store)) { try await Task.sleep(for: .milliseconds(5)) }
            let second = try await refusal { try await SessionCase.study(in: folder, keeping: .file(store)).run() }
            #expect(second?.kind == .busy && second?.description.contains("another process") == true, "\(second as Any)")
            _ = try await long
        }
    }
}
