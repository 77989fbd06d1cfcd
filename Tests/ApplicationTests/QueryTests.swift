import Application
import Testing

/// What a question may say, and what it is told otherwise.
struct QueryTests {
    @Test func aPrecisionIsMenOrAShare() {
        #expect(PrecisionGoal("50") == .men(50))
        #expect(PrecisionGoal("2%") == .share(0.02))
        for text in ["", "%", "nan", "inf", "fifty", "1 %"] { #expect(PrecisionGoal(text) == nil, "\(text)") }
    }

    @Test func aPartIsANumberOfSoMany() {
        #expect(StudyQuery.Part("3/16")?.description == "3/16")
        for text in ["", "3", "0/3", "4/3", "3/", "a/b", "1/2/3", "-1/3"] { #expect(StudyQuery.Part(text) == nil, "\(text)") }
    }
}
