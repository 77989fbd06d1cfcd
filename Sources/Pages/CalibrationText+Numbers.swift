import Notation
import Studies

extension CalibrationText {
    private struct Page: Encodable {
        struct Rule: Encodable {
            let name: String
            let prior: [Double]
            let posterior: [Double]
            let shift: Double
            let standardError: Double
            let leftOut: Double
            let moves: Bool
            let driver: String?
            let correlation: Double?

            init(_ finding: Calibration.Finding) {
                name = finding.name
                prior = finding.prior
                posterior = finding.posterior
                shift = finding.shift
                standardError = finding.standardError
                leftOut = finding.leftOut
                moves = finding.moves
                driver = finding.driver?.figure
                correlation = finding.driver?.correlation
            }
        }
        let worlds: Int
        let perWorld: Int
        let seed: UInt64
        let figures: [String]
        let ruledOut: [Double]
        let plausibleShare: Double
        let effectiveSize: Double
        let effectiveSizesLeftOut: [Double]
        let moved: [String]
        let skillAgainstPrior: Double?
        let skillAgainstPriorInterval80: [Double]?
        let skillAgainstConstant: Double?
        let skillAgainstConstantInterval80: [Double]?
        let before: [ScoreEntry]
        let leftOut: [ScoreEntry]
        let rules: [Rule]
    }

    /// Every number as JSON.
    public func json() throws -> String {
        let (prior, constant) = (calibration.skillAgainstPrior, calibration.leaveOneOut.skillAgainstConstant)
        return try JSONFile.text(
            of: Page(
                worlds: worlds, perWorld: perWorld, seed: seed, figures: calibration.figures, ruledOut: calibration.ruledOut,
                plausibleShare: calibration.match.plausibleShare, effectiveSize: calibration.match.effectiveSize,
                effectiveSizesLeftOut: calibration.leavingOut.map(\.effectiveSize), moved: calibration.moved,
                skillAgainstPrior: prior?.value, skillAgainstPriorInterval80: RecordWords.ends(of: prior),
                skillAgainstConstant: constant?.value, skillAgainstConstantInterval80: RecordWords.ends(of: constant),
                before: calibration.prior.figures.map(ScoreEntry.init),
                leftOut: calibration.leaveOneOut.figures.map(ScoreEntry.init),
                rules: calibration.findings.map(Page.Rule.init)))
    }
}
