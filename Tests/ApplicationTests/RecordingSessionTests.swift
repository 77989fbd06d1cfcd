import Application
import Campaigns
import Foundation
import Scenarios
import TestSupport
import Testing

/// A recording is read by epoch, day and minute, and branched: what was is kept, and what is said of moments is one.
struct RecordingSessionTests {
    private let workspace = SessionCase.workspace

    private func recorded<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        try await SessionCase.inFolder { folder in
            let path = folder + "/a.journal"
            _ = try await CampaignSession(
                CampaignQuery(scenario: "lesson", directive: "go-small", seed: 12, replication: 1, workers: 1, record: path),
                in: workspace
            ).run().write()
            return try await body(path)
        }
    }

    private func read(_ path: String, _ at: String?) async throws -> CampaignPackage {
        try await RecordingSession(RecordingQuery(recording: path, at: at, workers: 1), in: workspace).run()
    }

    /// The lesson starts on 1 October 1900 at 18:00, and its epochs have twelve hours.
    private static let moments: [(String, Range<Int>)] = [
        ("0", 0..<1), ("23", 23..<24), ("1900-10-01", 0..<1), ("1900-10-02", 1..<3), ("1900-10-03", 3..<5),
        ("1900-10-13", 23..<24),
        ("1900-10-01T18:00", 0..<1), ("1900-10-02T05:59", 0..<1), ("1900-10-02T06:00", 1..<2), ("1900-10-02T18:00", 2..<3),
        ("1900-10-13T17:59", 23..<24),
    ]

    @Test func aMomentIsAnEpochOrThoseOfADay() async throws {
        try await recorded { path in
            let whole = try await read(path, nil)
            #expect(whole.told == 0..<24)
            for (at, epochs) in Self.moments {
                let part = try await read(path, at)
                #expect(part.told == epochs, "\(at)")
                #expect(part.events == whole.events.filter { epochs.contains(Int($0.epoch)) }, "\(at)")
            }
        }
    }

    @Test func momentsOutsideTheCampaignAreRefused() async throws {
        try await recorded { path in
            for at in [
                "24", "-1", "1900-09-30", "1900-10-01T17:59", "1900-10-13T18:00", "1900-10-14", "1999-01-01", "soon", "",
            ] {
                let told = try await refusal { try await read(path, at) }
                #expect(told?.kind == .request && told?.description.hasPrefix("--at is") == true, "\(at): \(told as Any)")
            }
        }
    }

    @Test func daysTogetherAreTheWhole() async throws {
        try await recorded { path in
            var events: [Event] = []
            for day in 1...13 { events += try await read(path, "1900-10-\(day < 10 ? "0" : "")\(day)").events }
            #expect(try await events == read(path, nil).events)
        }
    }

    @Test func aBranchOfABranchKeepsBothPasts() async throws {
        try await recorded { path in
            let (second, third) = (path + ".2", path + ".3")
            let branch = { (from: String, at: String, directive: String, to: String) in
                let session = RecordingSession(
                    RecordingQuery(recording: from, at: at, directive: directive, workers: 1, record: to), in: workspace)
                let package = try await session.run()
                _ = try package.write()
                return package
            }
            let one = try await branch(path, "4", "one-column", second)
            let two = try await branch(second, "9", "high-road", third)
            #expect(
                two.head.sent.map(\.epoch) == [0, 4, 9]
                    && two.head.sent.map(\.directive) == ["go-small", "one-column", "high-road"])
            #expect(two.events.filter { $0.epoch < 9 } == one.events.filter { $0.epoch < 9 })
            #expect(try await read(third, nil).events == two.events)
            let same = try await branch(second, "9", "one-column", path + ".4")
            #expect(same.events == one.events && same.head.sent.count == 2, "an order that holds already is no turn")
        }
    }

    @Test func aBranchAtTheStartIsTheOtherCampaign() async throws {
        try await recorded { path in
            let other = try await RecordingSession(
                RecordingQuery(recording: path, at: "0", directive: "one-column", workers: 1), in: workspace
            ).run()
            let own = try await CampaignSession(
                CampaignQuery(scenario: "lesson", directive: "one-column", seed: 12, replication: 1, workers: 1), in: workspace
            ).run()
            #expect(other.events == own.events && other.head.sent.last == own.head.sent.last)
        }
    }

    @Test(arguments: [0, 10, 100])
    func aDamagedRecordingIsTold(at place: Int) async throws {
        try await recorded { path in
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            bytes[bytes.count - 1 - place] ^= 0x40
            try bytes.write(to: URL(fileURLWithPath: path))
            let told = try await refusal { try await read(path, nil) }
            #expect(told?.kind == .input && told?.description.contains(path) == true)
            try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path))
            #expect(try await refusal { try await read(path, nil) }?.kind == .input)
        }
    }

    @Test func theTextTellsEveryManOnce() async throws {
        try await recorded { path in
            let package = try await read(path, nil)
            let page = try JSONValue.read(package.json())
            #expect(page["events"]?.items?.count == package.events.count)
            let names = Set(page["events"]?.items?.compactMap { $0["formation"]?.text } ?? [])
            #expect(try names.isSubset(of: Set(Fixtures.lesson().formations.map(\.id))))
            for width in [40, 80, 120] {
                let lines = package.text(PageStyle(width: width)).split(separator: "\n")
                #expect(lines.allSatisfy { $0.count <= width }, "\(width)")
            }
        }
    }
}
