import Foundation
import TestSupport
import Testing

/// Ctrl-C at any moment ends with 130 and a word on what was kept.
struct InterruptTests {
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    /// Runs a command in the background and presses Ctrl-C so many seconds later, then again until it ends.
    private func interrupted(_ words: String, after seconds: [Double], in folder: String) throws -> Command {
        let presses = seconds.map { "sleep \($0); kill -INT $pid 2>/dev/null" }.joined(separator: "; ")
        return try Command.shell(
            "$ANABASIS \(words) & pid=$!; \(presses); while kill -INT $pid 2>/dev/null; do sleep 0.2; done; wait $pid",
            in: folder)
    }

    @Test(arguments: [
        ("comparing", "study lesson --replications 500000 --sweep 0 --store kept.study --out reply"),
        ("comparing", "study lesson --replications 500000 --sweep 0 --store kept.study --shard 1/2"),
        ("sweeping", "sweep lesson --vary ways=1,2 --replications 100000"),
        ("selecting", "select lesson --indifference 0.001 --at-most 1000000"),
        ("screening", "sensitivity lesson --morris --replications 2000"),
        ("playing worlds", "unknowns lesson --worlds 100000"),
    ])
    func theFirstStopsTheWorkCleanly(stage: String, words: String) throws {
        try inFolder { folder in
            let command = try Command.shellInterrupted("exec $ANABASIS \(words)", at: stage, in: folder)
            #expect(command.status == 130, "\(words): \(command.status) \(command.error)")
            #expect(command.error.contains("Stopping: finishing what is under way."), "\(command.error)")
            if words.contains("--store") {
                #expect(
                    command.error.contains("kept.study") && command.error.contains("goes on from there"), "\(command.error)")
            }
        }
    }

    @Test(arguments: [0.0, 0.05, 0.1, 0.3, 0.6, 1.0, 2.0])
    func whateverTheMomentItSaysWhatWasKept(seconds: Double) throws {
        try inFolder { folder in
            let words = "study lesson --replications 300000 --sweep 0"
            let command = try interrupted(words, after: [0.2 + seconds, 0.01, 0.01], in: folder)
            #expect(command.status == 130, "after \(seconds): \(command.status) \(command.error)")
            let isTold = ["Nothing was kept.", "kept in", "nothing is kept"].contains { command.error.contains($0) }
            #expect(isTold, "after \(seconds): \(command.error)")
            // What is there is whole: the same command goes on from it.
            let again = try Command.shell("$ANABASIS study lesson --replications 50 --sweep 0", in: folder)
            #expect(again.status == 0, "\(again.error)")
        }
    }

    @Test func aCommandThatCannotStopEndsAtOnce() throws {
        try inFolder { folder in
            let command = try interrupted("plan korea-1950 --layers plan.gpkg", after: [0.4], in: folder)
            #expect(command.status == 130 && command.error.contains("Ended by Ctrl-C. Nothing was kept."), "\(command.error)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }
}

/// Files that another process holds.
struct BusyTests {
    @Test func anotherProcessIsATemporaryReason() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let study = "$ANABASIS study lesson --sweep 0 --store one.study"
        let both = try Command.shell(
            "\(study) --replications 400000 --out a >/dev/null 2>first & pid=$!; "
                + "until grep -q comparing first 2>/dev/null; do sleep 0.05; done; "
                + "\(study) --replications 10 --out b; status=$?; kill -INT $pid; wait $pid; exit $status", in: folder)
        #expect(both.status == 75, "\(both.status) \(both.error)")
        #expect(both.error.contains("one.study: another process is using it; wait until it has ended"), "\(both.error)")
    }
}
