import Foundation
import Pages
import ReplySupport
import Testing

@Suite struct ReplyTests {
    /// The page of the lesson as it was last looked at; RECORD_GOLDEN=1 writes it anew, and fails so that somebody looks.
    @Test func `the lesson's page is the one that was looked at`() async throws {
        let path = ReplyCase.home + "/Tests/Golden/lesson-reply.md"
        let page = try await ReplyCase.lesson.value.markdown
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try page.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("Tests/Golden/lesson-reply.md was written; read it, then run the tests without RECORD_GOLDEN")
            return
        }
        let golden = try String(contentsOfFile: path, encoding: .utf8)
        let (old, new) = (golden.split(separator: "\n"), page.split(separator: "\n"))
        let parted =
            zip(old, new).first { $0 != $1 }.map { "was: \($0.0)\n is: \($0.1)" } ?? "\(old.count) and \(new.count) lines"
        #expect(page == golden, "read the page, then record it with RECORD_GOLDEN=1; first difference:\n\(parted)")
    }

    @Test func `a folder holds page, tables and data, and no broken chart`() async throws {
        let folder = try ReplyCase.folder("reply")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let written = try await ReplyCase.lesson.value.write(to: folder)
        let expected = [
            "arrivals.csv", "delays.csv", "directives.csv", "formations.csv", "history.csv", "reply.html", "reply.md",
            "sensitivity.csv", "study.json",
        ]
        #expect(written.files == expected)
        #expect(written.fault?.isEmpty == false)
        for name in expected { #expect(FileManager.default.fileExists(atPath: "\(folder)/\(name)"), "\(name)") }
        let html = try String(contentsOfFile: folder + "/reply.html", encoding: .utf8)
        #expect(!html.contains("src=\"http") && !html.contains("<script") && !html.contains("<link"))
        #expect(html.contains("The charts are not drawn"))
    }

    @Test func `every row of a spreadsheet has as many fields as its head`() async throws {
        let folder = try ReplyCase.folder("tables")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try await ReplyCase.lesson.value.write(to: folder).files.filter { $0.hasSuffix(".csv") }
        for name in files {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            let counts = Set(text.split(separator: "\r\n").map(fields))
            #expect(counts.count == 1, "\(name): \(counts)")
        }
    }

    private func fields(_ line: Substring) -> Int {
        var isQuoted = false
        return line.reduce(1) { count, character in
            if character == "\"" { isQuoted.toggle() }
            return character == "," && !isQuoted ? count + 1 : count
        }
    }

    @Test func `the data carry the digest and read back to the same figures`() async throws {
        let writer = try await ReplyCase.lesson.value
        let text = try writer.json()
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(object?["digest"] as? String == writer.reply.figures.run.digest)
        #expect(object?["replicationsPerSecond"] as? Double == 1000)
        #expect(object?["peakMemoryBytes"] as? Int == 50_000_000)
        let back = try JSONDecoder().decode(Reply.self, from: Data(text.utf8))
        #expect(back.figures.directives.map(\.measures) == writer.reply.figures.directives.map(\.measures))
    }

    @Test func `nothing on a terminal is wider than it, nor coloured unless asked`() async throws {
        let writer = try await ReplyCase.lesson.value
        for width in [72, 80, 100] {
            let page = writer.terminal(width: width, color: false)
            #expect(page.split(separator: "\n").allSatisfy { $0.count <= width })
            #expect(!page.contains("\u{1b}"))
        }
        #expect(writer.terminal(width: 80, color: true).contains("\u{1b}["))
    }

    @Test func `men on the page are the men of the study`() async throws {
        let figures = try await ReplyCase.lesson.value.reply.figures
        let asked = figures.asked
        #expect(asked.id == "go-small" && figures.directives[0].id == "go-small")
        #expect(figures.arrivals.last?.byDay.last?.mean == asked.estimate(.menOut).mean)
        let north = figures.formations.reduce(0) { $0 + $1.out.mean }
        #expect(abs(north - asked.estimate(.menOut).mean) < 1e-6)
        for item in figures.formations {
            let kept = item.out.mean + item.guerrillas.mean + item.lost.mean + item.onTheMarch.mean
            #expect(abs(kept - item.menStart) < 1e-6, "\(item.name)")
        }
    }
}
