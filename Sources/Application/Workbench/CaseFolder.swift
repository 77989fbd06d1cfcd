import Foundation
import Hexes
import ScenarioFiles
import Scenarios

/// Changes of a case, and the name under which it is saved.
package struct CaseInput: Codable, Sendable {
    /// Men with the range of their sources.
    package struct Men: Codable, Sendable {
        package var low: Int
        package var best: Int
        package var high: Int
    }

    /// A point of the map, metres.
    package struct Place: Codable, Sendable {
        package var x: Double
        package var y: Double
    }

    /// Changes of a formation.
    package struct Formation: Codable, Sendable {
        package var men: Men?
        package var place: Place?
    }

    /// All changes.
    package struct Edits: Codable, Sendable {
        package var formations: [String: Formation]?
        /// Passages of the sources that are read otherwise: options by the reading's key.
        package var readings: [String: String]?
        package var order: PlainValue?
    }

    /// Name of the new case.
    package var name: String
    /// The case that is changed.
    package var base: String
    package var edits: Edits?
    /// Why, for the notes of the case.
    package var reason: String?
}

/// A case in files that stand nowhere yet.
package struct FolderInput: Codable, Sendable {
    /// Texts by their names in the folder.
    package var files: [String: String]
    /// Name under which it is saved, if it is sound.
    package var name: String?
}

/// Result of the check of a folder.
package struct FolderPage: Codable, Sendable {
    let isSound: Bool
    let summary: String?
    let faults: [FaultPage]
    let warnings: [String]
    /// The case that was saved.
    package let id: String?
}

