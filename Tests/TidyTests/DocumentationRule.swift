/// Public declarations that say nothing about themselves.
enum DocumentationRule {
    private static let kinds: Set<Substring> = ["struct", "enum", "class", "actor", "protocol", "func"]

    /// Lines of public types and functions without a docstring; operators and well-known witnesses need none.
    static func undocumented(in file: SourceFile) -> [Int] {
        let code = file.code
        return code.indices.filter { isPublicDeclaration(code[$0]) && !hasDocstring(above: $0, in: file) }
    }

    private static let witnesses: Set<Substring> = [
        "hash", "encode", "makeIterator", "next", "index", "visit", "run", "validate",
    ]

    private static func isPublicDeclaration(_ line: String) -> Bool {
        let words = line.split { " (:{".contains($0) }
        guard words.contains("public"), let kind = words.firstIndex(where: kinds.contains) else { return false }
        guard kind + 1 < words.count else { return false }
        let name = words[kind + 1]
        return name.first.map { $0.isLetter || $0 == "_" || $0 == "`" } == true && !witnesses.contains(name)
    }

    private static func hasDocstring(above index: Int, in file: SourceFile) -> Bool {
        let before = file.lines[..<index].reversed().map { $0.drop { $0 == " " } }
        return before.first { !$0.hasPrefix("@") && !$0.hasPrefix("#") }?.hasPrefix("///") == true
    }
}
