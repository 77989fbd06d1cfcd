import Archives
import Campaigns
import Foundation
import Notation
import Pages
import Scenarios

/// A campaign, told day by day.
public struct CampaignPackage: AnswerPackage {
    private let scenario: Scenario
    /// What the campaign is: enough to play it again.
    public let head: RecordingHead
    /// The epochs that are told.
    public let told: Range<Int>
    /// Events in order: of the epochs that are told, or of the whole campaign.
    public let events: [Event]
    /// The events of the recording in which this future begins; nil where none does.
    private let recorded: [Event]?
    /// False where `events` are a part of the campaign, whose end is not known.
    private let isWhole: Bool
    private let journal: Journal?
    private let record: String?
    private let out: String?
    private let command: String

    init(
        scenario: Scenario, head: RecordingHead, told: Range<Int>, events: [Event], isWhole: Bool = true,
        recorded: [Event]? = nil, journal: Journal? = nil, record: String? = nil, out: String? = nil, command: String = ""
    ) {
        self.out = out
        self.command = command
        self.scenario = scenario
        self.head = head
        self.told = told
        self.events = events
        self.isWhole = isWhole
        self.recorded = recorded
        self.journal = journal
        self.record = record
    }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String {
        let teller = CampaignText(scenario: scenario, epochHours: head.epochHours, width: style.width)
        let shown = events.filter { told.contains(Int($0.epoch)) }
        var parts = [title(teller, width: style.width) + "\n", teller.days(told, of: shown)]
        if isWhole { parts.append(teller.ending(events)) }
        if let recorded { parts.append("\nIn the recording:\n\n\(teller.ending(recorded))") }
        return parts.joined(separator: "\n")
    }

    private func title(_ teller: CampaignText, width: Int) -> String {
        let names = head.sent.map { sent in
            let title = "“\(scenario.directive(sent.directive)?.title ?? sent.directive)”"
            return sent.epoch == 0 ? title : "from \(teller.time(of: sent.epoch).longDate) \(title)"
        }
        let world = head.world.map { " in world \($0)" } ?? ""
        let readings = (head.readings ?? [:]).sorted { $0.key < $1.key }.map { "; \($0.key): \($0.value)" }.joined()
        let text =
            "\(scenario.title): \(names.joined(separator: ", ")); campaign \(ProseNumber.whole(head.replication)) of seed \(head.seed)"
            + world + readings
        return ProseWords.wrapped(text, width: width).joined(separator: "\n")
    }

    /// The head and the events that are told: epoch, kind, formation, body, place, men, amount.
    public func json() throws(Refusal) -> String {
        struct Told: Encodable {
            let epoch: Int
            let kind: String
            let formation: String?
            let body: Int
            let place: Int
            let men: Int
            let amount: Int
        }
        struct Page: Encodable {
            let campaign: RecordingHead
            let events: [Told]
        }
        let lines = events.filter { told.contains(Int($0.epoch)) }.map { event in
            let isOfOne = event.formation != Event.noFormation
            return Told(
                epoch: Int(event.epoch), kind: "\(event.kind)",
                formation: isOfOne ? scenario.formations[Int(event.formation)].id : nil,
                body: Int(event.body), place: Int(event.place), men: Int(event.men), amount: Int(event.amount))
        }
        return try Refusal.catching { try JSONFile.text(of: Page(campaign: head, events: lines)) }
    }

    /// Writes the files that were asked for; returns a sentence for each thing to be told.
    public func write() throws(Refusal) -> [String] {
        let bytes: [UInt8]? = try journal.map { journal throws(Refusal) in
            try Refusal.catching { try Recording.bytes(of: journal, head: head) }
        }
        var sentences: [String] = []
        if let record, let bytes {
            try Deliveries.deliver(record, option: "--record") { try OutputFile(record).write(Data(bytes)) }
            sentences.append("Recorded in \(record); `anabasis run --from \(record) --at DATE` finds a day in it.")
        }
        if let out { sentences.append(try ResultFolder(path: out).write(try contents(bytes), of: subject)) }
        return sentences
    }

    private func contents(_ recording: [UInt8]?) throws(Refusal) -> ResultFolder.Contents {
        let shown = events.filter { told.contains(Int($0.epoch)) }
        var contents = ResultFolder.Contents(
            tables: [EventTable.table(of: shown, in: scenario, epochHours: head.epochHours)],
            texts: ["campaign.txt": text(PageStyle()) + "\n", "campaign.json": try json()])
        if let recording {
            contents.files["campaign.journal"] = { try Data(recording).write(to: URL(fileURLWithPath: $0)) }
        }
        return contents
    }

    private var subject: ResultManifest.Subject {
        ResultManifest.Subject(
            sources: [.init(id: scenario.id, digest: head.scenarioDigest)],
            title: "\(scenario.title): campaign \(head.replication) of seed \(head.seed)", summary: scenario.summary,
            command: command, version: Program.version)
    }
}
