import Foundation

/// The files of a scenario folder as checked records.
struct ScenarioTexts {
    let folder: String

    func spot(_ name: String) -> Spot { Spot(file: shownPath(joined(folder, name))) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: joined(folder, name)) }

    /// The text of a file, or nil after noting that it is missing or not UTF-8.
    func text(_ name: String, into faults: inout FaultList) -> String? {
        guard let data = FileManager.default.contents(atPath: joined(folder, name)) else {
            faults.add(spot(name), "there is no such file", expected: "a file of this name in the folder", remedy: "write it")
            return nil
        }
        guard let text = String(validating: data.dropFirst(data.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0), as: UTF8.self) else {
            faults.add(spot(name), "the file is not text", expected: "text in UTF-8", remedy: "save it as UTF-8")
            return nil
        }
        return text
    }

    func value(_ name: String, as type: FieldType, into faults: inout FaultList) -> Value? {
        text(name, into: &faults).flatMap { YAMLReader(file: spot(name).file).read($0, as: type, into: &faults) }
    }

    func record(_ name: String, as type: FieldType, into faults: inout FaultList) -> Record? {
        value(name, as: type, into: &faults)?.record
    }

    func list(_ name: String, as type: FieldType, into faults: inout FaultList) -> [Record] {
        guard case .list(let values)? = value(name, as: type, into: &faults)?.content else { return [] }
        return values.compactMap(\.record)
    }

    /// The rows of a table, or nil if it is missing or cannot be read at all.
    func table(_ name: String, of kind: ObjectKind, into faults: inout FaultList) -> [Record]? {
        text(name, into: &faults).flatMap { CSVReader(file: spot(name).file, kind: kind).read($0, into: &faults) }
    }
}