/// Writes cases of the user's: a folder with the changes, beside those of the library.
package struct CaseFolder: Sendable {
    private let workspace: Workspace
    private let shelf: CaseShelf

    /// Files of a folder that is sent.
    static let mostFiles = 60
    /// Letters of a reason.
    static let mostReason = 2000

    /// The folders of a workspace.
    package init(_ workspace: Workspace) {
        self.workspace = workspace
        shelf = CaseShelf(workspace)
    }

    private func path(of name: String) -> String { "\(shelf.folder)/\(name)" }

    private func checkName(_ name: String) throws {
        guard CaseShelf.isName(name) else {
            throw FaultyRequest([
                FaultPage(
                    pointer: "/name", found: "name is \"\(name.prefix(60))\"",
                    expected: "small letters, digits and hyphens, up to \(CaseShelf.longest)")
            ])
        }
    }

    /// True where a case of that name was saved before.
    package func holds(_ name: String) -> Bool {
        CaseShelf.isName(name) && FileManager.default.fileExists(atPath: path(of: name))
    }

    // MARK: changes

    /// Saves a case with changes; returns its id. Throws every fault that the changed files have.
    package func save(_ input: CaseInput, of base: CaseReading) throws -> String {
        try checkName(input.name)
        if let reason = input.reason { try Bounds.check("reason", reason.count, 0...Self.mostReason) }
        var texts: [String: String] = [:]
        if let changes = input.edits?.formations, !changes.isEmpty { texts["forces.csv"] = try forces(changes, of: base) }
        if let order = input.edits?.order { texts["directives/my-order.yaml"] = OrderText(order, id: "my-order").yaml }
        let readings = base.options.merging(input.edits?.readings ?? [:]) { $1 }
        if !readings.isEmpty {
            try CaseReadings.check(readings, in: base.scenario, pointer: "/edits/readings")
            texts[CaseReadings.file] = try CaseReadings.text(readings)
        }
        texts["README.md"] = readme(input, of: base)
        try check(base.path, texts)
        let folder = path(of: input.name)
        let files = FileManager.default
        let draft = "\(shelf.folder)/.\(input.name)-\(UUID().uuidString)"
        defer { try? files.removeItem(atPath: draft) }
        try files.createDirectory(atPath: shelf.folder, withIntermediateDirectories: true)
        try files.copyItem(atPath: base.folder, toPath: draft)
        if let head = files.contents(atPath: "\(draft)/scenario.yaml") {
            texts["scenario.yaml"] = String(decoding: head, as: UTF8.self).named(input.name)
        }
        try write(texts, into: draft)
        try files.moveItem(atPath: draft, toPath: folder)
        return CaseShelf.prefix + input.name
    }

    /// Every fault of a folder with texts laid over it.
    private func check(_ path: String, _ texts: [String: String]) throws {
        do {
            _ = try workspace.library.check(path, vocabulary: Workspace.vocabulary, overlay: texts)
        } catch {
            throw FaultyRequest(error.faults.map { FaultPage($0, file: Self.short($0.file)) })
        }
    }

    private static func short(_ file: String) -> String {
        file.split(separator: "/").suffix(file.contains("/directives/") ? 2 : 1).joined(separator: "/")
    }

    private func forces(_ changes: [String: CaseInput.Formation], of base: CaseReading) throws -> String {
        let text = FileManager.default.contents(atPath: "\(base.folder)/forces.csv").map { String(decoding: $0, as: UTF8.self) }
        var table = ForcesEdit(text ?? "")
        for (id, change) in changes.sorted(by: { $0.key < $1.key }) {
            let pointer = "/edits/formations/\(id)"
            guard base.scenario.formations.contains(where: { $0.id == id }) else {
                throw FaultyRequest([
                    FaultPage(
                        pointer: pointer, found: "there is no formation \"\(id.prefix(64))\"", expected: "one of the case")
                ])
            }
            if let men = change.men {
                for (column, value) in [("men_low", men.low), ("men", men.best), ("men_high", men.high)] {
                    table.set(column, of: id, to: "\(value)")
                }
            }
            if let place = change.place { try move(id, to: place, in: &table, of: base, pointer: pointer) }
        }
        return table.text
    }

    private func move(
        _ id: String, to place: CaseInput.Place, in table: inout ForcesEdit, of base: CaseReading, pointer: String
    ) throws {
        let theatre = base.scenario.theatre
        // Beyond any map, before whole numbers are made of it.
        let isNear = [place.x, place.y].allSatisfy { $0.isFinite && abs($0) < 1e8 }
        guard isNear, let cell = theatre.grid.cell(at: Point(x: place.x, y: place.y)), theatre.isLand(cell) else {
            throw FaultyRequest([
                FaultPage(
                    pointer: pointer + "/place", found: "the place is not on the land of the map", expected: "a point on land")
            ])
        }
        if let position = theatre.geographic(cell) {
            table.set("lat", of: id, to: String(format: "%.4f", position.latitude))
            table.set("lon", of: id, to: String(format: "%.4f", position.longitude))
            // A place beside coordinates must lie near them.
            if let near = theatre.nearestPlace(to: cell)?.place { table.set("place", of: id, to: near.id) }
        } else {
            table.set("place", of: id, to: "\(theatre.grid.column(of: cell)),\(theatre.grid.row(of: cell))")
        }
    }

    private func readme(_ input: CaseInput, of base: CaseReading) -> String {
        let ids = (input.edits?.formations ?? [:]).keys.sorted().joined(separator: ", ")
        let chosen = (input.edits?.readings ?? [:]).sorted { $0.key < $1.key }
        let readings = chosen.map { "\($0.key) as \($0.value)" }.joined(separator: ", ")
        let lines = [
            "# \(input.name)", "", "A case saved in the workbench from `\(base.id)` (digest \(base.digest)).",
            ids.isEmpty ? nil : "Changed formations: \(ids).",
            readings.isEmpty
                ? nil : "Sources read otherwise: \(readings); the workbench plays them so, `anabasis study` draws them.",
            input.reason.map { "Reason: \($0)" },
        ]
        return lines.compactMap(\.self).joined(separator: "\n") + "\n"
    }

    private func write(_ texts: [String: String], into folder: String) throws {
        for (name, text) in texts {
            let path = "\(folder)/\(name)"
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        }
    }

    // MARK: folders that are sent

    /// Checks texts as a case would be, and saves them where a name is given and they are sound.
    package func check(_ input: FolderInput) throws -> FolderPage {
        if let name = input.name { try checkName(name) }
        try Bounds.check("files", input.files.count, 1...Self.mostFiles)
        for name in input.files.keys { try checkFile(name) }
        let files = FileManager.default
        let root = "\(NSTemporaryDirectory())anabasis-\(UUID().uuidString)"
        defer { try? files.removeItem(atPath: root) }
        // A folder is named as its scenario is.
        let own = input.files["scenario.yaml"].flatMap(PlainValue.init(yaml:))?["id"]?.text
        let draft = "\(root)/\(own.flatMap { CaseShelf.isName($0) ? $0 : nil } ?? "case")"
        try files.createDirectory(atPath: draft, withIntermediateDirectories: true)
        try write(input.files, into: draft)
        let report = try CheckedFolder(draft, in: workspace)
        var id: String?
        if let name = input.name, report.faults.isEmpty {
            try files.createDirectory(atPath: shelf.folder, withIntermediateDirectories: true)
            let head = input.files["scenario.yaml"] ?? ""
            try write(["scenario.yaml": head.named(name)], into: draft)
            try files.copyItem(atPath: draft, toPath: path(of: name))
            id = CaseShelf.prefix + name
        }
        return FolderPage(
            isSound: report.faults.isEmpty, summary: report.summary, faults: report.faults, warnings: report.warnings, id: id)
    }

    /// A name of a file in a folder, or in one below it: nothing leads out of it.
    private func checkFile(_ name: String) throws {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain =
            parts.count <= 2
            && parts.allSatisfy { part in
                !part.isEmpty && !part.hasPrefix(".") && part.utf8.count <= 80
                    && part.utf8.allSatisfy { byte in
                        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                            || "-_.".utf8.contains(byte)
                    }
            }
        guard isPlain else {
            throw FaultyRequest([
                FaultPage(
                    pointer: "/files", found: "a file is named \"\(name.prefix(80))\"",
                    expected: "names of letters, digits, - _ and ., in the folder or one below it")
            ])
        }
    }

    /// Removes a case that was saved; throws if there is none.
    package func remove(_ name: String) throws(Refusal) {
        guard holds(name) else { throw Refusal(.input, "There is no case \"\(name.prefix(60))\".") }
        try Refusal.catching { try FileManager.default.removeItem(atPath: path(of: name)) }
    }
}

/// Faults and warnings of a folder.
private struct CheckedFolder {
    let faults: [FaultPage]
    let warnings: [String]
    let summary: String?

    init(_ folder: String, in workspace: Workspace) throws {
        do {
            let checked = try ScenarioFolder.check(
                at: folder, theatres: workspace.library.theatres(of: folder), vocabulary: Workspace.vocabulary)
            (faults, warnings) = ([], checked.warnings.map { Self.page($0, folder).sentence })
            let scenario = checked.scenario
            summary =
                "\(scenario.title): \(scenario.formations.count) formations, \(scenario.enemy.count) enemy forces, "
                + "\(scenario.directives.count) directives."
        } catch {
            (faults, warnings, summary) = (error.faults.map { Self.page($0, folder) }, [], nil)
        }
    }

    private static func page(_ fault: Fault, _ folder: String) -> FaultPage {
        let place = fault.file.range(of: folder + "/") ?? fault.file.range(of: (folder as NSString).lastPathComponent + "/")
        let file = place.map { String(fault.file[$0.upperBound...]) } ?? fault.file
        return FaultPage(fault, file: file)
    }
}
