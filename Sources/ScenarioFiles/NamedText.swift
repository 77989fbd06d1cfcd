extension String {
    /// The text of a YAML file under another name: its first `id` at the start of a line is replaced, and one is put first where it has
    /// none. Ends of lines become newlines, as every reader takes them.
    package func named(_ id: String) -> String {
        let lines = withPlainLines.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let place = lines.firstIndex(where: { $0.hasPrefix("id:") }) else {
            return (["id: \(id)"] + lines).joined(separator: "\n")
        }
        return lines.enumerated().map { $0.offset == place ? "id: \(id)" : $0.element }.joined(separator: "\n")
    }
}
