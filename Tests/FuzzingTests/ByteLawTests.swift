import Fuzzing
import TestSupport
import Testing

/// Each way of breaking a file does what its name says, and nothing besides.
@Suite struct ByteLawTests {
    /// What must hold of the bytes before and after, and that they may stay as they are.
    struct Law: CustomTestStringConvertible, Sendable {
        let name: String
        let holds: @Sendable (_ old: [UInt8], _ new: [UInt8]) -> Bool
        var testDescription: String { name }

        init(_ name: String, _ holds: @escaping @Sendable ([UInt8], [UInt8]) -> Bool) {
            (self.name, self.holds) = (name, holds)
        }
    }

    /// True if one is the other with a run of bytes put in.
    private static func isLonger(_ new: [UInt8], _ old: [UInt8], by lengths: ClosedRange<Int>) -> Bool {
        guard lengths.contains(new.count - old.count) else { return false }
        let head = zip(old, new).prefix { $0 == $1 }.count
        let tail = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
        return head + tail >= old.count
    }

    private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    }

    private static func sorted(_ lines: [[UInt8]]) -> [[UInt8]] { lines.sorted { $0.lexicographicallyPrecedes($1) } }

    /// True if the lines are those of the other but for so many changes at one place.
    private static func isOneLineApart(_ old: [UInt8], _ new: [UInt8], _ law: (_ old: [UInt8], _ new: [UInt8]) -> Bool) -> Bool
    {
        let (old, new) = (lines(old), lines(new))
        guard old.count == new.count else { return false }
        let apart = old.indices.filter { old[$0] != new[$0] }
        return apart.count == 1 && law(old[apart[0]], new[apart[0]])
    }

    static let bytes = [
        Law("flip a bit") { old, new in
            old.count == new.count && zip(old, new).map { ($0 ^ $1).nonzeroBitCount }.reduce(0, +) == 1
        },
        Law("set a byte") { old, new in old.count == new.count && zip(old, new).count { $0 != $1 } == 1 },
        Law("delete bytes") { isLonger($0, $1, by: 1...32) }, Law("repeat bytes") { isLonger($1, $0, by: 1...32) },
        Law("cut the file short") { old, new in !new.isEmpty && old.starts(with: new) }, Law("empty the file") { $1.isEmpty },
        Law("insert a hostile sequence") { isLonger($1, $0, by: 1...20) },
        Law("put a byte order mark first") { old, new in
            (2...3).contains(new.count - old.count) && new.suffix(old.count) == old[...]
        },
        Law("write it as UTF-16") { old, new in
            let text = new.starts(with: [0xff, 0xfe]) && new.count == 2 * old.count + 2 ? Array(new.dropFirst(2)) : new
            return text.count == 2 * old.count && old.indices.allSatisfy { text[2 * $0] == old[$0] && text[2 * $0 + 1] == 0 }
        },
        Law("insert a long run of one byte") { old, new in
            [300, 5000, 70_000].contains(new.count - old.count) && isLonger(new, old, by: 300...70_000)
        },
    ]

    static let wholeLines = [
        Law("drop a line") { isLonger($0, $1, by: 1...200) && lines($0).count == lines($1).count + 1 },
        Law("drop some lines") { (1...8).contains(lines($0).count - lines($1).count) },
        Law("write a line twice") { old, new in
            lines(new).count == lines(old).count + 1 && Set(lines(new)) == Set(lines(old))
        },
        Law("swap two lines") { sorted(lines($0)) == sorted(lines($1)) },
        Law("move a line") { sorted(lines($0)) == sorted(lines($1)) },
        Law("join two lines") { old, new in new.count == old.count - 1 && new.filter { $0 != 10 } == old.filter { $0 != 10 } },
        Law("break a line") { old, new in new.count == old.count + 1 && new.filter { $0 != 10 } == old.filter { $0 != 10 } },
        Law("indent a line") {
            isOneLineApart($0, $1) { old, new in new.suffix(old.count) == old[...] && new.count <= old.count + 2 }
        },
        Law("outdent a line") { isOneLineApart($0, $1) { old, new in [32] + new == old } },
        Law("make a line a comment") { isOneLineApart($0, $1) { old, new in Array("# ".utf8) + old == new } },
        Law("end lines as Windows or an old Macintosh does") { old, new in
            new.filter { $0 != 10 && $0 != 13 } == old.filter { $0 != 10 } && new.contains(13)
        },
        Law("write a line many times") { old, new in
            Set(lines(new)) == Set(lines(old)) && [2, 20, 300, 5000].contains(lines(new).count - lines(old).count)
        },
    ]

    private static let sample = Array(
        "id,name,men\nfirst,\"One, the first\",500\n  second,Two,20\n\nthird,Three,-1.5\nlast,x,7".utf8)

    private func outcomes(_ name: String, of sample: [UInt8]) throws -> [[UInt8]] {
        let way = try #require(Operator.all.first { $0.name == name })
        return (0..<120 as Range<UInt64>).compactMap { seed in
            var (bytes, chooser) = (sample, Chooser(seed: seed, index: 1, step: 1))
            way.apply(&bytes, &chooser)
            return bytes == sample ? nil : bytes
        }
    }

    @Test(arguments: bytes + wholeLines)
    func aWayDoesWhatItSays(law: Law) throws {
        let outcomes = try outcomes(law.name, of: Self.sample)
        #expect(outcomes.count > 5, "it is at work")
        for new in outcomes { #expect(law.holds(Self.sample, new), "\(String(decoding: new.prefix(200), as: UTF8.self))") }
    }

    @Test func noWayOnBytesOrLinesIsWithoutItsLaw() {
        let known = Set((Self.bytes + Self.wholeLines).map(\.name))
        #expect(known == Set((Operator.bytes + Operator.lines).map(\.name)))
    }

    // MARK: tables and documents

    private static let table = Array("id,name,men\nfirst,One,500\nsecond,Two,20\nthird,Three,15\n".utf8)

    private func cells(_ bytes: [UInt8]) -> [[String]] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test(arguments: [
        ("drop a column", [2, 2, 2, 2]), ("write a column twice", [4, 4, 4, 4]), ("swap two columns", [3, 3, 3, 3]),
        ("empty a cell", [3, 3, 3, 3]), ("copy a cell from another row", [3, 3, 3, 3]),
    ])
    func aTableKeepsTheShapeThatItsWaySays(name: String, widths: [Int]) throws {
        let old = cells(Self.table)
        for bytes in try outcomes(name, of: Self.table) {
            let new = cells(bytes)
            #expect(new.map(\.count) == widths && bytes.last == 10, "\(name)")
            let changed = zip(old.joined(), new.joined()).count { $0 != $1 }
            switch name {
            case "empty a cell": #expect(changed == 1 && new.joined().count { $0.isEmpty } == 1)
            case "copy a cell from another row":
                #expect(changed == 1 && Set(new.joined()).isSubset(of: Set(old.joined())))
            case "swap two columns": #expect(zip(old, new).allSatisfy { $0.sorted() == $1.sorted() })
            default: #expect(zip(old, new).allSatisfy { Set($0).isSuperset(of: $1) })
            }
        }
    }

    @Test func aCellTakenOutIsOfOneRow() throws {
        for bytes in try outcomes("take a cell out of a row", of: Self.table) {
            #expect(cells(bytes).map(\.count).sorted() == [2, 3, 3, 3])
        }
    }

    @Test func quotedCommasSeparateNothing() throws {
        let quoted = Array("id,name\nfirst,\"One, the first\"\n".utf8)
        for bytes in try outcomes("drop a column", of: quoted) {
            #expect(["id\nfirst\n", "name\n\"One, the first\"\n"].contains(String(decoding: bytes, as: UTF8.self)))
        }
    }

    private static let document = Array("id: one\nmen: 500\nplace: {at: orsa, hour: 12:30}\nnote: a text\n".utf8)

    @Test func aFieldIsTakenOutWhole() throws {
        let outcomes = Set(try outcomes("empty a field", of: Self.document).map { String(decoding: $0, as: UTF8.self) })
        #expect(outcomes.contains("id:\nmen: 500\nplace: {at: orsa, hour: 12:30}\nnote: a text\n"))
        #expect(
            outcomes.contains("id: one\nmen: 500\nplace: {at:, hour: 12:30}\nnote: a text\n"), "a comma ends a field in braces")
        #expect(
            outcomes.contains("id: one\nmen: 500\nplace: {at: orsa, hour:}\nnote: a text\n"), "a colon within an hour does not")
        #expect(outcomes.count == 6, "\(outcomes)")
    }

    @Test func valuesOfTwoFieldsChangePlaces() throws {
        for bytes in try outcomes("swap the values of two fields", of: Array("a: 1\nb: 22\nc: 333\n".utf8)) {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(["a: 22\nb: 1\nc: 333\n", "a: 333\nb: 22\nc: 1\n", "a: 1\nb: 333\nc: 22\n"].contains(text), "\(text)")
        }
    }

    @Test func itemsWrittenAgainHaveNamesOfTheirOwn() throws {
        let list = Array("- id: one\n  men: 5\n- id: two\n  men: 6\n".utf8)
        for bytes in try outcomes("write an item many times, each with a name of its own", of: list).prefix(10) {
            let ids = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.contains("id:") }
            #expect(Set(ids).count == ids.count && ids.count > 3)
        }
    }
}
