import AnabasisFuzz
import Foundation
import Testing

/// Processes that are started, watched and ended; one at a time, since a child begins in the folder of its parent.
@Suite(.serialized) struct ChildTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "anabasis-child-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func shell(_ script: String, output: Child.Sink? = nil, error: Child.Sink? = nil) throws -> Child {
        try Child(
            "/bin/sh", ["-c", script], in: folder, output: output ?? .file("\(folder)/output"),
            error: error ?? .file("\(folder)/error"))
    }

    private func end(_ child: Child) -> Child.Ending {
        while true {
            if let ending = child.ending() { return ending }
            usleep(500)
        }
    }

    private func said(_ name: String = "output") -> String {
        String(decoding: FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data(), as: UTF8.self)
    }

    private func remove() { try? FileManager.default.removeItem(atPath: folder) }

    @Test(arguments: [0, 1, 3, 130] as [Int32])
    func `a code is the one that it ended with`(code: Int32) throws {
        defer { remove() }
        let ending = end(try shell("exit \(code)"))
        #expect(ending.code == code && ending.signal == 0 && ending.peakBytes > 0)
    }

    @Test func `a signal is told as such`() throws {
        defer { remove() }
        let ending = end(try shell("kill -SEGV $$"))
        #expect(ending.code == nil && ending.signal == SIGSEGV)
    }

    @Test func `streams go where they are sent`() throws {
        defer { remove() }
        #expect(end(try shell("echo one; echo two >&2")).code == 0)
        #expect(said() == "one\n" && said("error") == "two\n")
        #expect(end(try shell("echo three")).code == 0 && said() == "three\n")
    }

    @Test func `it runs in its folder, and reads nothing`() throws {
        defer { remove() }
        let here = FileManager.default.currentDirectoryPath
        #expect(end(try shell("pwd -P; cat")).code == 0)
        let place = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        #expect(said() == place + "\n" && FileManager.default.currentDirectoryPath == here)
    }

    @Test func `a closed stream is closed`() throws {
        defer { remove() }
        #expect(end(try shell("echo x 2>/dev/null || exit 9", output: .closed)).code == 9)
        #expect(end(try shell("echo x >&2 || exit 8", error: .closed)).code == 8)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func `a full disk takes nothing`() throws {
        defer { remove() }
        #expect(end(try shell("echo x 2>/dev/null || exit 7", output: .full)).code == 7)
    }

    @Test func `nothing of our own environment leads it away`() throws {
        defer { remove() }
        setenv("ANABASIS_HOME", "/elsewhere", 1)
        defer { unsetenv("ANABASIS_HOME") }
        #expect(end(try shell("echo ${ANABASIS_HOME-none} $NO_COLOR ${SWIFT_BACKTRACE%%,*}")).code == 0)
        #expect(said() == "none 1 enable=yes\n")
    }

    @Test func `one that goes on for ever is ended, with what it started`() throws {
        defer { remove() }
        let child = try shell("sleep 600 & echo $! > inner; wait")
        while said("inner").isEmpty { usleep(1000) }
        #expect(child.ending() == nil)
        child.kill()
        let inner = try #require(Int32(said("inner").trimmingCharacters(in: .whitespacesAndNewlines)))
        var tries = 0
        while kill(inner, 0) == 0, tries < 500, !isZombie(inner) {
            usleep(2000)
            tries += 1
        }
        #expect(tries < 500)
    }

    /// A child that has ended and of whom nobody has heard yet.
    private func isZombie(_ id: Int32) -> Bool {
        let text = String(decoding: FileManager.default.contents(atPath: "/proc/\(id)/stat") ?? Data(), as: UTF8.self)
        return text.contains(") Z ")
    }

    @Test func `Ctrl-C is heard`() throws {
        defer { remove() }
        let child = try shell("trap 'exit 42' INT; echo ready; while true; do sleep 0.01; done")
        while said().isEmpty { usleep(1000) }
        child.interrupt()
        #expect(end(child).code == 42)
    }

    @Test func `what is not there cannot be started`() {
        defer { remove() }
        #expect(throws: Child.Failure.self) {
            _ = try Child("/bin/sh", [], in: "/no/such/folder", output: .closed, error: .closed)
        }
        #expect(throws: Child.Failure.self) {
            _ = try Child("/no/such/program", [], in: folder, output: .closed, error: .closed)
        }
    }
}
