import Arithmetic
import Foundation
import Studies
import Testing

/// Bytes come back from a scratch file as they were, from any thread, and nothing is left of it.
struct ScratchFileTests {
    private static func bytes(_ count: Int, from first: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: first &+ $0 &* 7) }
    }

    @Test func `bytes come back in any order`() throws {
        let file = try #require(ScratchFile())
        let counts = [0, 1, 4096, 100_000, 3]
        let extents = try counts.enumerated().map { try #require(file.append(Self.bytes($1, from: $0))) }
        for (number, count) in counts.enumerated().reversed() {
            #expect(extents[number].count == count && extents[number].bytes() == Self.bytes(count, from: number))
        }
        // Read twice, and after more was added.
        _ = file.append([1, 2])
        #expect(extents[3].bytes() == Self.bytes(100_000, from: 3))
    }

    @Test func `bytes of several threads do not mix`() throws {
        let file = try #require(ScratchFile())
        let extents = parallelMap(200) { file.append(Self.bytes(1 + 37 * $0, from: $0)) }
        for (number, extent) in extents.enumerated() {
            #expect(try #require(extent).bytes() == Self.bytes(1 + 37 * number, from: number))
        }
    }

    @Test func `bytes outlive what else is held of the file`() throws {
        var file = ScratchFile()
        let extent = try #require(file?.append([4, 5, 6]))
        file = nil
        #expect(extent.bytes() == [4, 5, 6])
    }

    @Test func `the file has no name`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "scratch-\(UUID().uuidString)")
        #expect(ScratchFile(in: folder) == nil, "there is no such folder")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try #require(ScratchFile(in: folder))
        let extent = try #require(file.append(Self.bytes(10_000, from: 0)))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        #expect(extent.bytes() == Self.bytes(10_000, from: 0))
    }
}
