import Archives
import Foundation
import Studies
import TestSupport
import Testing

/// Whatever a store holds, by damage or by somebody's hand, is told in a sentence and never believed.
struct StoreFaultTests {
    /// What makes a store that cannot be used at all, and words of the sentence that says so.
    static let refused: [(sql: String, words: String)] = [
        (
            "DELETE FROM rules; INSERT INTO rules VALUES (0, 'march.roadDay', 'fast', '')",
            "value is \"fast\", expected a number"
        ),
        ("UPDATE rules SET value = 9e999 WHERE place = 3", "in table rules, row place 3, value is inf, expected a number"),
        ("UPDATE rules SET value = -1e9 WHERE place = 0", "value is -1000000000.0, expected a number from"),
        ("UPDATE rules SET name = X'00FF' WHERE place = 0", "name is 2 bytes, expected a text"),
        ("UPDATE about SET value = 'many' WHERE name = 'seed'", "in table about, seed is \"many\", expected a whole number"),
        ("UPDATE about SET value = '-1' WHERE name = 'seed'", "seed is \"-1\", expected a whole number from 0"),
        ("UPDATE about SET value = '7' WHERE name = 'epoch_hours'", "epoch_hours is 7, expected a number that divides 24"),
        (
            "UPDATE about SET value = '0' WHERE name = 'epoch_hours'",
            "epoch_hours is \"0\", expected a whole number from 1 to 24"
        ),
        ("UPDATE about SET value = '99999999999' WHERE name = 'days'", "days is \"99999999999\", expected"),
        ("UPDATE about SET value = 'a' || char(27, 8238, 10) || 'b' WHERE name = 'seed'", "seed is \"a???b\", expected"),
        ("DELETE FROM about WHERE name = 'proof'", "table about has no row proof"),
        ("UPDATE formations SET formation = 70 WHERE formation = 0", "formation is 1, expected a whole number from 0"),
        ("DELETE FROM formations WHERE formation = 0", "expected a whole number from 0"),
        ("UPDATE zones SET name = X'01'", "in table zones"),
        ("DROP TABLE trial_rows", "there is no table trial_rows"),
        ("DROP VIEW days; ALTER TABLE day_rows RENAME COLUMN held TO kept", "table day_rows has no column held"),
        ("ALTER TABLE files ADD COLUMN more TEXT", "table files has 3 columns, expected these 2: path, sha256"),
        (
            "ALTER TABLE rules RENAME TO old; CREATE VIEW rules AS SELECT * FROM old",
            "rules is a view, expected a table"
        ),
        (
            "ALTER TABLE about RENAME TO old; CREATE VIEW about AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) "
                + "SELECT 'seed' AS name, i AS value FROM n", "about is a view, expected a table"
        ),
        ("CREATE TRIGGER t AFTER INSERT ON points BEGIN DELETE FROM about; END", "it has a trigger, t, expected none"),
    ]

    /// The same of what was asked, which only a report needs.
    static let requests: [(sql: String, words: String)] = [
        ("DELETE FROM about WHERE name = 'request'", "it does not say what was asked"),
        ("UPDATE about SET value = '{' WHERE name = 'request'", "request cannot be read, expected what was asked, as JSON"),
        (
            "UPDATE about SET value = json_set(value, '$.replications', 1000000000000) WHERE name = 'request'",
            "request asks for 1000000000000 replications, expected 1 to 1000000"
        ),
        ("UPDATE about SET value = json_set(value, '$.precision', -3) WHERE name = 'request'", "asks for a precision of -3.0"),
        (
            "UPDATE about SET value = json_set(value, '$.directives', json_array()) WHERE name = 'request'",
            "names no directive, expected one at least"
        ),
        (
            "UPDATE about SET value = json_set(value, '$.sensitivityReplications', -1) WHERE name = 'request'",
            "asks for a sweep of -1 replications"
        ),
    ]

