import Foundation
import Testing
import Workbench

private let written = "\(Bench.home)/Sources/Workbench/Page"
private let libraries = "\(Bench.home)/.tools/workbench"
private let isMinified = FileManager.default.fileExists(atPath: "\(libraries)/page/SHA256SUMS")

/// The files of the page, and the address of each.
private func pageFiles() throws -> [(name: String, address: String)] {
    try FileManager.default.contentsOfDirectory(atPath: written).sorted().map { ($0, $0 == "index.html" ? "/" : "/page/\($0)") }
}

/// The page as it is served where set-up minified nothing.
@Suite(.serialized) struct WrittenPageTests {
    @Test func everyFileIsBuiltInAsItWasWritten() async throws {
        let bench = try Bench(libraries: NSTemporaryDirectory() + "anabasis-no-libraries")
        for (name, address) in try pageFiles() {
            let reply = try await bench.ask(address)
            #expect(reply.status == 200, "\(name): add it to PageFiles.swift")
            #expect(Data(reply.body) == FileManager.default.contents(atPath: "\(written)/\(name)"), "\(name)")
        }
    }
}

/// The page as it is served where set-up minified it.
@Suite(.serialized, .enabled(if: isMinified, "set-up found no minifier for this machine")) struct MinifiedPageTests {
    /// All that is served is at most 150 KB.
    @Test func itIsServedAndSmall() async throws {
        let bench = try Bench()
        var size = 0
        for (name, address) in try pageFiles() {
            let reply = try await bench.ask(address)
            #expect(Data(reply.body) == FileManager.default.contents(atPath: "\(libraries)/page/\(name)"), "\(name)")
            size += reply.body.count
        }
        #expect(size > 50_000 && size <= 150_000, "\(size) bytes")
    }

    /// What was minified from other files than those that are built in is not served.
    @Test func whatIsStaleIsLeftAlone() async throws {
        let other = NSTemporaryDirectory() + "anabasis-stale-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: other) }
        try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: "\(libraries)/page", toPath: "\(other)/page")
        let sums = "\(other)/page/SHA256SUMS"
        let changed = try String(contentsOfFile: sums, encoding: .utf8).replacingOccurrences(of: "0", with: "1")
        try changed.write(toFile: sums, atomically: true, encoding: .utf8)
        let reply = try await Bench(libraries: other).ask("/page/app.js")
        #expect(Data(reply.body) == FileManager.default.contents(atPath: "\(written)/app.js"))
    }
}
