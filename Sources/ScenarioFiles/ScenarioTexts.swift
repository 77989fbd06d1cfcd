import Foundation

/// The files of a scenario folder as checked records.
struct ScenarioTexts {
    let folder: String
    /// Texts that stand in the place of the folder's files, or beside them, by name.
    var overlay: [String: String] = [:]

    func spot(_ name: String) -> Spot { Spot(file: shownPath(joined(folder, name))) }

    func exists(_ name: String) -> Bool {
        overlay[name] != nil || FileManager.default.fileExists(atPath: joined(folder, name))
    }

    /// The names in a folder of the folder, in order.
    func names(below name: String) -> [String] {
        let laid = overlay.keys.filter { $0.hasPrefix("\(name)/") }.map { String($0.dropFirst(name.count + 1)) }
        let standing = ScenarioFiles.names(in: joined(folder, name))
        return laid.isEmpty ? standing : Set(standing).union(laid).sorted()
    }

    /// The text of a file with plain line ends, or nil after noting that it is missing, too large or not UTF-8.
    func text(_ name: String, into faults: inout FaultList) -> String? {
        if let laid = overlay[name] { return text(of: [UInt8](laid.utf8), name: name, into: &faults) }
        let path = joined(folder, name)
        guard exists(name) else {
            faults.add(spot(name), "there is no such file", expected: "a file of this name in the folder", remedy: "write it")
            return nil
        }
        guard let size = fileSize(path) else {
            faults.add(spot(name), "this is no file", expected: "a file of text", remedy: "put the file itself here")
            return nil
        }
        guard size <= Limit.fileBytes.most else {
            faults.add(Limit.fileBytes.fault(size, at: spot(name), remedy: "shorten it"))
            return nil
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            faults.add(
                spot(name), "the file cannot be opened", expected: "a file that may be read", remedy: "change its rights")
            return nil
        }
        return text(of: [UInt8](data), name: name, into: &faults)
    }

    private func text(of bytes: [UInt8], name: String, into faults: inout FaultList) -> String? {
        if let text = String(validating: bytes, as: UTF8.self) { return text.withPlainLines }
        let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        var place = spot(name)
        if !isWide { place.line = Self.line(ofFirstFaultIn: bytes) }
        faults.add(
            place, isWide ? "the file is text in UTF-16" : "the file is not text", expected: "text in UTF-8",
            remedy: "save it as UTF-8 (in Excel: CSV UTF-8)")
        return nil
    }

    /// The line on which bytes stop being UTF-8.
    private static func line(ofFirstFaultIn bytes: [UInt8]) -> Int {
        var low = 0
        var high = bytes.count
        // The longest part that is sound but for a character cut off at its end.
        while high - low > 1 {
            let middle = (low + high) / 2
            let isSound = (0...3).contains { String(validating: bytes[..<max(0, middle - $0)], as: UTF8.self) != nil }
            if isSound { low = middle } else { high = middle }
        }
        return bytes[..<low].count { $0 == 10 } + 1
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
