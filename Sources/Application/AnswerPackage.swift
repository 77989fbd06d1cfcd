/// How text is set: in so many columns, and whether escape sequences may colour it.
public struct PageStyle: Hashable, Sendable {
    /// Columns, 40 at least.
    public let width: Int
    /// True where escape sequences may be written.
    public let isColoured: Bool

    /// A style; a width below 40 counts as 40.
    public init(width: Int = 80, isColoured: Bool = false) {
        self.width = max(40, width)
        self.isColoured = isColoured
    }
}

/// What a session found: a value that can be shown as text or as JSON, and then be written where it was asked for.
public protocol AnswerPackage: Sendable {
    /// As a page for a person, without the last line feed.
    func text(_ style: PageStyle) -> String
    /// Every number of it as JSON, a line feed last.
    func json() throws(Refusal) -> String
    /// Writes the files that were asked for; returns a sentence for each thing to be told. Shown first and written then, an
    /// answer survives a full disk.
    func write() throws(Refusal) -> [String]
}
