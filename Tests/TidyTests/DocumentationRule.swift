/// Public declarations that say nothing about themselves.
enum DocumentationRule {
    /// Lines of public types, functions, initialisers, subscripts and properties without a docstring.
    ///
    /// Operators and requirements of well-known protocols need none: their protocol documents them. Cases of a public enumeration
    /// follow their type, which explains them.
    static func undocumented(in file: SourceFile) -> [Int] {
        let code = file.code
        return code.indices.filter { isPublicDeclaration(code[$0]) && !hasDocstring(above: $0, in: file) }
    }

    private static let kinds: Set<Substring> = [
        "struct", "enum", "class", "actor", "protocol", "typealias", "func", "init", "subscript", "var", "let",
    ]

    /// Members that a protocol of the standard library or of a dependency asks for and documents.
    private static let witnesses: Set<Substring> = [
        "hash", "encode", "makeIterator", "next", "index", "visit", "run", "validate", "description", "errorDescription",
        "configuration", "id",
    ]

    private static func isPublicDeclaration(_ line: String) -> Bool {
        let words = line.split { " (:{=?!".contains($0) }
        if words.contains(where: { $0.hasPrefix("init<") }) { return words.contains("public") }
        guard words.contains("public"), let kind = words.firstIndex(where: kinds.contains) else { return false }
        if words[kind] == "init" { return !line.contains("from decoder:") }
        if words[kind] == "subscript" { return true }
        guard kind + 1 < words.count else { return false }
        let name = words[kind + 1]
        return name.first.map { $0.isLetter || $0 == "_" || $0 == "`" } == true && !witnesses.contains(name)
    }

    private static func hasDocstring(above index: Int, in file: SourceFile) -> Bool {
        let before = file.lines[..<index].reversed().map { $0.drop { $0 == " " } }
        return before.first { !$0.hasPrefix("@") && !$0.hasPrefix("#") }?.hasPrefix("///") == true
    }
}
