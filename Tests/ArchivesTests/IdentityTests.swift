import Archives
import Arithmetic
import Campaigns
import Foundation
import GRDB
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// What a store is of, and what was asked, come back from the file and tell studies apart in words.
struct IdentityTests {
    @Test func identityAndRequestComeBack() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase()
            let path = folder + "/a.study"
            #expect(try study.open(path).close(provenance: "{}") == nil)
            let reading = try StoreReading(path)
            #expect(reading.identity == study.identity && reading.identity.mark == study.identity.mark)
            #expect(reading.identity.dimensions == StudyDimensions(study.preparation))
            #expect(reading.request == study.stored && reading.provenance == "{}" && reading.campaigns == 0)
            #expect(reading.identity.ruleBook == study.preparation.rules)
        }
    }

    /// What was said of an earlier run does not hold for another request.
    @Test func anotherRequestForgetsTheProvenance() async throws {
        try await StudyCase.inFolder { folder in
            let path = folder + "/a.study"
            #expect(try StudyCase().open(path).close(provenance: "{}") == nil)
            #expect(try StudyCase().open(path).close() == nil)
            #expect(try StoreReading(path).provenance == "{}")
            #expect(try StudyCase(replications: 70).open(path).close() == nil)
            let reading = try StoreReading(path)
            #expect(reading.provenance == nil && reading.request.replications == 70)
        }
    }

    @Test func differencesAreWords() throws {
        let one = try StudyCase().identity
        #expect(one.difference(from: one) == nil)
        func changed(
            scenario: String = "lesson", epochHours: Int = 12, rules: [StudyIdentity.RuleValue]? = nil, proof: String? = nil,
            dimensions: StudyDimensions? = nil
        ) -> StudyIdentity {
            StudyIdentity(
                scenario: scenario, manifest: one.manifest, version: one.version, seed: one.seed, epochHours: epochHours,
                rules: rules ?? one.rules, proof: proof ?? one.proof, dimensions: dimensions ?? one.dimensions)
        }
        let rule = StudyIdentity.RuleValue(name: one.rules[0].name, value: one.rules[0].value + 1)
        let fewer = StudyDimensions(formations: [], zones: one.dimensions.zones, days: one.dimensions.days)
        let cases: [(StudyIdentity, String)] = [
            (changed(scenario: "other"), "a study of other, not of lesson"),
            (changed(epochHours: 6), "campaigns in epochs of 6 hours, not 12"),
            (changed(rules: [rule] + one.rules.dropFirst()), "campaigns under other rules (\(rule.name) is \(rule.value)"),
            (changed(rules: Array(one.rules.dropLast())), "campaigns under \(one.rules.count - 1) rules"),
            (changed(dimensions: fewer), "campaigns of other formations, zones or days"),
            (changed(proof: "other"), "campaigns of another build of version 1"),
        ]
        for (other, words) in cases {
            #expect(other.difference(from: one)?.hasPrefix(words) == true, "\(other.difference(from: one) ?? "none")")
            #expect(other.mark != one.mark || other.dimensions != one.dimensions)
        }
    }

    @Test func manyFilesAreNamedShortly() throws {
        let files = (1...5).map { FileManifest.File(path: "\($0).csv", bytes: []) }
        let one = try StudyCase().identity
        let other = StudyIdentity(
            scenario: one.scenario, manifest: FileManifest(files), version: one.version, seed: one.seed,
            epochHours: one.epochHours, rules: one.rules, proof: one.proof, dimensions: one.dimensions)
        #expect(
            other.difference(from: one)
                == "campaigns of another state of the scenario's files (1.csv, 2.csv, 3.csv and 3 more)")
    }

    @Test func requestsAreTheSameQuestionOrSayWhy() {
        func request(directives: [String] = ["go"], replications: Int = 10, precision: Double? = nil, sweep: Int = 5)
            -> StoredRequest
        {
            StoredRequest(
                scenario: "lesson", directives: directives, replications: replications, precision: precision,
                sensitivityReplications: sweep, settings: [], command: "")
        }
        #expect(request().difference(from: request()) == nil)
        #expect(request(directives: ["stay"]).difference(from: request()) == "of other directives (stay)")
        #expect(request(replications: 11).difference(from: request()) == "for 11 replications, not 10")
        #expect(request(precision: 2).difference(from: request()) == "for another precision")
        #expect(request(sweep: 6).difference(from: request()) == "for a sweep of 6 replications, not 5")
    }

    /// A campaign's rows are one for one its outcome: encoded, decoded, and none of it lost.
    @Test func rowsOfARunAreItsOutcome() throws {
        let study = try StudyCase()
        let dimensions = study.identity.dimensions
        for directive in study.scenario.directives {
            var campaign = Campaign(
                preparation: study.preparation,
                assignment: AddresseeResolver.assignment(of: directive, in: study.scenario))
            campaign.play(seed: 5, replication: 2)
            let outcome = Outcome(journal: campaign.journal, preparation: study.preparation)
            let run = Run(outcome: outcome, work: campaign.workDone, bodies: campaign.bodyCount)
            let (head, rows) = (RunHead(run), RunRows(outcome))
            #expect(rows.outcome(head, dimensions) == outcome)
            // The digest covers the place and every number.
            let key = Digest()
            let digest = head.rowDigest(of: key, replication: 2, rows)
            #expect(digest == head.rowDigest(of: key, replication: 2, rows))
            #expect(digest != head.rowDigest(of: key, replication: 3, rows))
            var other = outcome
            other.formations[0].ledger.killed += 1
            #expect(digest != head.rowDigest(of: key, replication: 2, RunRows(other)))
        }
    }

    @Test func sqliteIsPutIntoWords() {
        let codes: [(ResultCode, String, isBusy: Bool)] = [
            (.SQLITE_FULL, "the disk is full; make room", false), (.SQLITE_BUSY, "another process is using it", true),
            (.SQLITE_NOTADB, "it is no store of a study", false), (.SQLITE_CANTOPEN, "cannot be opened or made there", false),
            (.SQLITE_READONLY, "may not be written", false), (.SQLITE_CORRUPT, "it is damaged", false),
            (.SQLITE_IOERR, "the system cannot read or write it", false), (.SQLITE_ERROR, "it cannot be used", false),
        ]
        for (code, words, isBusy) in codes {
            let fault = ArchiveFault("a.study", reading: DatabaseError(resultCode: code))
            #expect(fault.description.hasPrefix("a.study: ") && fault.description.contains(words), "\(fault)")
            #expect(fault.isBusy == isBusy)
        }
    }
}
