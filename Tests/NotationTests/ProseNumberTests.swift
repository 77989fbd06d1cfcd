import Notation
import Testing

@Suite struct ProseNumberTests {
    @Test(
        arguments: [
            (0, "0"), (7.4, "7"), (19.6, "20"), (94, "90"), (995, "1,000"), (1049, "1,000"), (24_130, "24,100"),
            (-3_552, "−3,600"),
            (1_234_567, "1,234,600"),
        ] as [(Double, String)])
    func `men are rounded to what they can bear`(men: Double, text: String) { #expect(ProseNumber.men(men) == text) }

    @Test func `the ends of an interval are rounded alike`() {
        #expect(ProseNumber.men(914...1_130) == "900 to 1,100")
        #expect(ProseNumber.men(3...7) == "3 to 7")
        #expect(ProseNumber.men(4.1...4.3) == "4")
        #expect(ProseNumber.signed(-12, to: 183) == "−10 to +180")
        #expect(ProseNumber.signed(-1, to: -1) == "−1" && ProseNumber.signed(1210, to: 1240) == "+1,200")
        #expect(ProseWords.men(1.2) == "1 man" && ProseWords.men(0) == "0 men" && ProseWords.men(3720) == "3,700 men")
    }

    @Test func `shares and chances never say all or nothing by rounding`() {
        #expect(ProseNumber.percent(0) == "0 %" && ProseNumber.percent(1) == "100 %")
        #expect(ProseNumber.percent(0.001) == "under 1 %" && ProseNumber.percent(0.999) == "over 99 %")
        #expect(ProseNumber.percent(0.156) == "16 %")
        #expect(ProseNumber.campaigns(0.82) == "82 of 100 campaigns")
        #expect(ProseNumber.campaigns(0.001) == "fewer than one of 100 campaigns")
        #expect(
            ProseNumber.campaigns(1) == "all campaigns played" && ProseNumber.campaigns(0) == "none of the campaigns played")
    }

    @Test func `quantities of any size are readable`() {
        #expect(ProseNumber.plain(0.25) == "0.25" && ProseNumber.plain(12_000) == "12,000")
        #expect(ProseNumber.plain(5e-6) == "5 × 10⁻⁶" && ProseNumber.plain(-1.5) == "−1.5")
        #expect(ProseNumber.decimal(-0.04) == "0.0" && ProseNumber.decimal(2.46) == "2.5")
        #expect(ProseNumber.duration(hours: 6) == "6 hours" && ProseNumber.duration(hours: 60) == "2.5 days")
        #expect(ProseNumber.duration(hours: 1) == "1 hour" && ProseNumber.duration(hours: 0.2) == "less than an hour")
        #expect(ProseNumber.megabytes(110_137_344) == "110 MB")
    }

    @Test func `dates are those of a sentence`() {
        #expect(ProseDate.date("1950-10-04") == "4 October" && ProseDate.longDate("1950-10-04T18:00") == "4 October 1950")
        #expect(ProseDate.moment("1950-09-30T18:00") == "30 September 1950, 18:00")
        #expect(ProseDate.span("1950-09-30", "1950-11-14") == "30 September to 14 November 1950")
        #expect(ProseDate.span("1942-11-19", "1943-02-02") == "19 November 1942 to 2 February 1943")
    }

    @Test func `lists and names of formations read as English`() {
        #expect(ProseWords.list([]) == "" && ProseWords.list(["a"]) == "a" && ProseWords.list(["a", "b", "c"]) == "a, b and c")
        #expect(
            ProseWords.formations(["2nd Division", "6th Division", "105th Tank Division"])
                == "the 2nd and 6th Divisions and the 105th Tank Division")
        #expect(ProseWords.formations(["7th Division"]) == "the 7th Division")
        #expect(ProseWords.formations(["3 Column", "2nd Burma Rifles"]) == "3 Column and the 2nd Burma Rifles")
        #expect(ProseWords.formations(["Philon's company", "II Corps"]) == "Philon's company and the II Corps")
        #expect(ProseWords.number(8) == "eight" && ProseWords.number(13) == "13")
        #expect(
            ProseWords.lowered("What they did") == "what they did" && ProseWords.lowered("Zhou's advice") == "Zhou's advice")
        #expect(ProseWords.spoken("contact.sightNight") == "contact: sight night")
    }

    @Test func `text is broken between words`() {
        #expect(ProseWords.wrapped("one two three", width: 7) == ["one two", "three"])
        #expect(ProseWords.wrapped("unbreakable", width: 4) == ["unbreakable"])
        #expect(ProseWords.wrapped("", width: 10) == [])
    }

    // MARK: shares of a hundred

    @Test(
        arguments: [
            ([3, 76, 45, 4], 128.0, [2, 60, 35, 3]), ([1, 1, 1], 3, [34, 33, 33]), ([0, 0, 5], 5, [0, 0, 100]),
            ([1, 1023], 1024, [0, 100]), ([21, 3], 24, [88, 12]),
        ] as [([Double], Double, [Int])])
    func `shares of one whole add up to a hundred`(counts: [Double], whole: Double, numbers: [Int]) {
        #expect(ProseNumber.hundredths(counts.map { $0 / whole }) == numbers)
    }

    @Test func `no share of a whole is a hundredth off`() {
        for first in 0...40 {
            for second in 0...(40 - first) {
                let shares = [first, second, 40 - first - second].map { Double($0) / 40 }
                let numbers = ProseNumber.hundredths(shares)
                #expect(numbers.reduce(0, +) == 100)
                #expect(zip(numbers, shares).allSatisfy { abs(Double($0) - 100 * $1) < 1 })
            }
        }
    }
}
