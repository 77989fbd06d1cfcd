import Archives
import Foundation
import Scenarios
import Studies
import TestSupport
import Testing

/// The tables of a store say what the study found, and say of themselves what they hold.
struct StoreTableTests {
    /// A study of the lesson in a store.
    private func stored(sweep: Int = 0, _ body: (StudyCase, Study, String) throws -> Void) async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 40, sweep: sweep)
            let path = folder + "/a.study"
            try body(study, try await study.play(into: path), path)
        }
    }

    @Test func everyColumnIsDescribedOnce() async throws {
        try await stored { _, _, path in
            let described = try StudyCase.texts(path, "SELECT table_name, column_name FROM columns ORDER BY 1, 2")
            let there = try StudyCase.texts(
                path,
                """
                SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type IN ('table', 'view')
                ORDER BY 1, 2
                """)
            #expect(described == there && described.count > 100)
            let silent = "SELECT count(*) FROM columns WHERE meaning = '' OR kind NOT IN ('integer', 'number', 'string')"
            #expect(try StudyCase.texts(path, silent) == ["0"])
            let units =
                "SELECT DISTINCT unit FROM columns WHERE column_name IN ('arrived', 'delay_hours', 'weapons_lost') ORDER BY 1"
            #expect(try StudyCase.texts(path, units) == ["\"guns and tanks\"", "\"hours\"", "\"men\""])
            let without = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%WITHOUT ROWID'"
            #expect(try StudyCase.texts(path, without) == ["0"])
        }
    }

    @Test func sumsOfTablesAreTheStudys() async throws {
        try await stored { study, played, path in
            for result in played.results {
                let outcomes = result.outcomes
                let formations = outcomes.flatMap(\.formations)
                let contacts =
                    "contacts_evaded + contacts_brushed_aside + contacts_scattered + contacts_blocked + contacts_destroyed + contacts_from_air"
                let wanted: [(sql: String, sum: Int)] = [
                    ("count(*) FROM runs", 40),
                    ("sum(arrived) FROM outcomes", formations.reduce(0) { $0 + $1.ledger.arrived }),
                    ("sum(men) FROM arrivals", formations.reduce(0) { $0 + $1.arrivedByDay.sum }),
                    ("sum(held) FROM days", outcomes.reduce(0) { $0 + Self.sum($1.heldByDay) }),
                    ("sum(tied_down) FROM days", outcomes.reduce(0) { $0 + Self.sum($1.tiedByDay) }),
                    ("sum(men) FROM guerrillas", outcomes.reduce(0) { $0 + Self.sum($1.guerrillasByZone) }),
                    ("sum(\(contacts)) FROM runs", outcomes.reduce(0) { $0 + Self.sum($1.contacts) }),
                    ("sum(order_day IS NULL) FROM outcomes", formations.count { $0.orderDay < 0 }),
                ]
                for (sql, sum) in wanted {
                    let found = try StudyCase.texts(path, "SELECT \(sql) WHERE directive = '\(result.assignment.id)'")
                    #expect(found == [sum == 0 && found == ["NULL"] ? "NULL" : "\(sum)"], "\(sql)")
                }
            }
        }
    }

    private static func sum(_ numbers: [Int32]) -> Int { numbers.reduce(0) { $0 + Int($1) } }

    @Test func zerosAreLeftOut() async throws {
        try await stored { _, _, path in
            for condition in [
                "arrivals WHERE men = 0", "guerrillas WHERE men = 0", "days WHERE tied_down = 0 AND held = 0",
                "run_rows WHERE world <> 0", "trial_rows WHERE world <> 0",
            ] {
                let count = try StudyCase.texts(path, "SELECT count(*) FROM \(condition)")
                #expect(count == ["0"], "\(condition)")
            }
        }
    }

    /// Of settling, frontier, delays and the sweep of rules, the store keeps the values that are read and no outcomes.
    @Test func trialsKeepWhatIsRead() async throws {
        try await stored(sweep: 2) { study, played, path in
            #expect(try StudyCase.texts(path, "SELECT count(*) FROM runs") == ["\(40 * played.results.count)"])
            let delays = played.delays.filter { $0.days != 0 }.map(\.broughtOut.mean)
            let means = try StudyCase.texts(
                path,
                """
                SELECT avg(value) FROM trials t JOIN points p USING (point) WHERE t.measure = 'menOut'
                  AND p.seed = '1950' AND p.enemy_held IS NULL AND NOT EXISTS (SELECT 1 FROM point_rules r WHERE r.point = p.point)
                GROUP BY t.point ORDER BY t.issued
                """)
            #expect(means.compactMap(Double.init) == delays)
            let swept = try StudyCase.texts(path, "SELECT count(DISTINCT rule) FROM point_rules")
            #expect(swept == ["\(played.sensitivities.count)"])
        }
    }

    @Test func filesAreThoseThatSha256sumChecks() async throws {
        try await stored { study, _, path in
            let lines = try StudyCase.texts(path, "SELECT sha256 || '  ' || path FROM files ORDER BY path")
            #expect(
                lines.map { $0.trimmingCharacters(in: ["\""]) }.joined(separator: "\n") + "\n" == study.identity.manifest.text)
            let facts = try StudyCase.texts(path, "SELECT value FROM about WHERE name = 'scenario_digest'")
            #expect(facts == ["\"\(study.identity.manifest.digest)\""])
        }
    }

    /// Two directives that tell the same are one point of the store, and each has its rows in the views.
    @Test func directivesThatTellTheSameAreBothNamed() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase()
            let first = AddresseeResolver.assignment(of: study.scenario.directives[0], in: study.scenario)
            let directive = first.directive
            let second = Assignment(
                directive: Directive(
                    id: "the-same", title: "", summary: "", issued: directive.issued, quote: "", sources: [],
                    parts: directive.parts), conduct: first.conduct)
            let path = folder + "/a.study"
            for assignments in [[first], [first, second]] {
                let store = try study.open(path)
                _ = await StudyRunner(preparation: study.preparation, seed: 3, workers: 1, keeper: store.keeper()).run(
                    assignments, replications: 10)
                #expect(store.close() == nil)
            }
            let counts = try StudyCase.texts(path, "SELECT directive, count(*) FROM runs GROUP BY directive ORDER BY directive")
            #expect(counts == ["\"\(directive.id)\" 10", "\"the-same\" 10"].sorted())
            #expect(try StudyCase.texts(path, "SELECT count(*) FROM points") == ["1"])
        }
    }
}
