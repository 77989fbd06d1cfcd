import Arithmetic
import Notation
import Pages
import Scenarios

/// The findings of a command in tables, as CSV and JSON, and as a chart.
public struct FindingsPackage<Findings: Sendable>: AnswerPackage {
    /// What was found.
    public let findings: Findings
    private let page: any FindingsPage
    /// Pages whose files stand in the same folder already.
    private let earlier: [any FindingsPage]
    private let subject: ResultManifest.Subject?
    private let out: String?
    private let workspace: Workspace
    private let document: (path: String, text: String)?

    /// Findings with their page; of a subject they are described as a Data Package and an RO-Crate. `document` is a further file, a page of
    /// the documentation.
    init(
        _ findings: Findings, page: any FindingsPage, after earlier: [any FindingsPage] = [],
        of subject: ResultManifest.Subject? = nil, out: String?, workspace: Workspace,
        document: (path: String, text: String)? = nil
    ) {
        self.document = document
        self.findings = findings
        self.page = page
        self.earlier = earlier
        self.subject = subject
        self.out = out
        self.workspace = workspace
    }

    /// All pages whose files stand in the folder once this is written.
    var pages: [any FindingsPage] { earlier + [page] }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String { page.text(width: style.width) }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String { try Refusal.catching { try page.json() } }

    /// Writes the files that were asked for; returns a sentence for each thing to be told.
    public func write() throws(Refusal) -> [String] {
        var told: [String] = []
        if let document { told.append(try Deliveries.document(document.text, to: document.path)) }
        guard let out else { return told }
        let contents = try Refusal.catching { try page.contents() }
        let before = try Refusal.catching { try earlier.map { try $0.contents() } }
        do {
            let written = try workspace.findings(out).write(contents)
            let all = before + [contents]
            if let subject {
                try ResultFolder(path: out).describe(subject, files: all.flatMap(\.names), tables: all.flatMap(\.tables))
            }
            let names = ProseWords.list(written.names + (subject == nil ? [] : ResultManifest.names))
            return told + [written.fault, "Written to \(out): \(names)."].compactMap(\.self)
        } catch { throw Refusal(error, writing: out, option: "--out") }
    }
}

extension ResultManifest.Subject {
    /// The findings of a command about a scenario of these files; `title` says what of it was found.
    init(of scenario: Scenario, _ manifest: FileManifest, title: String, command: String) {
        self.init(
            sources: [.init(id: scenario.id, digest: manifest.digest)], title: "\(scenario.title): \(title)",
            summary: scenario.summary, command: command, version: Program.version)
    }

    /// The findings of a command about several cases.
    init(of cases: [RecordCase], title: String, command: String) {
        self.init(
            sources: cases.map { .init(id: $0.scenario.id, digest: $0.digest) }, title: title,
            summary: ProseWords.list(cases.map(\.scenario.title)), command: command, version: Program.version)
    }
}
