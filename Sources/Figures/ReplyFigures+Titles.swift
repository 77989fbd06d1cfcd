import Notation

extension ReplyFigures {
    /// The rows of the study in words: `five directives and two readings of how the order travels`.
    package var rows: String {
        let readings = directives.filter { $0.readingOf != nil }.count
        let plain = ProseWords.counted(directives.count - readings, "directive")
        return readings == 0 ? plain : plain + " and \(ProseWords.counted(readings, "reading")) of how the order travels"
    }

    /// A directive at the head of a row: a reading of the question by what differs, “The advice, had all known it at once”.
    package func row(_ directive: ReplyDirective) -> String { row(directive.title, isReading: directive.readingOf == asked.id) }

    /// The same of a directive that the question is compared with.
    package func row(_ comparison: ReplyComparison) -> String { row(comparison.title, isReading: comparison.isReading) }

    private func row(_ title: String, isReading: Bool) -> String {
        let head = asked.title + ", "
        return isReading && title.hasPrefix(head) ? "The \(scenario.noun), \(title.dropFirst(head.count))" : title
    }
}
