import Application
import Foundation
import TestSupport
import Testing

/// The course of a body and of a formation in sentences: nobody is left out, and nothing is told twice.
struct StoryTests {
    private func sentences(_ story: StoryPage) throws -> [JSONValue] { try WorkbenchCase.page(story)["sentences"]?.items ?? [] }

    /// The number before a word, summed over sentences: `1,200 men arrived`.
    private func sum(_ word: String, in texts: [String]) -> Int {
        texts.flatMap { $0.split(separator: ". ") }.reduce(0) { total, text in
            guard text.contains(word) else { return total }
            return total + (Int(text.prefix { $0.isNumber || $0 == "," }.filter { $0 != "," }) ?? 0)
        }
    }

    @Test(arguments: CampaignPageTests.futures)
    func everyBodysStoryTogetherIsTheFuture(fields: [String: any Sendable]) async throws {
        let played = try await WorkbenchCase.future(fields)
        let page = try WorkbenchCase.page(played.page)
        let bodies = page["bodies"]?.whole ?? 0
        var texts: [String] = []
        for body in 0..<bodies {
            let told = try sentences(played.story(body: body, formation: nil))
            #expect(!told.isEmpty, "body \(body)")
            let epochs = told.compactMap { $0["epoch"]?.whole }
            #expect(epochs == epochs.sorted() && epochs.count == told.count, "body \(body)")
            let words = told.compactMap { $0["text"]?.text }
            // An order that reaches another formation is not told of this one's.
            #expect(words.count { $0.hasPrefix("The order reached") } <= page["sent"]?.items?.count ?? 0, "body \(body)")
            texts += words
        }
        let formations = page["formations"]?.items ?? []
        let arrived = formations.reduce(0) { $0 + ($1["arrived"]?.whole ?? 0) }
        #expect(sum(" arrived ", in: texts) == arrived, "every man who arrives arrives in a story")
        #expect(texts.allSatisfy { $0.hasSuffix(".") && !$0.hasPrefix("1 men") && !$0.hasPrefix("0 men") })
        #expect(throws: Refusal.self) { _ = try played.story(body: bodies, formation: nil) }
        #expect(throws: Refusal.self) { _ = try played.story(body: -1, formation: nil) }
    }

    @Test(arguments: CampaignPageTests.futures)
    func aFormationsStoryAddsUpToItsBooks(fields: [String: any Sendable]) async throws {
        let played = try await WorkbenchCase.future(fields)
        let page = try WorkbenchCase.page(played.page)
        for formation in page["formations"]?.items ?? [] {
            let id = formation["id"]?.text ?? ""
            let told = try sentences(played.story(body: nil, formation: id))
            let words = told.compactMap { $0["text"]?.text }.flatMap { $0.dropLast().components(separatedBy: ", ") }
            // A thousand is written with a comma: "1,200 arrived" has no blank behind it.
            let sum = { (word: String) in
                words.filter { $0.hasSuffix(" \(word)") }
                    .reduce(0) { $0 + (Int($1.prefix { $0.isNumber || $0 == "," }.filter { $0 != "," }) ?? 0) }
            }
            #expect(sum("arrived") == formation["arrived"]?.whole, "\(id)")
            #expect(sum("killed") <= formation["killed"]?.whole ?? 0 && sum("taken") <= formation["captured"]?.whole ?? 0)
            let epochs = told.compactMap { $0["epoch"]?.whole }
            #expect(Set(epochs).count == epochs.count && epochs == epochs.sorted(), "one sentence an epoch")
            let order = told.first { $0["text"]?.text?.contains("rder arrived") == true }?["epoch"]?.whole
            #expect(order == formation["orderEpoch"]?.whole, "\(id)")
        }
    }

    @Test func aBodyIsAskedForBeforeAFormation() async throws {
        let played = try await WorkbenchCase.future(["directive": "go-small"])
        let both = try WorkbenchCase.page(played.story(body: 0, formation: "philon"))
        #expect(both["title"]?.text?.hasPrefix("Body 0 of ") == true)
        #expect(try WorkbenchCase.page(played.story(body: nil, formation: "philon"))["title"]?.text == "Philon's company")
    }
}
