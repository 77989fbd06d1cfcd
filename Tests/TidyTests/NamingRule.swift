/// Names that say nothing, and names that break qualified names.
enum NamingRule {
    static let empty: Set = [
        "Core", "Common", "Utils", "Utilities", "Helpers", "Helper", "Models", "Manager", "Misc", "Base", "Shared",
    ]
    private static let kinds: Set<Substring> = ["struct", "enum", "class", "actor", "protocol", "typealias"]

    static func targetFaults(_ targets: [String]) -> [Fault] {
        targets.filter { empty.contains($0) }.map {
            Fault(
                place: "Package.swift", found: "a target named \($0)", expected: "a name that says what it holds",
                remedy: "name it after its subject")
        }
    }

    static func fileFaults(_ file: SourceFile) -> [Fault] {
        let name = file.path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
        guard empty.contains(name) else { return [] }
        return [
            Fault(
                place: file.path, found: "a file named \(name)", expected: "one concept a file",
                remedy: "name it after that concept")
        ]
    }

    /// A type with its module's name hides the module: `Campaigns.Event` would look inside the type.
    static func shadowFaults(_ file: SourceFile) -> [Fault] {
        let code = file.code
        return code.indices.filter { declares(code[$0], file.target) }.map {
            Fault(
                place: file.place($0), found: "a type named as its module, \(file.target)", expected: "another name",
                remedy: "rename the type, since qualified names such as \(file.target).X no longer compile")
        }
    }

    private static func declares(_ line: String, _ name: String) -> Bool {
        let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        return zip(words, words.dropFirst()).contains { kinds.contains($0) && $1 == name }
    }
}
