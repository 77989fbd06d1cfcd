import Foundation

/// A process of ours, alone in its group, so that nothing it starts outlives it.
package struct Child {
    /// Where a stream of a child goes.
    package enum Sink: Equatable {
        case file(String)
        /// The stream is closed, as a service manager may do.
        case closed
        /// Every write fails, as on a full disk.
        case full
    }

    /// How a child ended.
    package struct Ending {
        /// The code it ended with; nil if a signal ended it.
        package let code: Int32?
        /// The signal that ended it, or 0.
        package let signal: Int32
        /// The most memory that it held, bytes.
        package let peakBytes: Int
    }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package let id: pid_t
    package let started = Moment.now

    /// Starts a program in a folder.
    package init(_ program: String, _ arguments: [String], in folder: String, output: Sink, error: Sink) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        Self.add(output, as: 1, to: &actions)
        Self.add(error, as: 2, to: &actions)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var environment = Self.environment.map { strdup($0) } + [nil]
        defer { for word in words + environment { free(word) } }
        var id: pid_t = 0
        // A child begins where its parent is; nothing else of this process looks at the current folder meanwhile.
        let here = FileManager.default.currentDirectoryPath
        defer { chdir(here) }
        guard chdir(folder) == 0 else { throw Failure(description: "\(folder): there is no such folder.") }
        let code = posix_spawn(&id, program, &actions, &attributes, &words, &environment)
        guard code == 0 else {
            throw Failure(description: "\(program): it cannot be started (\(String(cString: strerror(code)))).")
        }
        self.id = id
    }

    private static func add(_ sink: Sink, as stream: Int32, to actions: inout posix_spawn_file_actions_t) {
        switch sink {
        case .file(let path): posix_spawn_file_actions_addopen(&actions, stream, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        case .closed: posix_spawn_file_actions_addclose(&actions, stream)
        case .full: posix_spawn_file_actions_addopen(&actions, stream, "/dev/full", O_WRONLY, 0)
        }
    }

    /// Our own environment, with a crash told in a form that can be read, and nothing that leads away from the folder.
    private static let environment: [String] = {
        var all = ProcessInfo.processInfo.environment
        all["SWIFT_BACKTRACE"] = "enable=yes,color=no,threads=crashed,registers=none,images=none,limit=48,timeout=5s"
        all["NO_COLOR"] = "1"
        all["ANABASIS_HOME"] = nil
        return all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    }()

    /// How it ended; nil while it runs.
    package func ending() -> Ending? {
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(id, &status, WNOHANG, &usage) == id else { return nil }
        let signal = status & 0x7f
        #if os(Linux)
            let peak = usage.ru_maxrss * 1024
        #else
            let peak = usage.ru_maxrss
        #endif
        return Ending(code: signal == 0 ? (status >> 8) & 0xff : nil, signal: signal, peakBytes: peak)
    }

    /// Presses Ctrl-C.
    package func interrupt() { Foundation.kill(id, SIGINT) }

    /// Ends it and all that it started, and waits until it has gone.
    package func kill() {
        Foundation.kill(-id, SIGKILL)
        while ending() == nil { usleep(1000) }
    }
}
