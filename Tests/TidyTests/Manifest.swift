import Foundation

/// What `Package.swift` says about the targets, read as text: the table in its opening comment, and the declarations.
struct Manifest: Sendable {
    struct Row: Equatable, Sendable {
        let layer: String
        let target: String
        /// Targets and products that the row allows, in no order.
        let imports: Set<String>
    }

    /// The table, from foundations to doors.
    let table: [Row]
    /// The dependencies that each target declares, by its name; test targets are left out.
    let declared: [String: Set<String>]

    init(_ text: String) {
        table = Self.table(in: text)
        declared = Self.declared(in: text)
    }

    func layer(of target: String) -> String? { table.first { $0.target == target }?.layer }

    // MARK: the table

    private static let layers: Set = ["foundations", "situation", "rules", "uses", "application", "doors"]

    private static func table(in text: String) -> [Row] {
        var rows: [Row] = []
        var layer = ""
        for line in text.split(separator: "\n") {
            guard line.hasPrefix("//   ") else { continue }
            let indent = line.dropFirst(2).prefix { $0 == " " }.count
            var words = line.dropFirst(2).split(separator: " ").map(String.init)
            if words.first == "layer" { continue }
            if let first = words.first, layers.contains(first) { layer = words.removeFirst() }
            guard let target = words.first, !layer.isEmpty else { continue }
            if indent > 20, let last = rows.popLast() {
                let more = imports(words, above: rows)
                rows.append(Row(layer: last.layer, target: last.target, imports: last.imports.union(more)))
            } else {
                rows.append(Row(layer: layer, target: target, imports: imports(Array(words.dropFirst()), above: rows)))
            }
        }
        return rows
    }

    /// Names in a row; `all of the above` is what it says, and in brackets `of PACKAGE` names no target.
    private static func imports(_ words: [String], above: [Row]) -> Set<String> {
        var names = words.map { String($0.filter { $0.isLetter || $0.isNumber || $0 == "-" }) }
        var all: Set<String> = []
        if names.starts(with: ["all", "of", "the", "above"]) {
            names.removeFirst(4)
            all = Set(above.map(\.target))
        }
        if let package = names.firstIndex(of: "of") { names.removeSubrange(package...) }
        return all.union(names.filter { $0 != "-" && !$0.isEmpty })
    }

    // MARK: the declarations

    private static func declared(in text: String) -> [String: Set<String>] {
        let products = products(in: text)
        let code = text.split(separator: "\n").filter { !$0.hasPrefix("//") }.joined(separator: "\n")
        var found: [String: Set<String>] = [:]
        for opening in [" layer(", ".executableTarget("] {
            for part in code.components(separatedBy: opening).dropFirst() {
                let call = upToClosingBracket(part)
                guard let name = quoted(call).first else { continue }
                let list = call.split(separator: "[", maxSplits: 1).dropFirst().first?.prefix { $0 != "]" } ?? ""
                let words = list.split { ",\n ".contains($0) }.map(String.init)
                found[name] = Set(words.map { $0.hasPrefix("\"") ? String($0.dropFirst().dropLast()) : products[$0] ?? $0 })
            }
        }
        return found
    }

    /// `let yams = Target.Dependency.product(name: "Yams", package: "Yams")` gives `["yams": "Yams"]`; a target of ours likewise.
    private static func products(in text: String) -> [String: String] {
        var found: [String: String] = [:]
        for line in text.split(separator: "\n") where line.contains("Target.Dependency.") {
            let name = line.dropFirst("let ".count).prefix { $0.isLetter || $0.isNumber }
            found[String(name)] = quoted(String(line)).first
        }
        return found
    }

    private static func upToClosingBracket(_ text: String) -> String {
        var depth = 1
        return String(
            text.prefix { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth > 0
            })
    }

    private static func quoted(_ text: String) -> [String] {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }
}
