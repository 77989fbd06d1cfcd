/// The findings of a command for a person, for a program and as files.
public protocol FindingsPage: Sendable {
    /// The page for a person, of a width in columns.
    func text(width: Int) -> String
    /// Every number of it as JSON.
    func json() throws -> String
    /// The files of its folder.
    func contents() throws -> FindingsFolder.Contents
}
