import Appraisal
import Charts
import Figures
import Foundation
import Notation
import Planning
import Prose
import Scenarios
import Studies

/// The answer to the question of a scenario: its numbers, and the page that says what they mean.
public struct Reply: Codable, Sendable {
    /// Version of the description of study.json: it rises when a member changes its name, type or meaning.
    public static let currentSchemaVersion = 2

    /// The version that this reply was written in.
    public let schemaVersion: Int
    /// Fingerprint of all outcomes.
    public let digest: String
    /// Worlds played; 1 for the standard world alone.
    public let worlds: Int
    /// Campaigns of each directive in each world.
    public let perWorld: Int
    /// Levels by key of the directive, of the group, then of the measure.
    public let directives: [String: [String: [String: ReplyLevel]]]
    /// Each directive less the standing course, by its key, key of the group, then measure.
    public let differences: [String: [String: [String: ReplyGain]]]
    /// The verdict over worlds; nil for the standard world alone.
    public let verdict: ReplyVerdict?
    /// Campaigns played in a second; nil if it was not measured.
    public let replicationsPerSecond: Double?
    /// The most memory that the process held; nil if it was not measured.
    public let peakMemoryBytes: Int?
    /// The numbers.
    public let figures: ReplyFigures
    /// The page in finished words.
    public let document: ReplyDocument

    init(_ figures: ReplyFigures, document: ReplyDocument) {
        schemaVersion = Self.currentSchemaVersion
        digest = figures.run.digest
        worlds = figures.worlds?.worlds ?? 1
        perWorld = figures.worlds?.perWorld ?? figures.run.replications
        directives = Dictionary(
            uniqueKeysWithValues: figures.directives.map { item in
                (item.id, item.measures.mapValues { $0.mapValues(ReplyLevel.init) })
            })
        differences = figures.gains
        verdict = figures.worlds?.verdict
        replicationsPerSecond = figures.provenance.replicationsPerSecond
        peakMemoryBytes = figures.provenance.peakMemoryBytes
        self.figures = figures
        self.document = document
    }
}

/// A measure of a group under a directive, as readers of JSON ask for it.
public struct ReplyLevel: Codable, Hashable, Sendable {
    /// Mean of the campaigns.
    public let mean: Double
    /// Monte Carlo standard error of the mean.
    public let standardError: Double
    /// Between its ends lie eight worlds in ten, without luck; nil for one world, or where worlds cannot be told from luck.
    public let worldInterval: ReplyInterval?
    /// Between its ends lie eight campaigns in ten, worlds and luck together; nil for one world, or where nothing varies.
    public let totalInterval: ReplyInterval?
    /// Between its ends lie eight campaigns in ten of a world whose value is the mean; nil for one world, or where luck moves nothing.
    public let luckInterval: ReplyInterval?

    init(_ estimate: ReplyEstimate) {
        mean = estimate.mean
        standardError = estimate.standardError
        worldInterval = estimate.worldInterval
        totalInterval = estimate.totalInterval
        luckInterval = estimate.luckInterval
    }
}

/// A reply that cannot be made, in one sentence.
public struct ReplyFault: Error, CustomStringConvertible {
    /// The sentence.
    public let description: String
}

/// Makes the reply of a study and writes it as prose, page, tables and data.
///
///     let writer = try ReplyWriter(study: study, situation: situation, provenance: provenance, charts: ChartRenderer(home: "."))
///     let written = try writer.write(to: "out/korea-1950")
///     let page = writer.terminal(width: 80, color: false)
public struct ReplyWriter: Sendable {
    /// The numbers and the page.
    public let reply: Reply
    private let mapSVG: String?
    private let charts: ChartRenderer?

    /// The files written, and a sentence about what could not be.
    public struct Written: Sendable, Hashable {
        /// Names of the files in the folder.
        public let files: [String]
        /// Why charts are missing, if some are.
        public let fault: String?
    }

    /// Reads the numbers of a study and writes the sentences. Throws if no campaign was finished.
    ///
    /// `situation` is the map as read at the start, `plan` that of those who go; `mapSVG` the picture; without `charts` the page has tables in their place.
    public init(
        study: Study, situation: Situation?, plan: Plan? = nil, provenance: ReplyProvenance, mapSVG: String? = nil,
        charts: ChartRenderer? = nil
    ) throws(ReplyFault) {
        guard study.replications > 0 else {
            throw ReplyFault(description: "No campaign was finished before the study was stopped; let it run longer.")
        }
        let figures = ReplyBuilder(study: study, situation: situation, plan: plan, provenance: provenance).figures()
        let page = ProsePage(figures: figures, sources: study.request.scenario.sources, hasMap: mapSVG != nil)
        reply = Reply(figures, document: page.document())
        self.mapSVG = mapSVG
        self.charts = charts
    }

    /// Writes reply.html, reply.md, study.json, CSV files, the charts and the map into a folder, which is made if need be.
    @discardableResult
    public func write(to folder: String) throws -> Written {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let drawn = charts?.draw(ChartData(reply.figures).charts(), in: folder)
        let fault = drawn.map(\.fault) ?? "The charts are not drawn; their numbers stand here instead."
        var drawings = drawn.map { Self.drawings($0.drawn, in: folder) } ?? [:]
        drawings["map"] = mapSVG
        var files = ReplySpreadsheets(figures: reply.figures).files()
        files["study.json"] = try json()
        files["reply.md"] = ReplyMarkdown(reply.document, drawn: Set(drawings.keys)).text()
        files["reply.html"] = ReplyPage(reply.document, drawings: drawings.mapValues(Self.inline), fault: fault).text()
        files["map.svg"] = mapSVG
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            try OutputFile("\(folder)/\(name)").write(text)
        }
        let charts = (drawn?.drawn ?? []).flatMap { ["\($0).svg", "\($0).vl.json"] }
        return Written(files: (files.keys + charts).sorted(), fault: fault)
    }

    /// The opening page for a terminal of that width; the whole of it on request.
    public func terminal(width: Int, color: Bool, whole: Bool = false) -> String {
        let page = TerminalPage(reply.document, width: width, color: color)
        return whole ? page.text() : page.opening()
    }

    /// The page in Markdown, without pictures.
    public var markdown: String { ReplyMarkdown(reply.document).text() }

    /// Every number and sentence of the reply as JSON.
    public func json() throws -> String {
        try JSONFile.text(of: reply)
    }

    private static func drawings(_ names: [String], in folder: String) -> [String: String] {
        let texts = names.compactMap { name in
            FileManager.default.contents(atPath: "\(folder)/\(name).svg").map { (name, String(decoding: $0, as: UTF8.self)) }
        }
        return Dictionary(uniqueKeysWithValues: texts)
    }

    /// An SVG file as it may stand inside HTML: without the head of an XML file.
    private static func inline(_ svg: String) -> String { svg.range(of: "<svg").map { String(svg[$0.lowerBound...]) } ?? svg }
}
