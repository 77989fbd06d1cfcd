import Charts
import Foundation
import Notation

/// A folder of what a command found: tables, numbers and charts beside one another.
public struct FindingsFolder: Sendable {
    /// Files and charts to be written into it.
    public struct Contents {
        /// Tables, a CSV file each.
        public let tables: [DataTable]
        /// Text by the file's name, those of the tables included.
        public let files: [String: String]
        /// The charts to be drawn beside them.
        public let charts: [ChartData.Chart]

        /// Tables, other texts by the file's name, and charts.
        init(tables: [DataTable], texts: [String: String], charts: [ChartData.Chart]) {
            self.tables = tables
            files = tables.reduce(into: texts) { $0["\($1.name).csv"] = $1.csv() }
            self.charts = charts
        }

        /// Names of the files, those of charts included where they can be drawn.
        public var names: [String] { files.keys.sorted() + charts.flatMap { ["\($0.name).svg", "\($0.name).vl.json"] } }
    }

    /// Names of the files that were written, and a sentence if charts were not drawn.
    public struct Written {
        /// Names in the folder, those of charts included.
        public let names: [String]
        /// The charts that were not drawn, and why; nil where all were.
        public let fault: String?
    }

    private let folder: String
    private let renderer: ChartRenderer

    /// A folder, made if need be, whose charts the renderer draws.
    public init(_ folder: String, renderer: ChartRenderer) {
        self.folder = folder
        self.renderer = renderer
    }

    /// Writes everything; throws where a file cannot be written.
    public func write(_ contents: Contents) throws(OutputFile.Failure) -> Written {
        for (name, text) in contents.files.sorted(by: { $0.key < $1.key }) { try OutputFile("\(folder)/\(name)").write(text) }
        let drawn = renderer.draw(contents.charts, in: folder)
        // Where there is nothing to draw, it is no matter that nothing draws.
        return Written(
            names: contents.files.keys.sorted() + drawn.drawn.map { "\($0).svg" },
            fault: contents.charts.isEmpty ? nil : drawn.fault)
    }

    /// A value as JSON, keys in order.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
