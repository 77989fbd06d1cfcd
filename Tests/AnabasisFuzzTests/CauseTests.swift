import AnabasisFuzz
import Testing

/// Why an input is a finding: two inputs with one cause are one finding, and it is told on a line.
@Suite struct CauseTests {
    /// A crash as the Swift runtime tells of it.
    private static let trace = """
        *** Program crashed: Illegal instruction at 0x1 ***
        Campaigns/Campaign.swift:41: Fatal error: Index out of range
        Thread 0 "anabasis" crashed:
        0 [ra] [system] 0x7f12 _assertionFailure at /usr/lib/swift/core.swift:1
        1 0x55d0 closure #1 in Row.subscript at /srv/.build/checkouts/GRDB.swift/Sources/GRDB/Row.swift:9:2
        2 0x55d1 Reader.play(_:) at /srv/anabasis/Sources/AnabasisFuzz/Reader.swift:80:9
        3 [inlined] 0x55d2 Campaign.play(seed:replication:) at /srv/anabasis/Sources/Campaigns/Campaign.swift:41:13
        4 0x55d3 main at /srv/anabasis/Sources/AnabasisCLI/Anabasis.swift:7:1
        """

    @Test func `the place of a crash is the innermost frame of our own`() {
        #expect(Backtrace.place(in: Self.trace) == "Campaigns/Campaign.swift:41 in Campaign.play")
        #expect(Backtrace.place(in: "nothing of the kind") == nil && Backtrace.place(in: "") == nil)
    }

    @Test func `frames of packages and of the fuzzer itself are passed over`() {
        let frames = Self.trace.split(separator: "\n").filter { !$0.contains("/Campaigns/") }.joined(separator: "\n")
        #expect(Backtrace.place(in: frames) == "AnabasisCLI/Anabasis.swift:7 in main")
        let own = frames.split(separator: "\n").filter { !$0.contains("/AnabasisCLI/") }.joined(separator: "\n")
        #expect(Backtrace.place(in: own) == nil)
    }

    @Test func `the message of a crash is its sentence`() {
        #expect(Backtrace.message(in: Self.trace) == "Campaigns/Campaign.swift:41: Fatal error: Index out of range")
        #expect(Backtrace.message(in: "all is well") == nil)
        let long = "Fatal error: " + String(repeating: "x", count: 1000)
        #expect(Backtrace.message(in: long)?.count == 300)
    }

    @Test func `a crash is told by its place, whatever the signal`() {
        let one = Cause.crash(signal: 4, told: Self.trace)
        let other = Cause.crash(signal: 11, told: Self.trace)
        #expect(one.key == other.key && one != other && one.kind == .crashed)
        #expect(one.detail.hasPrefix("signal 4 in Campaigns/Campaign.swift:41 in Campaign.play: "))
    }

    @Test func `a crash of which nothing is told has a place all the same`() {
        #expect(Cause.crash(signal: 9, told: "").mark == "an unknown place")
        #expect(Cause.crash(signal: 9, told: "", otherwise: "study with both streams").mark == "study with both streams")
    }

    @Test func `time and memory are told with their bounds`() {
        #expect(Cause.hung("while it is read").detail == "more than 10 s while it is read")
        #expect(Cause.memory(3 << 30, "in study").detail == "3072 MB in study, expected at most 1024")
        #expect(Cause.hung("a").key != Cause.hung("b").key && Cause.hung("a").key != Cause.memory(1, "a").key)
    }

    @Test func `sentences of one shape are one finding`() {
        let one = Cause.malformed("too long: 5000 bytes", in: "forces.csv:3: the strength \"12\" is no number, expected one")
        let two = Cause.malformed("too long: 6000 bytes", in: "forces.csv:9: the strength \"xy\" is no number, expected more")
        #expect(one.key == two.key && one.detail != two.detail)
        let other = Cause.malformed("empty", in: "forces.csv:3: the strength \"12\" is no number, expected one")
        #expect(other.key != one.key)
    }

    @Test func `nothing that a terminal obeys is told on`() {
        let cause = Cause.malformed("a control character", in: "red \u{1b}[31m and \u{202e}back\u{7}")
        #expect(cause.detail.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202e })
        #expect(cause.detail.contains("red \u{fffd}[31m and \u{fffd}back\u{fffd}"))
        #expect(Cause.malformed("x", in: String(repeating: "y", count: 5000)).detail.count <= 610)
    }

    @Test func `a code is told with the first line that was said`() {
        #expect(Cause.code(7, told: "no such day\nsecond").detail == "it ended with 7, saying no such day")
        #expect(Cause.code(7, told: "").detail == "it ended with 7, saying nothing")
        #expect(Cause.code(7, told: "day 3 is none").key == Cause.code(7, told: "day 14 is none").key)
        #expect(Cause.code(7, told: "x").key != Cause.code(8, told: "x").key)
    }

    @Test func `every kind has a head of its own`() {
        #expect(Set(Cause.Kind.allCases.map(\.title)).count == Cause.Kind.allCases.count)
        #expect(Cause.hung("x").title == "slow" && Cause.memory(1, "x").title == "too large")
    }

    @Test func `mutations are named as the command line names them`() {
        #expect(StepList.text([1, 3, 4]) == "1,3,4" && StepList.text([]) == "")
        let whole = StepList.input(seed: 5, index: 9, isRun: false, steps: nil)
        #expect(StepList.input(seed: 5, index: 9, isRun: false, steps: StepList.text(whole.steps)) == whole)
        let some = StepList.input(seed: 5, index: 9, isRun: false, steps: "\(whole.steps[0]),77,x")
        #expect(some.steps == [whole.steps[0]] && some.index == 9 && some.seed == 5 && some.kind == whole.kind)
        #expect(StepList.input(seed: 5, index: 9, isRun: false, steps: "").steps.isEmpty)
    }
}
