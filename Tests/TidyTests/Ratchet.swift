/// What the house tolerates for now. Each number may only shrink: when a file or a target does better, lower its number here.
enum Ratchet {
    static let fileLength = 300
    static let functionLength = 70

    /// Files longer than `fileLength`, with their length.
    static let longFiles: [String: Int] = [:]

    /// Functions longer than `functionLength` as `path: signature's line trimmed`, with their length.
    static let longFunctions: [String: Int] = [:]

    /// Public declarations without a docstring, by target.
    static let undocumented: [String: Int] = [:]
}
