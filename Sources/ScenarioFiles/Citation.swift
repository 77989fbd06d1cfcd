/// A source as it is printed in a list: authors (year): title. Container volume(issue), pages. Publisher. Address. Without authors: title (year).
struct Citation {
    let text: String

    init(_ record: Record) {
        let year = Self.year(record)
        let authors = record.records("author").map(Self.name).filter { !$0.isEmpty }.joined(separator: "; ")
        let title = record.text("title") ?? ""
        let dated = { (text: String) in [text, year.map { "(\($0))" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ") }
        let parts = [
            authors.isEmpty ? dated(title) : "\(dated(authors)): \(title)", Self.container(record),
            record.text("publisher") ?? "",
            record.text("URL") ?? record.text("DOI").map { "https://doi.org/\($0)" } ?? "",
        ]
        text = parts.filter { !$0.isEmpty }.reduce("") { said, part in
            said.isEmpty ? part : said + (said.last.map { ".?!".contains($0) } == true ? " " : ". ") + part
        }
    }

    private static func name(_ person: Record) -> String {
        if let literal = person.text("literal") { return literal }
        return [person.text("family"), person.text("given")].compactMap(\.self).joined(separator: ", ")
    }

    private static func container(_ record: Record) -> String {
        guard let title = record.text("container-title") else { return "" }
        let issue = record.text("issue")
        let number = record.text("volume").map { volume in volume + (issue.map { "(\($0))" } ?? "") } ?? issue ?? ""
        let place = number.isEmpty ? title : "\(title) \(number)"
        return record.text("page").map { "\(place), \($0)" } ?? place
    }

    /// The year, or the full date of a telegram.
    private static func year(_ record: Record) -> String? {
        if let text = record.text("issued") { return text }
        guard let issued = record.record("issued") else { return nil }
        if let text = issued.text("raw") ?? issued.text("literal") { return text }
        guard case .list(let parts)? = issued.list("date-parts")?.first?.content else { return nil }
        return parts.compactMap(\.text).joined(separator: "-")
    }
}
