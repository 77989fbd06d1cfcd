import Application
import Foundation
import TestSupport
import Testing

/// The pages that set the model beside the record belong to the cases and the rules as they are.
struct RecordPageTests {
    private static let cases = ["cpva180_1951", "nfa_1941", "chindits_1943", "xiang_1934"]

    @Test(arguments: [("Calibration", cases), ("Record", cases + ["korea-1950"])])
    func aPageIsFresh(page: String, names: [String]) throws {
        let path = Fixtures.home + "/Documentation/\(page).md"
        // Pages come of an hour of two cores; a checkout without them has nothing stale.
        guard FileManager.default.fileExists(atPath: path) else { return }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let fingerprint = try ScoreSession.fingerprint(of: names, in: SessionCase.workspace)
        #expect(text.contains("<!-- fingerprint: \(fingerprint) -->"), "make calibrate writes \(page).md anew: \(fingerprint)")
    }

    @Test(arguments: cases) func aCaseOfHistoryIsReadWithoutAWarning(name: String) throws {
        let report = try CheckReport(name, in: SessionCase.workspace)
        #expect(report.faults.isEmpty && report.warnings.isEmpty, "\(report.faults + report.warnings)")
    }
}
