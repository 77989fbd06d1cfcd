import Foundation
import TestSupport
import Testing

/// Arguments that cannot be: a sentence each, and never a crash.
struct ArgumentTests {
    /// A command, its exit code, and what it says.
    struct Fault: CustomTestStringConvertible, Sendable {
        let words: String
        let status: Int32
        let says: String
        var testDescription: String { words }
    }

    private static func of(_ status: Int32, _ says: String, _ words: String) -> Fault {
        Fault(words: words, status: status, says: says)
    }

    static let faults = [
        of(3, "two whole numbers", "sweep lesson --vary ways=-1...9223372036854775807"),
        of(3, "two whole numbers", "sweep lesson --vary ways=-9223372036854775808...9223372036854775807"),
        of(3, "whole number from 1 to 64", "sweep lesson --vary ways=9223372036854775807"),
        of(3, "a number from", "sweep lesson --vary delay=nan"), of(3, "a number from", "sweep lesson --vary delay=1e400"),
        of(3, "an equals sign", "sweep lesson --vary ''"), of(3, "the value \"\"", "sweep lesson --vary ways=1,,2"),
        of(2, "expected once or twice", "sweep lesson --vary ways=1 --vary delay=1 --vary route=gaps"),
        of(2, "expected 1 to 100000", "sweep lesson --vary ways=1 --replications 0"),
        of(2, "expected 1 to 100000", "plan lesson --detachment-size 9223372036854775806"),
        of(2, "expected 1 to 100000", "plan lesson --detachment-size 0"),
        of(2, "expected 1 to 20", "plan lesson --blockers=-1"),
        of(2, "expected a number from", "select lesson --indifference 1e19"),
        of(2, "expected a number from", "select lesson --indifference nan"),
        of(2, "expected a number from", "select lesson --indifference inf"),
        of(2, "expected a number from", "select lesson --indifference 0"),
        of(2, "expected a number from", "select lesson --indifference=-5"),
        of(2, "expected 0.5 to 0.9999", "select lesson --indifference 5 --confidence nan"),
        of(2, "expected 0.5 to 0.9999", "select lesson --indifference 5 --confidence 1"),
        of(2, "expected 10 to 1000", "select lesson --indifference 5 --first 9223372036854775807"),
        of(2, "expected 20 (--first)", "select lesson --indifference 5 --at-most 1"),
        of(3, "twice", "select lesson --indifference 5 --directive go-small --directive go-small"),
        of(3, "two or more", "select lesson --indifference 5 --directive go-small"),
        of(2, "a number of men", "study lesson --precision nan"), of(2, "a number of men", "study lesson --precision inf%"),
        of(2, "expected", "study lesson --precision=-1"), of(2, "expected", "study lesson --precision 1e300"),
        of(2, "expected", "study lesson --precision 0%"), of(2, "expected", "study lesson --precision 1000%"),
        of(2, "expected 1 to 1000000", "study lesson --replications 9223372036854775807"),
        of(2, "--replications", "study lesson --replications 9223372036854775808"),
        of(2, "expected 1 to 256", "study lesson --workers 0"), of(2, "expected 1 to 256", "run lesson --workers=-7"),
        of(2, "--seed", "study lesson --seed=-1"), of(2, "expected 1, 2, 3", "study lesson --epoch-hours 5"),
        of(2, "expected 0 to 100000", "study lesson --sweep=-1"), of(2, "like 3/16", "study lesson --shard 0/0"),
        of(2, "like 3/16", "study lesson --shard 99999999999999999999/3"), of(2, "is empty", "study lesson --store ''"),
        of(2, "is empty", "study lesson --out ''"), of(2, "is empty", "study ''"), of(2, "is empty", "situation ''"),
        of(2, "expected name=value", "study lesson --set ''"), of(2, "is no rule", "study lesson --set =1"),
        of(2, "expected name=value", "study lesson --set contact.sightNight=nan"),
        of(2, "expected name=value", "study lesson --set contact.sightNight=inf"),
        of(2, "twice", "study lesson --set contact.sightNight=0.3 --set contact.sightNight=0.4"),
        of(3, "expected one of go-small", "study lesson --directive ''"),
        of(3, "twice", "study lesson --directive go-small --directive go-small"),
        of(2, "expected one of", "sweep lesson --vary ways=1 --measure ''"),
        of(2, "expected one of", "sensitivity lesson --morris --measure happiness"),
        of(3, "--of is", "sweep lesson --vary ways=1 --of ''"), of(3, "--of is", "sweep lesson --vary ways=1 --of nobody"),
        of(3, "no rule and no topic", "sensitivity lesson --morris --rule ''"),
        of(2, "Nothing is asked", "sensitivity lesson"), of(2, "a power of two", "sensitivity lesson --sobol --rows 100"),
        of(2, "expected 2 to 1000", "sensitivity lesson --morris --trajectories 9223372036854775807"),
        of(3, "choose another", "sensitivity lesson --morris --directive go-small --baseline go-small"),
        of(2, "expected 2 to 100000", "study lesson --worlds 0"), of(2, "expected 2 to 1000", "study lesson --per-world=-1"),
        of(2, "expected 2 to 100000", "sweep lesson --vary ways=1 --worlds 0"),
        of(2, "expected 2 to 1000", "sensitivity lesson --morris --worlds 9 --per-world 0"),
        of(2, "expected 20 to 100000", "unknowns lesson --worlds 19"),
        of(2, "expected 20 to 100000", "unknowns lesson --worlds 9223372036854775807"),
        of(2, "expected 2 to 1000", "unknowns lesson --per-world 1"), of(2, "is no rule", "unknowns lesson --list --set x=1"),
        of(2, "leave --out out", "unknowns lesson --list --out new"),
        of(2, "leave --rules out", "unknowns lesson --list --rules rules.json"),
        of(3, "the standing course", "unknowns lesson --directive high-road"),
        of(2, "expected a date", "situation lesson --at ''"), of(2, "expected a date", "situation lesson --at 1900-02-30"),
        of(2, "expected a date from", "situation lesson --at 1090-10-01"),
        of(2, "expected a date from", "situation lesson --at 9999-10-01"),
        of(2, "is empty", "situation lesson --map ''"), of(2, "is empty", "plan lesson --layers ''"),
        of(2, "expected 0 to 10000000", "run lesson --replication=-1"), of(2, "one of them", "run"),
        of(3, "there is no", "report nowhere.study"), of(3, "there is no such file", "report a.study b.study"),
        of(2, "is empty", "merge a.study --out ''"), of(2, "No rule has", "rules nothing-like-that"),
        of(3, "built without the workbench", "serve"),
    ]

