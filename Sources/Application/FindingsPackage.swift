import Pages

/// The findings of a command in tables, as CSV and JSON, and as a chart.
public struct FindingsPackage<Findings: Sendable>: AnswerPackage {
    /// What was found.
    public let findings: Findings
    private let page: any FindingsPage
    private let out: String?
    private let workspace: Workspace
    private let document: (path: String, text: String)?

    /// Findings with their page; `document` is a further file, a page of the documentation.
    init(
        _ findings: Findings, page: any FindingsPage, out: String?, workspace: Workspace,
        document: (path: String, text: String)? = nil
    ) {
        self.document = document
        self.findings = findings
        self.page = page
        self.out = out
        self.workspace = workspace
    }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String { page.text(width: style.width) }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String { try Refusal.catching { try page.json() } }

    /// Writes the files that were asked for; returns a sentence for each thing to be told.
    public func write() throws(Refusal) -> [String] {
        var told: [String] = []
        if let document { told.append(try Deliveries.document(document.text, to: document.path)) }
        if let out { told += try workspace.write(try Refusal.catching { try page.contents() }, into: out) }
        return told
    }
}

extension Workspace {
    /// Writes what a command found into the folder of --out.
    fileprivate func write(_ contents: FindingsFolder.Contents, into out: String) throws(Refusal) -> [String] {
        do { return try findings(out).write(contents) } catch { throw Refusal(error, writing: out, option: "--out") }
    }
}
