extension String {
    /// The text without the characters that would move a terminal's cursor or turn its lines round; each becomes a question mark. Ends of
    /// lines and tabs stay where `keepsLines` is true.
    package func printable(keepsLines: Bool = false) -> String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    if keepsLines, scalar == "\n" || scalar == "\t" { return scalar }
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: return "?"
                    default: return scalar
                    }
                }))
    }
}
