import Campaigns
import Foundation
import RuleSets
import TestSupport
import Testing

/// Every number of the model says what it is, where it comes from, and how far it may lie off.
struct RuleBookTests {
    @Test func everyRuleIsDescribed() {
        #expect(RuleBook.entries.count > 80)
        for entry in RuleBook.entries {
            #expect(
                !entry.unit.isEmpty && !entry.meaning.isEmpty && !entry.effect.isEmpty && !entry.source.isEmpty, "\(entry.name)"
            )
            #expect(entry.range.contains(entry.standard), "\(entry.name): \(entry.standard) outside \(entry.range)")
            #expect(entry.range.lowerBound < entry.range.upperBound, "\(entry.name)")
            #expect(entry.meaning.hasSuffix("."), "\(entry.name): the meaning is a sentence")
        }
    }

    /// Leanings of the contact law are logarithms; every other number is a share, a factor, or a quantity that cannot be negative.
    @Test func rangesArePhysical() {
        for entry in RuleBook.entries where entry.range.lowerBound < 0 {
            #expect(
                entry.name.hasPrefix("engagement.") && ["Base", "Slope"].contains { entry.name.hasSuffix($0) }, "\(entry.name)")
        }
        for entry in RuleBook.entries where entry.meaning.hasPrefix("Speed") || entry.name.hasSuffix("PerHour") {
            #expect(entry.range.lowerBound >= 0, "\(entry.name)")
        }
    }

    @Test func namesAreUnique() {
        let names = RuleBook.entries.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test func everyNumberOfTheRulesIsInTheBook() {
        // Mirror counts the stored numbers of the nested structs: a number without an entry would make the counts differ.
        #expect(Self.numbers(in: Rules()) == RuleBook.entries.count)
    }

    private static func numbers(in value: Any) -> Int {
        let children = Mirror(reflecting: value).children
        return value is Double ? 1 : children.reduce(0) { $0 + numbers(in: $1.value) }
    }

    @Test func settingChangesThatRuleAlone() {
        for entry in RuleBook.entries {
            let changed = entry.setting(entry.range.upperBound, in: Rules())
            #expect(entry.value(in: changed) == entry.range.upperBound)
            let others = RuleBook.entries.filter { $0.name != entry.name }
            #expect(others.allSatisfy { $0.value(in: changed) == $0.standard }, "\(entry.name)")
        }
    }

    @Test func thePageIsFresh() throws {
        let page = try String(contentsOfFile: Fixtures.home + "/Documentation/Rules.md", encoding: .utf8)
        #expect(page == RulesPage.markdown + "\n", "Documentation/Rules.md is not what `make docs` writes; run it")
    }
}
