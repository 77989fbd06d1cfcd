import Foundation
import TestSupport
import Testing

/// Standard output and standard error that are closed, full or left by their reader.
struct StreamTests {
    /// One short use of every command that shows something.
    static let uses = [
        "list", "check lesson", "rules contact", "situation lesson", "plan lesson", "run lesson", "--help", "--version",
        "help study",
        "study lesson --replications 10 --sweep 0 --no-store --out $FOLDER/study",
        "sweep lesson --vary ways=1,2 --replications 5", "select lesson --indifference 200 --at-most 40",
        "sensitivity lesson --morris --rule contact.sightNight --trajectories 2 --replications 2",
        "unknowns lesson --list", "unknowns lesson --worlds 20",
    ]

    private func shell(_ line: String) throws -> Command {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try Command.shell(line, environment: ["FOLDER": folder], in: folder)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: StreamTests.uses)
    func aFullStandardOutputIsASentence(use: String) throws {
        let command = try shell("$ANABASIS \(use) > /dev/full")
        #expect(command.status == 3, "\(use): \(command.status) \(command.error)")
        #expect(command.error.contains("Standard output: it cannot be written (No space left on device)"), "\(command.error)")
    }

    @Test(arguments: StreamTests.uses)
    func aClosedStandardOutputIsASentence(use: String) throws {
        let command = try shell("$ANABASIS \(use) >&-")
        #expect(command.status == 3, "\(use): \(command.status) \(command.error)")
        #expect(command.error.contains("Standard output: it cannot be written (it is closed)"), "\(command.error)")
    }

    @Test(arguments: StreamTests.uses)
    func standardErrorIsMissedByNobody(use: String) throws {
        for place in ["2>&-", "2>/dev/full"] where place == "2>&-" || FileManager.default.fileExists(atPath: "/dev/full") {
            let command = try shell("$ANABASIS \(use) \(place)")
            #expect(command.status == 0, "\(use) \(place): \(command.status)")
            #expect(command.output.count > 5, "\(use) \(place)")
        }
    }

    @Test(arguments: StreamTests.uses)
    func aReaderWhoHasSeenEnoughIsNoFault(use: String) throws {
        let command = try shell("$ANABASIS \(use) | true; exit ${PIPESTATUS[0]}")
        #expect(command.status == 0, "\(use): \(command.status)")
        #expect(!command.error.contains("Standard output"), "\(command.error)")
    }

    @Test func everythingClosedEndsWithACode() throws {
        #expect(try shell("$ANABASIS rules >&- 2>&- <&-").status == 3)
        #expect(try shell("$ANABASIS study corea >&- 2>&- <&-").status == 3)
        #expect(try shell("$ANABASIS study >&- 2>&-").status == 2)
    }

    /// Where standard error cannot be written, a fault is told on standard output.
    @Test func aFaultIsToldWhereItCanBe() throws {
        for place in ["2>&-", "2>/dev/full"] {
            let command = try shell("$ANABASIS study corea-1950 \(place)")
            #expect(command.status == 3 && command.output.contains("korea-1950"), "\(command.output)")
            let usage = try shell("$ANABASIS plan lesson --blockers 99 \(place)")
            #expect(usage.status == 2 && usage.output.contains("expected 1 to 20"), "\(usage.output)")
        }
    }

    @Test func anAnswerThatCannotBeShownIsStillWritten() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let study = try Command.shell("$ANABASIS study lesson --replications 10 --sweep 0 >&-", in: folder)
        #expect(study.status == 3)
        #expect(FileManager.default.fileExists(atPath: folder + "/out/lesson/reply.html"))
    }
}

/// Disks that fill up, and places that are no files.
struct FullDiskTests {
    /// A limit on the size of files stands for a disk that fills up while the reply is written.
    @Test func aFullDiskAtTheEndLosesNoAnswer() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let study = "$ANABASIS study lesson --replications 10 --sweep 0 --no-store --out reply"
        #expect(try Command.shell(study, in: folder).status == 0)
        let before = try Data(contentsOf: URL(fileURLWithPath: folder + "/reply/reply.html"))
        let full = try Command.shell("ulimit -f 16; \(study) --seed 7 | cat", in: folder)
        #expect(full.output.contains("The march from Orsa"), "the answer is shown first: \(full.output)")
        #expect(full.error.contains("it cannot be written (File too large)"), "\(full.error)")
        #expect(full.error.contains("give --out another place"), "\(full.error)")
        let after = try Data(contentsOf: URL(fileURLWithPath: folder + "/reply/reply.html"))
        #expect(before == after, "the old page is whole")
    }

    @Test func aFullDiskEndsWithACode() throws {
        let full = try Command.shell(
            "ulimit -f 16; $ANABASIS situation lesson --map map.svg > /dev/null", in: try Command.folder())
        #expect(full.status == 3 && full.error.contains("map.svg: it cannot be written"), "\(full.status) \(full.error)")
    }

    @Test func devicesAreWrittenInto() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let null = try Command.shell(
            "$ANABASIS situation lesson --map /dev/null 2>&1; stat -c %F /dev/null", in: folder)
        #expect(null.output.hasSuffix("character special file\n"), "\(null.output)")
        let map = try Command.shell("$ANABASIS situation lesson --map /dev/stdout | cat", in: folder)
        #expect(map.status == 0 && map.output.contains("<svg") && map.output.contains("The situation on"), "\(map.error)")
        let game = try Command.shell("$ANABASIS plan lesson --problem /dev/stderr 2>&1 >/dev/null | head -c 1", in: folder)
        #expect(game.output == "{")
    }
}
