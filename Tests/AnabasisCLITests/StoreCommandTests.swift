import Foundation
import TestSupport
import Testing

/// A study that nothing can lose, as a user meets it.
struct StoreCommandTests {
    /// What a study's JSON says of its digest.
    private func digest(_ command: Command) throws -> String {
        #expect(command.status == 0, "\(command.error)")
        let object = try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any]
        return try #require(object?["digest"] as? String)
    }

    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    /// Fifty kills at random moments of whole lives of studies: none changes what the study says in the end.
    @Test func aKilledStudyEndsAsIfItHadNotBeenKilled() throws {
        let seed = UInt64(Date().timeIntervalSince1970 * 1000)
        var random = SplitMix(state: seed)
        try inFolder { folder in
            let arguments = ["study", "lesson", "--replications", "2000", "--sweep", "4", "--json", "--out", folder]
            let clock = ContinuousClock.now
            let whole = try digest(Command.run(arguments + ["--no-store"]))
            let life = Double((ContinuousClock.now - clock) / .milliseconds(1)) / 1000
            var kills = 0
            var resumed = 0
            for study in 0..<5 {
                let store = "\(folder)/\(study).study"
                var mine = 0
                while mine < 10 {
                    if try Command.kill(after: random.unit() * life * 0.6, arguments + ["--store", store]) {
                        mine += 1
                    } else {
                        // It ended before the kill: what is there is whole; begin another.
                        try? FileManager.default.removeItem(atPath: store)
                    }
                }
                kills += mine
                let last = try Command.run(arguments + ["--store", store])
                #expect(try digest(last) == whole, "study \(study), seed \(seed): \(last.error)")
                if last.error.contains("are there already") { resumed += 1 }
                #expect(try digest(Command.run("report", store, "--json", "--out", folder)) == whole, "seed \(seed)")
            }
            #expect(kills == 50)
            #expect(resumed >= 3, "kills left something to go on from in \(resumed) of 5 studies, seed \(seed)")
        }
    }

    @Test func partsAndMergeGiveTheReplyOfOneMachine() throws {
        try inFolder { folder in
            let one = try Command.run(
                "study", "lesson", "--replications", "70", "--sweep", "10", "--out", folder + "/one", "--store",
                folder + "/one.study")
            #expect(one.status == 0, "\(one.error)")
            for part in 1...3 {
                let played = try Command.run(
                    "study", "lesson", "--replications", "70", "--sweep", "10", "--shard", "\(part)/3", "--store",
                    "\(folder)/part-\(part).study")
                #expect(played.status == 0 && played.output.isEmpty, "\(played.error)")
            }
            let parts = (1...3).map { "\(folder)/part-\($0).study" }
            let merged = try Command.run("merge", parts[0], parts[1], parts[2], "--out", folder + "/whole.study")
            #expect(merged.status == 0, "\(merged.error)")
            let report = try Command.run("report", folder + "/whole.study", "--json", "--out", folder + "/whole")
            #expect(
                try digest(report) == digest(Command.run("report", folder + "/one.study", "--json", "--out", folder + "/again"))
            )
            let pages = try ["one", "again"].map { try String(contentsOfFile: "\(folder)/\($0)/reply.md", encoding: .utf8) }
            #expect(pages[0] == pages[1], "a report is the reply to the letter")
            let half = try Command.run("merge", parts[0], parts[1], "--out", folder + "/half.study")
            #expect(half.status == 0)
            let unfinished = try Command.run("report", folder + "/half.study", "--out", folder + "/half")
            #expect(unfinished.status == 1 || unfinished.status == 3)
            #expect(unfinished.error.contains("--store \(folder)/half.study"), "\(unfinished.error)")
        }
    }

    @Test func twoProcessesOnOneStore() throws {
        try inFolder { folder in
            let store = folder + "/a.study"
            let first = Process()
            first.executableURL = Command.binary
            first.arguments = ["study", "lesson", "--replications", "500000", "--out", folder, "--store", store]
            first.currentDirectoryURL = URL(fileURLWithPath: Fixtures.home)
            first.standardOutput = FileHandle.nullDevice
            first.standardError = FileHandle.nullDevice
            try first.run()
            defer {
                first.terminate()
                first.waitUntilExit()
            }
            while !FileManager.default.fileExists(atPath: store) { usleep(10_000) }
            usleep(200_000)
            let second = try Command.run("study", "lesson", "--replications", "10", "--out", folder, "--store", store)
            #expect(second.status == 75, "EX_TEMPFAIL: the same command may succeed later")
            #expect(second.error.contains("another process is using it; wait until it has ended"), "\(second.error)")
        }
    }

    /// Two questions in one folder, as after `--set`: the newest is reported, and the other is named.
    @Test func aReportOfSeveralStoresTakesTheNewest() throws {
        try inFolder { folder in
            let stores = ["old", "new"].map { "\(folder)/\($0).study" }
            for (store, seed) in zip(stores, ["7", "8"]) {
                let study = [
                    "study", "lesson", "--replications", "10", "--sweep", "0", "--out", folder, "--store", store, "--seed",
                    seed,
                ]
                #expect(try Command.run(study).status == 0)
            }
            let time = Date(timeIntervalSinceReferenceDate: 0)
            try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: stores[0])
            let report = try Command.run("report", stores[0], stores[1], "--out", folder + "/report")
            #expect(report.status == 0, "\(report.error)")
            #expect(report.error.contains("\(stores[1]) was written last: lesson, seed 8"), "\(report.error)")
            #expect(report.error.contains("\(stores[0]) is left: lesson, seed 7"), "\(report.error)")
        }
    }

    /// A store that somebody has changed by hand ends with a sentence, never with a crash.
    @Test func aStoreThatIsNotSoundIsTold() throws {
        try inFolder { folder in
            let store = folder + "/a.study"
            let study = ["study", "lesson", "--replications", "10", "--sweep", "0", "--out", folder, "--store", store]
            #expect(try Command.run(study).status == 0)
            let script = """
                import sqlite3, sys
                store = sqlite3.connect(sys.argv[1])
                store.executescript(sys.argv[2])
                """
            let change = { (sql: String) in
                try Command.run(["python3", "-c", script, store, sql], under: URL(fileURLWithPath: "/usr/bin/env"))
            }
            #expect(try change("UPDATE outcome_rows SET killed = 'x' WHERE run = 2").status == 0)
            let report = try Command.run("report", store, "--out", folder + "/report")
            #expect(report.status == 3 && report.error.contains("table outcome_rows, row run 2"), "\(report.error)")
            let again = try Command.run(study)
            #expect(again.status == 0 && again.error.contains("Its campaign is played again"), "\(again.error)")
            #expect(try change("DELETE FROM rules; INSERT INTO rules VALUES (0, 'march.roadDay', 9e999, '')").status == 0)
            let refused = try Command.run("report", store)
            #expect(
                refused.status == 3 && refused.error.contains("in table rules, row place 0, value is inf"), "\(refused.error)")
        }
    }

    @Test func aStoreThatCannotBeMadeIsToldBeforeAnythingIsPlayed() throws {
        try inFolder { folder in
            let study = try Command.run("study", "lesson", "--replications", "10", "--out", folder, "--store", "/proc/a.study")
            #expect(study.status == 3 && study.error.contains("--no-store"), "\(study.error)")
            let without = try Command.run(
                "study", "lesson", "--replications", "10", "--sweep", "0", "--out", folder, "--no-store")
            #expect(without.status == 0, "\(without.error)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy { !$0.hasSuffix(".study") })
        }
    }

    /// The system refuses to let any file grow beyond two megabytes: as on a full disk, writing fails in the middle of the study.
    @Test func aStudyOutlivesADiskThatIsFull() throws {
        try inFolder { folder in
            let study = [
                "study", "lesson", "--replications", "20000", "--sweep", "0", "--json", "--out", folder, "--store",
                folder + "/a.study",
            ]
            let limited = ["-c", "trap '' XFSZ; ulimit -f 2048; exec \"$@\"", "bash", Command.binary.path]
            let full = try Command.run(limited + study, under: URL(fileURLWithPath: "/bin/bash"))
            #expect(full.error.contains("The study goes on"), "\(full.error)")
            let again = try Command.run(study)
            #expect(again.error.contains("are there already"), "\(again.error)")
            #expect(try digest(full) == digest(again))
        }
    }

    @Test func aChangedScenarioIsNotMixedIn() throws {
        try inFolder { folder in
            let lesson = folder + "/lesson"
            try FileManager.default.copyItem(atPath: Fixtures.home + "/Scenarios/lesson", toPath: lesson)
            let store = folder + "/a.study"
            let study = ["study", lesson, "--replications", "20", "--sweep", "0", "--out", folder, "--store", store]
            #expect(try Command.run(study).status == 0)
            let forces = lesson + "/README.md"
            try (String(contentsOfFile: forces, encoding: .utf8) + "\nA note.\n").write(
                toFile: forces, atomically: true, encoding: .utf8)
            let changed = try Command.run(study)
            #expect(changed.status == 3 && changed.error.contains("another state of the scenario's files"), "\(changed.error)")
            let report = try Command.run("report", store, "--out", folder)
            #expect(report.status == 3 && report.error.contains("bring that back"), "\(report.error)")
        }
    }

    @Test func precisionStopsAtTheSameCampaignForAnyWorkers() throws {
        try inFolder { folder in
            let runs = try ["1", "2", "5"].map { workers in
                try Command.run(
                    "study", "lesson", "--precision", "5", "--sweep", "0", "--json", "--no-store", "--out", folder, "--workers",
                    workers)
            }
            #expect(Set(try runs.map { try digest($0) }).count == 1)
            #expect(runs[0].error.contains("known to within"), "\(runs[0].error)")
            let capped = try Command.run(
                "study", "lesson", "--precision", "0.01%", "--replications", "150", "--sweep", "0", "--no-store", "--out",
                folder)
            #expect(capped.error.contains("after 150 campaigns for each directive, not to within"), "\(capped.error)")
        }
    }

    @Test func whatCannotBeMeantIsRefused() throws {
        for arguments in [["--shard", "4/3"], ["--shard", "1/2", "--no-store"], ["--precision", "much"], ["--sweep", "-1"]] {
            let study = try Command.run(["study", "lesson"] + arguments)
            #expect(study.status == 2, "\(arguments): \(study.status) \(study.error)")
        }
        #expect(try Command.run("report", "nothing.study").status == 3)
    }
}

/// Steele, Lea and Flood (2014): random moments, whose seed a failure names.
private struct SplitMix {
    var state: UInt64

    mutating func unit() -> Double {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }
}
