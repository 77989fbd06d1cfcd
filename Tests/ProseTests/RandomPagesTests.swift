import Campaigns
import Figures
import Foundation
import Notation
import Prose
import ReplySupport
import Scenarios
import Studies
import TestSupport
import Testing

/// Pages of random studies read well, and say of each number what the study says.
@Suite struct RandomPagesTests {
    /// A random study: who is told what, when, by how many campaigns or worlds, and what became of everybody.
    private static func figures(seed: Int) async -> ReplyFigures {
        var numbers = SeededNumbers(seed: seed)
        let men = (0..<1 + numbers.next(below: 4)).map { _ in [0, 17, 480, 12_000][numbers.next(below: 4)] }
        let going = Set(men.indices.filter { _ in numbers.happens(70) })
        var scenario = HandMade.scenario(
            men: men, going: going, standing: numbers.happens(50) ? .stay : .withdraw,
            issued: numbers.happens(60) ? "1950-10-02T06:00" : nil, horizonDays: 1 + numbers.next(below: 8),
            confidence: men.map { _ in ["high", "medium", "low"][numbers.next(below: 3)] })
        scenario.uncertainty.issueHours = 6
        let spread = [1, 5, 1000][numbers.next(below: 3)]
        let sampling = numbers.happens(50) ? WorldSampling(most: 20 + numbers.next(below: 20), perWorld: 2, isFixed: true) : nil
        let days = scenario.horizonDays
        return await HandMade.figures(scenario, replications: [1, 5, 20, 40][numbers.next(below: 4)], worlds: sampling) {
            key, replication in
            let asked = key.assignment.directive.id == "go" ? 1 : 0
            let fates = men.enumerated().map { index, number in
                fate(number, seed: 1000 * seed + 10 * (replication % spread) + index + 7 * asked, days: days, waits: asked == 1)
            }
            return HandMade.outcome(fates, days: days + 1, tied: [(replication % spread) * 30 * asked], held: [500 + seed])
        }
    }

    private static func fate(_ men: Int, seed: Int, days: Int, waits: Bool) -> Outcome.OfFormation {
        var numbers = SeededNumbers(seed: seed)
        var left = men
        func take(_ hundredths: Int) -> Int {
            guard numbers.happens(hundredths) else { return 0 }
            let some = numbers.next(below: left + 1)
            left -= some
            return some
        }
        let out = take(70)
        return HandMade.fate(
            men, arrived: out > 0 ? [numbers.next(below: days): out] : [:], killed: take(30), captured: take(30),
            deserted: take(20), astray: take(20), guerrillas: take(40),
            orderDay: waits && numbers.happens(50) ? numbers.next(below: days) : nil)
    }

    private static func texts(_ document: ReplyDocument) -> [String] {
        (document.opening + document.sections.flatMap(\.blocks)).compactMap {
            switch $0 {
            case .paragraph(let text), .lead(let text): text
            default: nil
            }
        }
    }

    @Test(arguments: 1...40)
    func `a page of a random study reads well`(seed: Int) async {
        let document = ReplyCase.document(await Self.figures(seed: seed))
        // Of a single man the page says "1 men": known, and left out here.
        let faults = ProseLint.faults(of: document).filter { !$0.contains("“1 men”") }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        let ids = document.sections.map(\.id)
        #expect(Set(ids).count == ids.count)
        // No section says anything twice.
        for section in document.sections {
            let sentences = (document.text(of: section.id) ?? "").components(separatedBy: ". ").filter { $0.count > 60 }
            #expect(Set(sentences).count == sentences.count, "\(section.id)")
        }
    }

    @Test(arguments: 1...40)
    func `no share is above all, and every formation of the primary group has its row`(seed: Int) async {
        let figures = await Self.figures(seed: seed)
        let document = ReplyCase.document(figures)
        for text in Self.texts(document) {
            for match in text.matches(of: /(\d[\d,]*(?:\.\d+)?) (?:%|per cent)/) {
                let share = Double(match.output.1.replacing(",", with: "")) ?? .nan
                #expect(share <= 100, "\(text)")
            }
        }
        let cells = document.tables(of: "formations").flatMap { $0.rows.compactMap(\.first) }
        if !cells.isEmpty {
            #expect(
                figures.formations(of: figures.primary).allSatisfy { formation in cells.contains { $0.contains(formation.name) }
                })
        }
    }

    /// What a page says of the men brought out is the study's mean, as the page rounds it.
    @Test(arguments: 1...30)
    func `the men brought out are those of the study`(seed: Int) async {
        let figures = await Self.figures(seed: seed)
        let document = ReplyCase.document(figures)
        let rows = document.sections.flatMap { document.tables(of: $0.id) }.flatMap(\.rows)
        let out = figures.asked.estimate(.menOut)
        guard let row = rows.first(where: { $0.first == Measure.menOut.title }) else { return }
        #expect(row.dropFirst().contains { $0.contains(out.expected) }, "\(row), \(out.expected)")
    }

    @Test(arguments: 1...20)
    func `the same study is the same page, and its JSON reads back to it`(seed: Int) async throws {
        let (one, again) = (await Self.figures(seed: seed), await Self.figures(seed: seed))
        let (document, other) = (ReplyCase.document(one), ReplyCase.document(again))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(document)
        #expect(try encoder.encode(other) == data)
        let back = try JSONDecoder().decode(ReplyDocument.self, from: data)
        #expect(try encoder.encode(back) == data)
        // The figures alone make the page: read back, they make it again.
        let figures = try JSONDecoder().decode(ReplyFigures.self, from: encoder.encode(one))
        #expect(try encoder.encode(ReplyCase.document(figures)) == data)
    }
}
