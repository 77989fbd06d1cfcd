import Notation

/// Description that travels with the files of a result: a Data Package for its tables, and a Research Object Crate for the whole.
public struct ResultManifest: Sendable {
    /// A file of the result.
    public struct File: Hashable, Sendable {
        /// Name in the folder.
        public let name: String
        /// Length, bytes.
        public let bytes: Int
        /// SHA-256 of its bytes, hexadecimal.
        public let sha256: String

        /// A file.
        public init(name: String, bytes: Int, sha256: String) {
            self.name = name
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    /// A scenario from which a result was made.
    public struct Source: Hashable, Sendable {
        /// Key of the scenario.
        public let id: String
        /// Digest of its files.
        public let digest: String

        /// A scenario by its key and the digest of its files.
        public init(id: String, digest: String) {
            self.id = id
            self.digest = digest
        }
    }

    /// Subject of the result, and its maker.
    public struct Subject: Hashable, Sendable {
        /// Scenarios from which it was made, one or more.
        public let sources: [Source]
        /// Title in a few words.
        public let title: String
        /// Content in a sentence or two.
        public let summary: String
        /// The command as it can be typed again; empty where none was typed.
        public let command: String
        /// Version of the program.
        public let version: String

        /// A subject.
        public init(sources: [Source], title: String, summary: String, command: String, version: String) {
            self.sources = sources
            self.title = title
            self.summary = summary
            self.command = command
            self.version = version
        }
    }

    private let subject: Subject
    private let date: String
    private let files: [File]
    private let tables: [DataTable]

    /// Names of the two files, which are not listed in themselves.
    public static let names = ["datapackage.json", "ro-crate-metadata.json"]

    /// A manifest of files that were written on a day (ISO 8601); `tables` describes those of them that are CSV files, by their names.
    public init(_ subject: Subject, date: String, files: [File], tables: [DataTable]) {
        self.subject = subject
        self.date = date
        self.files = files.sorted { $0.name < $1.name }
        self.tables = tables
    }

    /// Both files, text by name.
    public func texts() -> [String: String] { [Self.names[0]: dataPackage, Self.names[1]: crate] }

    // MARK: Data Package 2.0

    /// A description of the tables. Source: Data Package 2.0 (datapackage.org); `unit` is a property of ours.
    private var dataPackage: String {
        JSONText.object([
            ("$schema", .text("https://datapackage.org/profiles/2.0/datapackage.json")),
            ("name", .text(subject.sources.map { "\($0.id)-\($0.digest.prefix(8))" }.joined(separator: "-"))),
            ("title", .text(subject.title)),
            ("description", .text(subject.summary)), ("version", .text(subject.version)), ("created", .text(created)),
            (
                "sources",
                .list(subject.sources.map { .object([("title", .text("scenario \($0.id), \($0.digest)"))]) })
            ), ("resources", .list(files.compactMap(resource))),
        ]).written() + "\n"
    }

    private var created: String { "\(date)T00:00:00Z" }

    private func resource(_ file: File) -> JSONText? {
        guard let table = tables.first(where: { "\($0.name).csv" == file.name }) else { return nil }
        return .object([
            ("name", .text(table.name)), ("path", .text(file.name)), ("type", .text("table")), ("title", .text(table.title)),
            ("format", .text("csv")), ("mediatype", .text("text/csv")), ("encoding", .text("utf-8")),
            ("bytes", .number("\(file.bytes)")), ("hash", .text("sha256:\(file.sha256)")),
            (
                "schema",
                .object([
                    ("fields", .list(table.fields.map(Self.field))), ("missingValues", .list([.text("")])),
                ])
            ),
        ])
    }

    private static func field(_ field: Field) -> JSONText {
        var members: [(String, JSONText)] = [("name", .text(field.name)), ("type", .text(type(field.kind)))]
        if field.kind == .truth {
            members += [("trueValues", .list([.text("yes")])), ("falseValues", .list([.text("no")]))]
        }
        members.append(("description", .text(field.meaning)))
        if !field.unit.isEmpty { members.append(("unit", .text(field.unit))) }
        return .object(members)
    }

    private static func type(_ kind: Field.Kind) -> String {
        switch kind {
        case .text: "string"
        case .whole: "integer"
        case .number: "number"
        case .truth: "boolean"
        }
    }

    // MARK: RO-Crate 1.1

    private static let specification = "https://w3id.org/ro/crate/1.1"
    private static let profile = "https://w3id.org/ro/wfrun/process/0.5"
    /// `sha256` came into the terms with RO-Crate 1.2.
    private static let context = JSONText.list([
        .text(specification + "/context"), .object([("sha256", .text("http://schema.org/sha256"))]),
    ])
    private static let licence = "https://spdx.org/licenses/Apache-2.0"

    /// The making of the files as linked data. Source: RO-Crate 1.1, Process Run Crate 0.5 (researchobject.org).
    private var crate: String {
        let entities =
            [descriptor, root, process, software, action] + subject.sources.map(Self.scenario) + [licence] + files.map(entity)
        return JSONText.object([("@context", Self.context), ("@graph", .list(entities))]).written() + "\n"
    }

    private static func reference(_ id: String) -> JSONText { .object([("@id", .text(id))]) }

    /// Several in a list, one by itself, as RO-Crate recommends.
    private static func references(_ ids: [String]) -> JSONText {
        ids.count == 1 ? reference(ids[0]) : .list(ids.map(reference))
    }

    private var parts: JSONText { Self.references(files.map(\.name)) }

    private var descriptor: JSONText {
        .object([
            ("@id", .text(Self.names[1])), ("@type", .text("CreativeWork")), ("about", Self.reference("./")),
            ("conformsTo", Self.reference(Self.specification)),
        ])
    }

    private var root: JSONText {
        .object([
            ("@id", .text("./")), ("@type", .text("Dataset")), ("name", .text(subject.title)),
            ("description", .text(subject.summary)), ("datePublished", .text(date)),
            ("license", Self.reference(Self.licence)), ("conformsTo", Self.reference(Self.profile)), ("hasPart", parts),
            ("mentions", Self.reference("#run")),
        ])
    }

    private var process: JSONText {
        .object([
            ("@id", .text(Self.profile)), ("@type", .text("CreativeWork")), ("name", .text("Process Run Crate")),
            ("version", .text("0.5")),
        ])
    }

    private var software: JSONText {
        .object([
            ("@id", .text("#anabasis")), ("@type", .text("SoftwareApplication")), ("name", .text("Anabasis")),
            ("description", .text("A laboratory for armies that are cut off.")),
            ("softwareVersion", .text(subject.version)),
        ])
    }

    private var action: JSONText {
        .object(
            [("@id", .text("#run")), ("@type", .text("CreateAction")), ("name", .text(subject.title))]
                + (subject.command.isEmpty ? [] : [("description", .text(subject.command))]) + [
                    ("endTime", .text(date)), ("instrument", Self.reference("#anabasis")),
                    ("object", Self.references(subject.sources.map(Self.mark))), ("result", parts),
                ])
    }

    private static func mark(of source: Source) -> String { "#scenario-\(source.id)" }

    private static func scenario(_ source: Source) -> JSONText {
        .object([
            ("@id", .text(mark(of: source))), ("@type", .text("CreativeWork")), ("name", .text("scenario \(source.id)")),
            ("identifier", .text("sha256:\(source.digest)")),
        ])
    }

    private var licence: JSONText {
        .object([
            ("@id", .text(Self.licence)), ("@type", .text("CreativeWork")), ("name", .text("Apache License 2.0")),
            ("description", .text("Of the result. The data of its map keep their own terms, which the map's file names.")),
        ])
    }

    private func entity(_ file: File) -> JSONText {
        var members: [(String, JSONText)] = [
            ("@id", .text(file.name)), ("@type", .text("File")), ("name", .text(file.name)),
        ]
        if let table = tables.first(where: { "\($0.name).csv" == file.name }) {
            members.append(("description", .text(table.title)))
        }
        members += [("encodingFormat", .text(Self.format(file.name))), ("contentSize", .text("\(file.bytes)"))]
        members.append(("sha256", .text(file.sha256)))
        return .object(members)
    }

    private static func format(_ name: String) -> String {
        switch name.split(separator: ".").last {
        case "csv": "text/csv"
        case "json": "application/json"
        case "html": "text/html"
        case "md": "text/markdown"
        case "svg": "image/svg+xml"
        case "gpkg": "application/geopackage+sqlite3"
        case "study": "application/vnd.sqlite3"
        case "txt": "text/plain"
        default: "application/octet-stream"
        }
    }
}
