import Campaigns
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// A study that stops when it knows enough.
struct PrecisionTests {
    private func study(_ halfWidth: Double?, replications: Int, workers: Int = 2) async throws -> Study {
        let scenario = try Fixtures.lesson()
        return await StudyConductor(
            StudyRequest(
                scenario: scenario, rules: Rules(), directives: scenario.directives, replications: replications,
                workers: workers, sensitivityReplications: 0, precision: halfWidth.map(Precision.init(halfWidth:)))
        ).conduct()
    }

    /// Half the width of the wider interval, reckoned here.
    private func halfWidth(_ study: Study) -> Double {
        let men = study.question.values(.menOut, of: study.request.primary)
        let others = study.results.filter { $0.assignment.directive.id != study.question.assignment.directive.id }
        let baseline = others.first { $0.assignment.directive.issued == nil } ?? others[0]
        let mean = Distribution(men).meanInterval()
        let difference = PairedDifference(men, minus: baseline.values(.menOut, of: study.request.primary)).interval
        return max(mean.upperBound - mean.lowerBound, difference.upperBound - difference.lowerBound) / 2
    }

    @Test(arguments: [40.0, 20, 10])
    func theAnswerIsAsSharpAsAsked(_ asked: Double) async throws {
        let study = try await study(asked, replications: 20_000)
        let found = try #require(study.halfWidth)
        #expect(found <= asked)
        #expect(abs(found - halfWidth(study)) < 1e-9)
        #expect(!study.wasStopped && study.replications % 10 == 0)
        let plain = try await self.study(nil, replications: study.replications)
        #expect(plain.digest == study.digest, "the same campaigns as when so many are asked for")
        #expect(plain.halfWidth == nil)
    }

    @Test func aSharperAnswerTakesMore() async throws {
        let wide = try await study(30, replications: 20_000)
        let narrow = try await study(15, replications: 20_000)
        // Four times as many by the law of large numbers; the looks are discrete.
        let ratio = Double(narrow.replications) / Double(wide.replications)
        #expect((2.5...6.5).contains(ratio), "\(wide.replications), \(narrow.replications)")
    }

    @Test func workersLeaveNoTrace() async throws {
        let counts = try await [1, 2, 5].asyncMap { try await study(15, replications: 20_000, workers: $0).replications }
        #expect(Set(counts).count == 1, "\(counts)")
    }

    @Test func theMostIsNotExceeded() async throws {
        let study = try await study(0.01, replications: 175)
        #expect(study.replications == 175 && !study.wasStopped)
        #expect(try #require(study.halfWidth) > 0.01)
    }
}

extension Array {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
