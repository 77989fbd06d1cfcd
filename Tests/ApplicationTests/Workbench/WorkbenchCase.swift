import Application
import Foundation
import ScenarioFiles
import TestSupport

/// Cases, questions and pages of the workbench, as its door asks for them and a page reads them.
enum WorkbenchCase {
    static let lesson = try! CaseReading("lesson", in: SessionCase.workspace)
    static let korea = try! CaseReading("korea-1950", in: SessionCase.workspace)

    /// A request in JSON, read.
    static func input<Input: Decodable>(_ fields: [String: Any], of reading: CaseReading = lesson) throws -> Input {
        let named = fields.merging(["scenario": reading.id]) { field, _ in field }
        return try JSONDecoder().decode(Input.self, from: JSONSerialization.data(withJSONObject: named))
    }

    static func question(_ fields: [String: Any], of reading: CaseReading = lesson) throws -> PairQuestion {
        try PairQuestion(input(fields, of: reading), of: reading)
    }

    static func pairs(_ fields: [String: Any], of reading: CaseReading = lesson, workers: Int = 2) async throws -> PlayedPairs {
        let question = try question(fields, of: reading)
        return try await PairStudy(question, on: PreparedModel(for: question), workers: workers).play(hearing: { _ in })
    }

    static func future(_ fields: [String: Any], of reading: CaseReading = lesson) async throws -> PlayedCampaign {
        let question = try CampaignQuestion(input(fields, of: reading), of: reading)
        return try await PlayedCampaign(question, on: PreparedModel(for: question), workers: 1)
    }

    /// A value as a page reads it.
    static func page(_ value: some Encodable) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
    }

    /// The same bytes for equal values.
    static func sorted(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(value)
    }

    /// Numbers of four bytes each, little-endian.
    static func numbers(_ bytes: [UInt8]) -> [Int] {
        stride(from: 0, to: bytes.count, by: 4).map { at in (0..<4).reduce(0) { $0 + Int(bytes[at + $1]) << (8 * $1) } }
    }

    /// A home of its own with a copy of the lesson, whose files may be changed.
    static func inHome<Value>(
        _ change: (_ file: String, _ text: String) -> String = { $1 }, _ body: (Workspace) async throws -> Value
    ) async throws -> Value {
        try await SessionCase.inFolder { home in
            let lesson = home + "/Scenarios/lesson"
            try FileManager.default.createDirectory(atPath: home + "/Scenarios", withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: Fixtures.home + "/Scenarios/lesson", toPath: lesson)
            for file in try FileManager.default.subpathsOfDirectory(atPath: lesson) where file.contains(".") {
                let old = try String(contentsOfFile: "\(lesson)/\(file)", encoding: .utf8)
                let new = change(file, old)
                if new != old { try Data(new.utf8).write(to: URL(fileURLWithPath: "\(lesson)/\(file)")) }
            }
            return try await body(Workspace(library: ScenarioLibrary(home: home), replies: home + "/out"))
        }
    }

    /// An order to the lesson's companies in which one goes and the others stay: `who` says which one.
    static func oneGoes(_ who: String, rest: String = "rest-of-companies") -> String {
        let dials = "heavyWeapons: destroy, detachmentSize: 30, ways: 2, route: gaps, march: night, ifBlocked: new-way"
        return """
            title: One goes
            summary: One company goes home, the others fight where they are.
            issued: 1900-09-24T20:00
            quote: ""
            source: [INVENTED]
            parts:
              - {name: one, who: \(who), task: withdraw, \(dials), ifCannot: keep-trying}
              - {name: others, who: \(rest), task: stay, \(dials), ifCannot: stay-as-guerrillas}

            """
    }
}

/// The faults of a request; none if it can be put.
func faults<Value>(of work: () async throws -> Value) async throws -> [FaultPage] {
    do {
        _ = try await work()
        return []
    } catch let request as FaultyRequest { return request.faults }
}

extension JSONValue {
    /// The numbers of a list.
    var numbers: [Double] { (items ?? []).compactMap(\.number) }
    /// A whole number.
    var whole: Int? { number.map { Int($0) } }
    /// True for the truth value `true`.
    var isTrue: Bool { if case .truth(true) = self { true } else { false } }
    /// The member of an object or the item of a list at the end of a path; nil where there is none.
    func at(_ path: String) -> JSONValue? {
        path.split(separator: ".").reduce(Optional(self)) { value, step in
            Int(step).map { number in value?.items.flatMap { $0.indices.contains(number) ? $0[number] : nil } }
                ?? value?[String(step)]
        }
    }
}
