import Campaigns
import Geography
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// Dials turned on the same luck.
struct FactorSweepTests {
    private func sweep(_ scenario: Scenario, _ directive: Directive, _ axes: String...) async throws -> ResponseSurface {
        let sweep = FactorSweep(
            preparation: CampaignModel(scenario: scenario, rules: Rules()), directive: directive, seed: 1, workers: 2)
        return await sweep.run(try axes.map { try Level.axis($0, of: directive, in: scenario) }, replications: 10)
    }

    @Test func aSplitLeavesAsManyAsItSays() async throws {
        let scenario = try Fixtures.korea()
        let points = try await sweep(scenario, try #require(scenario.directive("zhou-1-october")), "split=0,4,8").points
        #expect(points.map(\.staying.count) == [0, 4, 8])
        #expect(points[0].difference.mean == 0)
        #expect(points[0].value.mean > points[2].value.mean, "more come out when all go than when all stay")
        #expect(points[2].guerrillas.mean > points[0].guerrillas.mean)
    }

    @Test func twoDialsMeetInAllCombinations() async throws {
        let scenario = try Fixtures.lesson()
        let surface = try await sweep(
            scenario, scenario.directives[0], "detachment-size=40,400", "contact.sightNight=0.1,0.2,0.4")
        #expect(
            surface.points.map { $0.settings.map(\.text) } == [
                ["40", "0.1"], ["40", "0.2"], ["40", "0.4"], ["400", "0.1"], ["400", "0.2"], ["400", "0.4"],
            ])
        #expect(surface.points[0].value.mean > surface.points[2].value.mean, "who is seen from farther comes through less")
    }

    /// A combination gives what the same combination gives alone, whichever others are played with it.
    @Test func aPointDoesNotDependOnTheOthers() async throws {
        let scenario = try Fixtures.lesson()
        let together = try await sweep(scenario, scenario.directives[0], "ways=1,3", "contact.sightNight=0.1,0.4,0.3")
        let alone = try await sweep(scenario, scenario.directives[0], "ways=3", "contact.sightNight=0.3")
        #expect(together.points[5].value == alone.points[0].value)
    }

    @Test func aDelayIsTheSameDirectiveSentLater() async throws {
        let scenario = try Fixtures.korea()
        let telegram = try #require(scenario.directive("zhou-1-october"))
        let delays = try await sweep(scenario, telegram, "delay=0,3").points
        let dates = try await sweep(scenario, telegram, "date=1950-10-01,1950-10-04T23:00").points
        #expect(delays.map(\.value) == dates.map(\.value), "a date alone keeps the hour, 23:00")
        #expect(delays[0].value != delays[1].value)
    }

    @Test func aGroupTurnsAlone() async throws {
        let scenario = try Fixtures.korea()
        let telegram = try #require(scenario.directive("zhou-1-october"))
        let settings = try Level.axis("others.route=gaps", of: telegram, in: scenario)
        let runner = StudyRunner(preparation: CampaignModel(scenario: scenario, rules: Rules()), seed: 1, workers: 2)
        let tuner = await FactorSetter(telegram, on: runner)
        let (turned, sent) = (tuner.assignment(settings), tuner.assignment())
        let others = scenario.members(of: "others")
        for formation in scenario.formations.indices {
            let route = turned.conduct[formation]?.route
            #expect(others.contains(formation) ? route == .gaps : route == sent.conduct[formation]?.route)
        }
    }

    @Test(arguments: [
        ("split=9", "whole number from 0 to 8"), ("split", "an equals sign"), ("splits=1", "expected split, detachment-size"),
        ("delay=soon", "a number from"), ("date=1950-13-01", "a date like"), ("date=1951-10-01", "the last day"),
        ("nobody.ways=1", "names the group"), ("contact.sightNight=7", "0.1 to 0.5"), ("route=sea", "gaps or roads"),
        ("ways=4...1", "the smaller first"), ("ways=2,2", "a value twice"), ("ways=1,,2", "the value \"\""),
    ])
    func aFaultIsASentence(axis: String, says: String) throws {
        let scenario = try Fixtures.korea()
        let telegram = try #require(scenario.directive("zhou-1-october"))
        do {
            _ = try Level.axis(axis, of: telegram, in: scenario)
            Issue.record("\(axis) was accepted")
        } catch {
            #expect(error.description.contains(says) && error.description.hasPrefix("--vary"), "\(error)")
        }
    }

    @Test func whatADirectiveLacksCannotBeTurned() throws {
        let scenario = try Fixtures.korea()
        let happened = try #require(scenario.directive("as-it-happened"))
        #expect(throws: FactorFault.self) { try Level.axis("split=1", of: happened, in: scenario) }
        #expect(throws: FactorFault.self) { try Level.axis("delay=1", of: happened, in: scenario) }
    }

    @Test func aStopKeepsWhatIsFinished() async throws {
        let scenario = try Fixtures.lesson()
        let directive = scenario.directives[0]
        let sweep = FactorSweep(
            preparation: CampaignModel(scenario: scenario, rules: Rules()), directive: directive, seed: 1, workers: 2)
        let stop = Flag()
        let axes = [try Level.axis("contact.sightNight=0.1,0.15,0.2,0.25,0.3,0.35,0.4", of: directive, in: scenario)]
        let surface = await sweep.run(
            axes, replications: 200, progress: { done, _ in if done >= 500 { stop.raise() } }, shouldStop: { stop.isRaised })
        #expect(surface.wasStopped && !surface.points.isEmpty && surface.points.count < 7)
        #expect(surface.points.allSatisfy { $0.value.count == 200 })
    }
}
