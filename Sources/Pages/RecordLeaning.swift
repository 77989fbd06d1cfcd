import Notation
import Studies

/// Which way predictions err in the men of each case who came out.
struct RecordLeaning {
    private let tooMany: [FigureScore]
    private let tooFew: [FigureScore]
    private let within: [FigureScore]

    /// The leaning of scores of some cases, each by its figure of all men who came out.
    init(of score: RecordScore, cases: [RecordedCase]) {
        let totals = cases.compactMap { record in
            score.figures.first { $0.scenario == record.id && Self.countsAllWhoCameOut($0.figure.key) }
        }
        tooMany = totals.filter { $0.prediction.mean > $0.figure.high }
        tooFew = totals.filter { $0.prediction.mean < $0.figure.low }
        within = totals.filter { ($0.figure.low...$0.figure.high).contains($0.prediction.mean) }
    }

    /// It in a sentence; nil where no case counts all who came out.
    var sentence: String? {
        let parts = [("too many", tooMany), ("too few", tooFew), ("as many as the sources allow", within)].compactMap {
            way, figures in
            figures.isEmpty ? nil : "\(way) in \(ProseWords.list(figures.map(Self.told)))"
        }
        return parts.isEmpty ? nil : "Of men who came out the model has, on average, \(parts.joined(separator: "; "))."
    }

    /// True if some cases have too many and others too few: what mends the ones mars the others.
    var isDivided: Bool { !tooMany.isEmpty && !tooFew.isEmpty }

    private static func told(_ score: FigureScore) -> String {
        "\(score.scenario) (\(TableColumn.mean.cell(score)) where the record has \(TableColumn.record.cell(score)))"
    }

    /// True for a key that counts the men of all formations who came out by the end.
    private static func countsAllWhoCameOut(_ key: String) -> Bool { ["menOut", "menOutTotal", "menOutShare"].contains(key) }
}
