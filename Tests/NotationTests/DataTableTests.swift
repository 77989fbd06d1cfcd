import Notation
import Testing

/// Tables of data as spreadsheets read them.
@Suite struct DataTableTests {
    private let fields = [
        Field("name", .text, "name"), Field("men", .whole, "men", unit: "men"), Field("share", .number, "share"),
        Field("cut", .truth, "cut off"),
    ]

    @Test func `a table begins with a byte order mark and ends its rows with CR LF`() {
        let table = DataTable("x", title: "A row", fields: fields).filled([
            [.text("=cmd"), .whole(-5), .number(-0.25), .truth(true)], [.null, .null, .number(.infinity), .truth(false)],
        ])
        #expect(table.csv() == "\u{feff}name,men,share,cut\r\n'=cmd,-5,-0.25,yes\r\n,,,no\r\n")
    }

    @Test func `numbers are rounded where the table says so, and exact where not`() {
        let value = 1.0 / 3
        let row: [[FieldValue]] = [[.number(value)]]
        let short = DataTable("x", title: "", fields: [fields[2]], rows: row)
        let exact = DataTable("x", title: "", fields: [fields[2]], rows: row, decimals: nil)
        #expect(short.csv().hasSuffix("\r\n0.3333\r\n"))
        #expect(exact.csv().hasSuffix("\r\n\(value)\r\n"))
    }

    @Test func `optional values become empty cells`() {
        #expect(FieldValue(nil as String?) == .null && FieldValue("a" as String?) == .text("a"))
        #expect(FieldValue(nil as Int?) == .null && FieldValue(2 as Int?) == .whole(2))
        #expect(FieldValue(nil as Double?) == .null && FieldValue(true as Bool?) == .truth(true))
    }

    @Test func `a field is described with its unit`() {
        #expect(fields[1].description == "men, men" && fields[0].description == "name")
    }

    @Test(
        arguments: [
            (0.1, "0.1"), (12, "12"), (-3, "-3"), (1e-7, "1e-07"), (1e15, "1000000000000000.0"), (1e16, "1e+16"),
            (123_456_789.5, "123456789.5"),
        ] as [(Double, String)])
    func `an exact number reads back to itself`(value: Double, text: String) {
        #expect(ProseNumber.exact(value) == text && Double(text) == value)
    }

    @Test(
        arguments: [
            (0.25, "0.25"), (0.12345, "0.1235"), (0.00001, "0"), (-0.00001, "0"), (10.5, "10.5"), (100, "100"), (-2.5, "-2.5"),
        ] as [(Double, String)])
    func `a fixed number has no needless noughts`(value: Double, text: String) {
        #expect(ProseNumber.fixed(value, decimals: 4) == text)
    }

    @Test(
        arguments: [
            (1.26, "1.3"), (-0.04, "0"), (12, "12"), (.infinity, "0"), (.nan, "0"), (1e300, "1000000000"), (-0.25, "-0.3"),
        ] as [(Double, String)])
    func `a coordinate is written to a tenth`(value: Double, text: String) { #expect(ProseNumber.tenths(value) == text) }
}