    /// What makes rows of which only one campaign suffers, and words of the sentence about it.
    static let damaged: [(sql: String, words: String)] = [
        (
            "UPDATE outcome_rows SET killed = 'x' WHERE run = 2 AND formation = 1",
            "table outcome_rows, row run 2, formation 1, killed is \"x\""
        ),
        ("UPDATE outcome_rows SET killed = -5 WHERE run = 2 AND formation = 1", "killed is -5, expected a whole number from 0"),
        ("UPDATE outcome_rows SET killed = 1.5 WHERE run = 2", "killed is 1.5, expected a whole number"),
        ("UPDATE outcome_rows SET arrived = 9223372036854775807 WHERE run = 2", "arrived is 9223372036854775807"),
        ("UPDATE outcome_rows SET arrived = arrived + 1 WHERE run = 2 AND formation = 0", "row_digest is"),
        (
            "UPDATE outcome_rows SET formation = 200 WHERE run = 2 AND formation = 1",
            "formation is 200, expected a whole number from 0"
        ),
        ("DELETE FROM outcome_rows WHERE run = 2 AND formation = 1", "rows of run 2, expected one a formation"),
        ("DELETE FROM outcome_rows WHERE run = 2", "has 0 rows of run 2"),
        (
            "INSERT INTO arrival_rows VALUES (2, 0, 9999, 5)",
            "table arrival_rows, row run 2, formation 0, day 9999, day is 9999"
        ),
        ("DELETE FROM day_rows WHERE run = 2", "row_digest is"),
        ("INSERT INTO guerrilla_rows VALUES (2, 99, 5)", "zone is 99"),
        ("UPDATE run_rows SET digest = 'none' WHERE run = 2", "digest is \"none\", expected 32 hexadecimal digits"),
        ("UPDATE run_rows SET delay_hours = 9e999 WHERE run = 2", "delay_hours is inf, expected a number"),
        ("UPDATE run_rows SET replication = 5000 WHERE run = 2", "row_digest is"),
        ("UPDATE run_rows SET recruits = X'01' WHERE run = 2", "recruits is 1 bytes"),
    ]

    @Test func aStoreThatIsNotSoundIsRefused() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 10)
            let sound = folder + "/sound.study"
            _ = try study.open(sound).close()
            for (number, (sql, words)) in (Self.refused + Self.requests).enumerated() {
                let path = "\(folder)/\(number).study"
                try FileManager.default.copyItem(atPath: sound, toPath: path)
                try StudyCase.alter(path, sql)
                try StoreTests.expectFault(words) { _ = try StoreReading(path) }
                if number < Self.refused.count { try StoreTests.expectFault(words) { _ = try study.open(path) } }
            }
        }
    }

    /// A campaign whose rows are not sound is told of, is missing from a report, and is played again by a study.
    @Test func aCampaignThatIsNotSoundIsPlayedAgain() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 10)
            let sound = folder + "/sound.study"
            let whole = try await study.play(into: sound)
            for (number, (sql, words)) in Self.damaged.enumerated() {
                let path = "\(folder)/\(number).study"
                try FileManager.default.copyItem(atPath: sound, toPath: path)
                try StudyCase.alter(path, sql)
                let read = try await study.read(path)
                #expect(read.damage.contains { $0.contains(words) }, "\(sql): \(read.damage)")
                #expect(read.missing > 0, "\(sql)")
                #expect(try await study.play(into: path).digest == whole.digest, "\(sql)")
                let again = try await study.read(path)
                #expect(
                    again.missing == 0 && again.damage.isEmpty && again.study.digest == whole.digest, "\(sql): \(again.damage)")
            }
        }
    }

    @Test func aTrialThatIsNotSoundIsPlayedAgain() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 10)
            let path = folder + "/a.study"
            let whole = try await study.play(into: path)
            for sql in ["UPDATE trial_rows SET value = 'much'", "UPDATE trial_rows SET value = 9e999"] {
                try StudyCase.alter(path, sql + " WHERE point = (SELECT max(point) FROM trial_rows)")
                let read = try await study.read(path)
                #expect(read.missing > 0 && read.damage.contains { $0.contains("table trial_rows") })
                let played = try await study.play(into: path)
                #expect(played.delays.map(\.difference) == whole.delays.map(\.difference))
            }
        }
    }

    /// Bytes are changed at random: what is read is what was written, is missing, or is told to be damaged.
    @Test func randomBytesAreNeverBelieved() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 20)
            let path = folder + "/a.study"
            let whole = try await study.play(into: path)
            let sound = try Data(contentsOf: URL(fileURLWithPath: path))
            var state: UInt64 = 0x2545_f491_4f6c_dd1d
            for _ in 0..<(Fixtures.isSmall ? 5 : 40) {
                var bytes = sound
                for _ in 0..<8 {
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    bytes[Int(state >> 33) % bytes.count] ^= UInt8(1 << (state >> 29 & 7))
                }
                try bytes.write(to: URL(fileURLWithPath: path))
                guard let read = try? await study.read(path) else { continue }
                #expect(read.missing > 0 || !read.damage.isEmpty || read.study.digest == whole.digest, "state \(state)")
            }
        }
    }

    @Test func aFileThatIsCutShortIsTold() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 20)
            let path = folder + "/a.study"
            _ = try await study.play(into: path)
            let sound = try Data(contentsOf: URL(fileURLWithPath: path))
            for length in [0, 50, 100, 4096, 8192, sound.count / 2, sound.count - 4096] {
                try sound.prefix(length).write(to: URL(fileURLWithPath: path))
                do {
                    let read = try await study.read(path)
                    #expect(read.missing > 0 || !read.damage.isEmpty, "\(length) bytes")
                } catch let fault as ArchiveFault {
                    #expect(fault.description.hasPrefix(path + ": ") && !fault.description.contains("\n"))
                }
            }
        }
    }
}
