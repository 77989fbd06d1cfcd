import Application
import Foundation
import ScenarioFiles
import Scenarios
import TestSupport
import Testing

/// An order in words and in its texts: every dial is told, and however it is written it is one order.
struct OrderWordsTests {
    private let reading = WorkbenchCase.lesson

    private func page(_ input: OrderInput, of reading: CaseReading = WorkbenchCase.lesson) throws -> JSONValue {
        try WorkbenchCase.page(try OrderPage(input, in: reading))
    }

    private func spans(_ page: JSONValue) -> [JSONValue] { (page["words"]?.items ?? []).flatMap { $0.items ?? [] } }

    private func words(_ page: JSONValue) -> String { spans(page).compactMap { $0["text"]?.text }.joined() }

    /// The lesson's order with a line of its text replaced.
    private func small(_ line: String, _ value: String) throws -> String {
        let text = try String(contentsOfFile: Fixtures.home + "/Scenarios/lesson/directives/go-small.yaml", encoding: .utf8)
        return text.split(separator: "\n").map { $0.hasPrefix("    \(line): ") ? "    \(line): \(value)" : String($0) }
            .joined(separator: "\n") + "\n"
    }

    @Test(arguments: OrderText.dials.filter { $0.type == "word" })
    func everyWordOfADialIsToldInItsOwn(dial: OrderText.Phrase) throws {
        let told = try (dial.words ?? []).map { word in
            let page = try page(OrderInput(yaml: small(dial.name, word)))
            #expect(page["isSound"]?.isTrue == true, "\(dial.name): \(word)")
            return words(page)
        }
        #expect(Set(told).count == told.count && told.count > 1, "\(dial.name): \(told)")
    }

    @Test(arguments: OrderText.dials.filter { $0.type == "whole" })
    func everyNumberWithinItsRangeIsToldAndNoOther(dial: OrderText.Phrase) throws {
        let (low, high) = (try #require(dial.low), try #require(dial.high))
        let sound = try [low, high].map { try page(OrderInput(yaml: small(dial.name, "\($0)"))) }
        #expect(sound.allSatisfy { $0["isSound"]?.isTrue == true } && words(sound[0]) != words(sound[1]))
        for number in [low - 1, high + 1] {
            let faulty = try page(OrderInput(yaml: small(dial.name, "\(number)")))
            #expect(faulty["faults"]?.items?.count == 1, "\(dial.name) \(number)")
            #expect(faulty["faults"]?.items?.first?["expected"]?.text?.contains("\(high)") == true)
        }
    }

    @Test(arguments: Fixtures.names)
    func everyPointerOfTheWordsIsAField(name: String) throws {
        let reading = name == "lesson" ? reading : WorkbenchCase.korea
        for directive in reading.scenario.directives {
            let page = try page(OrderInput(directive: directive.id), of: reading)
            let order = try #require(page["order"])
            for pointer in spans(page).compactMap({ $0["pointer"]?.text }) {
                #expect(order.at(pointer.replacing("/", with: ".")) != nil, "\(directive.id)\(pointer)")
            }
            let told = words(page)
            #expect(!told.contains("?") && !told.contains("  ") && told.hasSuffix("."), "\(told)")
            #expect(page["words"]?.items?.count == directive.parts.count + 1)
        }
    }

    @Test func whoIsMeantIsToldByName() throws {
        for (who, says) in [
            ("all", "All formations are to"), ("companies", "The three companies are to"),
            ("[philon]", "Philon's company are to"),
            ("{best: 1, of: companies}", "The best one of the three companies are to"),
            ("{best: 2, of: companies}", "The best two of the three companies are to"),
        ] {
            let page = try page(OrderInput(yaml: small("who", who)))
            #expect(words(page).contains(says), "\(words(page))")
        }
    }

    @Test func aFaultyOrderIsToldAsFarAsItGoes() throws {
        let page = try page(OrderInput(yaml: small("ways", "none") + "extra: 1\n"))
        #expect(page["isSound"]?.isTrue == false && page["faults"]?.items?.count == 2 && page["digest"]?.text == nil)
        #expect(
            words(page).contains("by none ways") && page["faults"]?.items?.allSatisfy { $0["pointer"]?.text == "/yaml" } == true
        )
        #expect(page["faults"]?.items?.allSatisfy { $0["line"]?.whole ?? 0 > 0 } == true)
    }

    // MARK: texts

    /// The same order written in another way.
    @Test(
        arguments: [
            { $0.replacing("\n", with: "\r\n") }, { "\u{FEFF}" + $0 }, { $0 + "\n\n# a remark\n" },
            { $0.replacing("id: go-small", with: "id: another") },
            { $0.replacing("id: go-small\n", with: "") }, { $0.replacing("march: night", with: "march: 'night'") },
            {
                $0.replacing("    ways: 4\n", with: "").replacing("    march: night\n", with: "    march: night\n    ways: 4\n")
            },
            { $0.replacing("    march: night\n", with: "    march: night # by the moon\n") },
            { $0.replacing("id: go-small\n", with: "").replacing("\n", with: "\r\n") },
        ] as [@Sendable (String) -> String])
    func howItIsWrittenIsNoOtherOrder(change: @Sendable (String) -> String) throws {
        let own = try page(OrderInput(directive: "go-small"))
        let other = try page(OrderInput(yaml: change(try small("ways", "4"))))
        #expect(other["isSound"]?.isTrue == true, "\(other["faults"]?.items ?? [])")
        #expect(other["digest"]?.text == own["digest"]?.text && words(other) == words(own))
    }

    @Test func whatIsToldOfAnOrderIsReadAsThatOrder() throws {
        for reading in [WorkbenchCase.lesson, WorkbenchCase.korea] {
            for directive in reading.scenario.directives {
                let own = try page(OrderInput(directive: directive.id), of: reading)
                let again = try page(OrderInput(yaml: own["yaml"]?.text), of: reading)
                #expect(again["digest"]?.text == own["digest"]?.text && again["isSound"]?.isTrue == true, "\(directive.id)")
                #expect(again["directive"]?.text?.hasPrefix("order-") == true, "under the name of its content")
            }
        }
    }

    @Test func anotherDialIsAnotherOrder() throws {
        let texts = try [
            ("ways", "4"), ("ways", "5"), ("detachmentSize", "31"), ("march", "both"), ("route", "roads"),
            ("ifBlocked", "stay"),
            ("ifCannot", "stay-as-guerrillas"), ("heavyWeapons", "keep"), ("task", "stay"), ("who", "companies"),
        ].map { try small($0, $1) }
        let pages = try texts.map { try page(OrderInput(yaml: $0)) }
        #expect(Set(pages.compactMap { $0["digest"]?.text }).count == texts.count)
        #expect(Set(pages.compactMap { $0["directive"]?.text }).count == texts.count)
    }
}
