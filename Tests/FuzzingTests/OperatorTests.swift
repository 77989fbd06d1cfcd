import Fuzzing
import Testing

/// The ways of breaking a file: the same for the same seed, and each of them at work.
@Suite struct OperatorTests {
    private static let table = "id,name,men\nfirst,\"One, the first\",500\nsecond,Two,1900-10-01T18:00\n  third,,-1.5\n"
    private static let document = """
        # A document.
        - id: one
          men: 500
          track:
            - {at: "1900-09-25T12:00", place: orsa, posture: hold}
            - {at: 1900-09-28, place: melas}
        - id: two
          men: 1.5
        """
    private static let map = """
        terrain:
        ..^^~
        ,,hh~

        zones:
        AAABB
        AAABB

        roads:
        main: 0,0 1,0 2,0

        objective:
          N: row 0
        """
    private static let samples = [("table.csv", table), ("document.yaml", document), ("map.txt", map)].map {
        ($0, Array($1.utf8))
    }

    private func changed(_ way: Operator, _ bytes: [UInt8], seed: UInt64) -> [UInt8] {
        var bytes = bytes
        var chooser = Chooser(seed: seed, index: 3, step: 1)
        way.apply(&bytes, &chooser)
        return bytes
    }

    @Test func theSameSeedDoesTheSame() {
        for (_, sample) in Self.samples {
            for way in Operator.all {
                for seed in 0..<4 as Range<UInt64> {
                    #expect(changed(way, sample, seed: seed) == changed(way, sample, seed: seed), "\(way.name)")
                }
            }
        }
    }

    @Test func eachChangesAFileThatItSuits() {
        for (name, sample) in Self.samples {
            for way in Operator.suited(to: name) {
                let isAtWork = (0..<200 as Range<UInt64>).contains { changed(way, sample, seed: $0) != sample }
                #expect(isAtWork, "\(way.name) leaves \(name) as it is")
            }
        }
    }

    @Test func eachOperatorSuitsSomeFile() {
        let suited = Set(Self.samples.flatMap { Operator.suited(to: $0.0).map(\.name) })
        #expect(suited == Set(Operator.all.map(\.name)))
        #expect(Set(Operator.all.map(\.name)).count == Operator.all.count)
    }

    @Test func whatIsOddIsTakenToo() {
        let odd: [[UInt8]] = [
            [], [10], [10, 10, 10], [0], [0xff, 0xfe, 0x0a], Array(":".utf8), Array("-\n- \n".utf8), [0x2c], [0x22],
        ]
        for way in Operator.all {
            for bytes in odd {
                for seed in 0..<5 as Range<UInt64> { #expect(changed(way, bytes, seed: seed).count < 8 << 20) }
            }
        }
    }

    @Test func filesDoNotGrowWithoutEnd() {
        for (name, sample) in Self.samples {
            let ways = Operator.suited(to: name)
            for seed in 0..<8 as Range<UInt64> {
                var bytes = sample
                for step in 1...8 {
                    var chooser = Chooser(seed: seed, index: 0, step: step)
                    chooser.pick(ways).apply(&bytes, &chooser)
                }
                #expect(bytes.count < 16 << 20, "\(name) under seed \(seed) has \(bytes.count) bytes")
            }
        }
    }
}