    @Test(arguments: ArgumentTests.faults)
    func aFaultIsASentence(fault: Fault) throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let command = try Command.shell("$ANABASIS \(fault.words)", in: folder)
        #expect(command.status == fault.status, "\(fault.words): \(command.status) \(command.error)")
        #expect(command.error.contains(fault.says), "\(fault.words): \(command.error)")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(left.isEmpty, "nothing is made: \(left)")
    }

    @Test func theCommandsAndTheCodesAreListed() throws {
        let help = try Command.run("--help")
        #expect(help.status == 0 && help.output.contains("  serve "))
        for code in ["0 ", "1 ", "2 ", "3 ", "70 ", "75 ", "130 "] { #expect(help.output.contains("\n  \(code)"), "\(code)") }
    }

    @Test(arguments: [
        "list", "check", "situation", "plan", "study", "report", "merge", "run", "sweep", "play", "select", "sensitivity",
        "unknowns", "rules", "score", "calibrate", "new", "import", "export", "serve",
    ])
    func everyCommandShowsExamples(command: String) throws {
        let help = try Command.run(command, "--help")
        #expect(help.status == 0 && help.output.contains("Examples:\n") && help.output.contains("anabasis \(command)"))
        #expect(try Command.run("help", command).output == help.output)
    }

    @Test func aHomeWithoutScenariosIsASentence() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let study = try Command.shell("$ANABASIS study lesson", environment: ["ANABASIS_HOME": folder], in: folder)
        #expect(study.status == 3 && study.error.contains("there is no such scenario"), "\(study.error)")
    }
}
