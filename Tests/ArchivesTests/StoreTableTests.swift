import Archives
import Directives
import Foundation
import Studies
import TestSupport
import Testing

/// The tables of a store say what the study found, and say of themselves what they hold.
struct StoreTableTests {
    /// A study of the lesson in a store.
    private func stored(_ body: (StudyCase, Study, String) throws -> Void) async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 40)
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
                let id = result.assignment.directive.id
                func sum(_ sql: String) throws -> Int? { Int(try StudyCase.texts(path, sql + " WHERE directive = '\(id)'")[0]) }
                let outcomes = result.outcomes
                let formations = outcomes.flatMap(\.formations)
                #expect(try sum("SELECT count(*) FROM runs") == 40)
                #expect(try sum("SELECT sum(arrived) FROM outcomes") == formations.reduce(0) { $0 + $1.ledger.arrived })
                let arrived = formations.reduce(0) { $0 + $1.arrivedByDay.reduce(0) { $0 + Int($1) } }
                #expect(try sum("SELECT coalesce(sum(men), 0) FROM arrivals") == arrived)
                let held = outcomes.reduce(0) { $0 + $1.heldByDay.reduce(0) { $0 + Int($1) } }
                #expect(try sum("SELECT coalesce(sum(held), 0) FROM days") == held)
                let guerrillas = outcomes.reduce(0) { $0 + $1.guerrillasByZone.reduce(0) { $0 + Int($1) } }
                #expect(try sum("SELECT coalesce(sum(men), 0) FROM guerrillas") == guerrillas)
                let contacts = outcomes.reduce(0) { $0 + $1.contacts.reduce(0) { $0 + Int($1) } }
                #expect(
                    try sum(
                        """
                        SELECT sum(contacts_evaded + contacts_brushed_aside + contacts_scattered + contacts_blocked
                          + contacts_destroyed) FROM runs
                        """) == contacts)
                let late = formations.count { $0.orderDay < 0 }
                #expect(try sum("SELECT sum(order_day IS NULL) FROM outcomes") == late)
            }
        }
    }

    @Test func zerosAreLeftOut() async throws {
        try await stored { _, _, path in
            for (table, condition) in [
                ("arrivals", "men = 0"), ("guerrillas", "men = 0"), ("days", "tied_down = 0 AND held = 0"),
            ] {
                #expect(try StudyCase.texts(path, "SELECT count(*) FROM \(table) WHERE \(condition)") == ["0"])
            }
            #expect(
                try StudyCase.texts(path, "SELECT DISTINCT world FROM run_rows UNION SELECT world FROM trial_rows") == ["0"])
        }
    }

    /// Of settling, frontier, delays and the sweep of rules, the store keeps the values that are read and no outcomes.
    @Test func trialsKeepWhatIsRead() async throws {
        try await stored { study, played, path in
            #expect(try StudyCase.texts(path, "SELECT count(*) FROM runs") == ["\(40 * played.results.count)"])
            let delays = played.delays.filter { $0.days != 0 }.map(\.broughtOut.mean)
            let means = try StudyCase.texts(
                path,
                """
                SELECT avg(value) FROM trials t JOIN points p USING (point) WHERE t.measure = 'menNorth'
                  AND p.seed = '1950' AND NOT EXISTS (SELECT 1 FROM point_rules r WHERE r.point = p.point)
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
            let first = Roster.assignment(of: study.scenario.directives[0], in: study.scenario)
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
