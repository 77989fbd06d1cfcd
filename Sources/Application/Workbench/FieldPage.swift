import Foundation
import Geography
import Scenarios

/// A quantity of every cell, and how it is written into a byte: on one scale at all dates, so that pictures can be compared.
package struct FieldPage: Codable, Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case terrain, elevation, cover, zones, attitude, hold, hazard, uncertainty
    }

    /// Light under which a hazard is read.
    enum Lighting: String, CaseIterable, Sendable {
        case night, moon, day

        var light: Light {
            switch self {
            case .night: Light(darkHours: 1, moonlight: 0, hours: 1)
            case .moon: Light(darkHours: 1, moonlight: 1, hours: 1)
            case .day: Light(darkHours: 0, moonlight: 0, hours: 1)
            }
        }
    }

    /// Men of the body for which a hazard is read unless said.
    static let standardMen = 50

    let name: String
    let title: String
    let unit: String
    /// `linear`, `log` or `classes`.
    let scale: String
    let low: Double
    let high: Double
    var classes: [String]?
    var parameters: [String] = []

    var kind: Kind { Kind(rawValue: name) ?? .terrain }

    /// The fields that every case has.
    static let all = [
        FieldPage(name: "terrain", title: "Ground", unit: "", scale: "classes", low: 0, high: 4),
        FieldPage(name: "elevation", title: "Mean height", unit: "m", scale: "linear", low: 0, high: 2540),
        FieldPage(name: "cover", title: "Ground that hides a lying man", unit: "share", scale: "linear", low: 0, high: 1),
        FieldPage(name: "zones", title: "Provinces", unit: "", scale: "classes", low: 0, high: 254),
        FieldPage(
            name: "attitude", title: "Attitude of the people", unit: "0 hostile to 1 friendly", scale: "linear", low: 0, high: 1
        ),
        FieldPage(
            name: "hold", title: "Hold of the enemy (zone of control)", unit: "patrols per km²", scale: "log", low: 0.0003,
            high: 0.3, parameters: ["at"]),
        FieldPage(
            name: "hazard", title: "Expected contacts in an hour's march off the roads", unit: "contacts per hour",
            scale: "log",
            low: 0.0003, high: 1, parameters: ["at", "men", "light"]),
        FieldPage(
            name: "uncertainty", title: "Formations that may stand here", unit: "formations", scale: "linear", low: 0, high: 8),
    ]

    /// The fields of a case, with the names of its classes.
    package static func all(of reading: CaseReading) -> [FieldPage] {
        all.map { field in
            var field = field
            switch field.kind {
            case .terrain: field.classes = Terrain.allCases.map(\.word)
            case .zones: field.classes = reading.scenario.theatre.zones.map(\.name)
            default: break
            }
            return field
        }
    }

    /// A byte a cell: 0 for nothing, 1 to 255 from the low to the high end; of classes one more than the number of the class.
    func bytes(_ values: [Double?]) -> [UInt8] {
        let span = scale == "log" ? log(high / low) : high - low
        return values.map { value in
            guard let value, value.isFinite else { return 0 }
            switch scale {
            case "classes": return UInt8(min(255, max(0, value + 1)))
            case "log": return value < low ? 0 : byte(log(value / low) / span)
            default: return kind == .uncertainty && value == 0 ? 0 : byte((value - low) / span)
            }
        }
    }

    private func byte(_ share: Double) -> UInt8 { UInt8(1 + (254 * min(1, max(0, share))).rounded()) }
}
