import Figures
import Foundation
import Prose
import ReplySupport

/// Figures over worlds that are written down, and the reply that is made of them.
enum WrittenWorlds {
    static func share(_ estimate: Double?, bound: Double = 0) -> JSONObject {
        var share: JSONObject = ["interval": ["low": 0.0, "high": 1.0], "lowerBound": bound]
        share["estimate"] = estimate
        return share
    }

    static let names = ["appropriate", "notAppropriate", "trade", "noDifference"]
    static func byClass<Value>(_ values: [Value]) -> [String: Value] {
        Dictionary(uniqueKeysWithValues: zip(names, values))
    }

    static func clause(
        _ measure: String, _ group: String, mean: Double, delta: Double = 50, deviation: Double? = 10,
        worlds: (Double, Double)? = nil,
        total: (Double, Double)? = nil, better: Double? = 0, worse: Double? = 0, finding: String = "notKnown"
    ) -> JSONObject {
        var clause: JSONObject = [
            "measure": measure, "group": group, "groupTitle": group == "all" ? "all formations" : "the three companies",
            "unit": measure == "delayHours" ? "hours" : "men", "delta": delta, "reason": "", "mean": mean,
            "better": share(better), "worse": share(worse),
            "noDifference": share(better.flatMap { more in worse.map { 1 - more - $0 } }), "finding": finding,
        ]
        clause["standardError"] = deviation
        clause["worldInterval"] = worlds.map { ["low": $0.0, "high": $0.1] }
        clause["totalInterval"] = total.map { ["low": $0.0, "high": $0.1] }
        clause["luckInterval"] = total.map { ["low": $0.0, "high": $0.1] }
        return clause
    }

    static var lost: JSONObject {
        clause(
            "menOut", "companies", mean: -860, delta: 250, worlds: (-1590, -240), total: (-2000, 100), better: 0.01, worse: 0.9,
            finding: "worse")
    }
    static var gained: JSONObject {
        clause(
            "tiedDown", "all", mean: 390, delta: 390, worlds: (15, 1270), total: (0, 1300), better: 0.3, worse: 0)
    }

    static func document(
        _ finding: String = "notKnown", shares: [Double?] = [3, 76, 45, 4].map { $0 / 128 },
        clauses: [JSONObject] = [lost, gained], readings: [JSONObject] = [], exchange: JSONObject? = nil,
        kinds: [JSONObject] = [], worlds: Int = 128, some: (gain: JSONObject, loss: JSONObject) = (share(0.4), share(0.6)),
        with extra: JSONObject = [:], more: (inout JSONObject) -> Void = { _ in }
    ) async throws -> ReplyDocument {
        var verdict: JSONObject = [
            "finding": finding, "shares": byClass(shares.map { share($0) }), "required": 0.75,
            "confidence": 0.95, "isProvisional": false, "clauses": clauses, "readings": readings,
            "gains": some.gain, "loses": some.loss, "atDeltas": [JSONObject](),
        ]
        verdict["exchange"] = exchange
        verdict.merge(extra) { $1 }
        return try await ReplyCase.document { figures in
            more(&figures)
            figures["worlds"] =
                [
                    "worlds": worlds, "perWorld": 10, "mostWorlds": worlds, "unknowns": [JSONObject](), "verdict": verdict,
                    "kinds": kinds,
                    "named": [JSONObject](), "unexplained": JSONObject(), "controlled": JSONObject(),
                ] as JSONObject
        }
    }

    static func reading(
        _ option: String, worlds: Int, finding: String?, recalls: Bool = false, exchanged: [String] = []
    ) -> JSONObject {
        var reading: JSONObject = [
            "reading": "passage", "title": "the passage", "option": option, "weight": 0.5, "worlds": worlds, "recalls": recalls,
            "exchanged": exchanged, "shares": JSONObject(), "means": [Double](),
        ]
        reading["finding"] = finding
        return reading
    }
}
