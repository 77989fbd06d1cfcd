import Foundation

/// The APP-6 symbols that Tools/charts drew with milsymbol, by name: "own-infantry-division".
public struct SymbolSet: Sendable {
    private let marks: [String: String]

    private struct File: Decodable {
        struct Symbol: Decodable { let marks: String }
        let symbols: [String: Symbol]
    }

    /// The symbols that are built into the program.
    public static let standard = SymbolSet(json: Data(PackageResources.symbols_json))

    /// Symbols from the text of a symbols.json; none if it is not one.
    public init(json: Data) {
        let file = try? JSONDecoder().decode(File.self, from: json)
        marks = file?.symbols.mapValues(\.marks) ?? [:]
    }

    /// The names, sorted.
    public var names: [String] { marks.keys.sorted() }

    /// The marks of a symbol in a box whose frame is 150 wide, 100 high and centred on (100, 100); nil if there is none.
    public func marks(_ name: String) -> String? { marks[name] }
}
