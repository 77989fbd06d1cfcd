import Archives
import Campaigns
import Foundation
import Fuzzing
import Testing

/// Recordings that are taken apart, changed and sealed again.
@Suite struct RecordingSealTests {
    private let bytes: [UInt8]

    init() throws {
        let head = RecordingHead(
            scenario: "lesson", scenarioDigest: "0", version: "1", seed: 7, replication: 0, epochHours: 12, epochs: 4,
            settings: [],
            sent: [RecordingHead.Sent(epoch: 0, directive: "go-small", going: nil)])
        bytes = try Recording.bytes(of: Journal(), head: head)
    }

    @Test func whatIsTakenApartIsSealedAsItWas() throws {
        let parts = try #require(RecordingSeal.parts(of: bytes))
        #expect(parts.epochs.count == 4)
        #expect(RecordingSeal.sealed(parts, model: bytes) == bytes)
    }

    @Test func aChangedHeadIsRead() throws {
        var parts = try #require(RecordingSeal.parts(of: bytes))
        let text = String(decoding: parts.head, as: UTF8.self).replacingOccurrences(of: "\"seed\":7", with: "\"seed\":77")
        parts.head = Array(text.utf8)
        let path = NSTemporaryDirectory() + "anabasis-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(RecordingSeal.sealed(parts, model: bytes)).write(to: URL(fileURLWithPath: path))
        #expect(try Recording(path).head.seed == 77)
    }

    @Test func manyChangesKeepItARecording() {
        var changed = 0
        for index in 0..<200 {
            var copy = bytes
            var chooser = Chooser(seed: 1, index: index, step: 1)
            _ = RecordingSeal.mutate(&copy, &chooser)
            if copy != bytes { changed += 1 }
            #expect(RecordingSeal.parts(of: copy) != nil)
        }
        #expect(changed > 100)
    }

    @Test func whatIsNoRecordingIsLeftAlone() {
        for other in [[], [1, 2, 3], [UInt8](repeating: 0xff, count: 200)] as [[UInt8]] {
            var copy = other
            var chooser = Chooser(seed: 1, index: 1, step: 1)
            _ = RecordingSeal.mutate(&copy, &chooser)
            #expect(copy == other)
        }
    }
}
