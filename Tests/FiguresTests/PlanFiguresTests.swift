import Figures
import Foundation
import ReplySupport
import Testing

/// The numbers of a plan and of a situation agree with each other.
@Suite struct PlanFiguresTests {
    private static func plan() async throws -> PlanFigures {
        try #require(try await ReplyCase.lesson.value.reply.figures.plan)
    }

    @Test func `men and detachments add up over ways, formations and gaps`() async throws {
        let plan = try await Self.plan()
        #expect(plan.ways.reduce(0) { $0 + $1.men } == plan.men && plan.formations.reduce(0) { $0 + $1.men } == plan.men)
        #expect(plan.ways.reduce(0) { $0 + $1.detachments } == plan.detachments)
        #expect(plan.formations.reduce(0) { $0 + $1.detachments } == plan.detachments)
        for (index, gap) in plan.gaps.enumerated() {
            let through = plan.ways.filter { $0.gap == index + 1 }
            #expect(
                through.reduce(0) { $0 + $1.men } == gap.men && through.reduce(0) { $0 + $1.detachments } == gap.detachments)
        }
    }

    @Test func `no detachment is larger than it may be`() async throws {
        let plan = try await Self.plan()
        for way in plan.ways { #expect(way.men <= way.detachments * plan.detachmentSize && way.detachments <= way.men) }
    }

    @Test func `the certificate brackets the value of the game`() async throws {
        let certificate = try await Self.plan().certificate
        #expect(certificate.lowerBound <= certificate.value + 1e-12 && certificate.value <= certificate.oneWayValue + 1e-9)
        #expect(certificate.gap >= 0 && certificate.gap < 0.01 && 0...1 ~= certificate.detachmentChance)
    }

    @Test func `chances are chances and nobody comes through twice`() async throws {
        let plan = try await Self.plan()
        for way in plan.ways {
            #expect(0...1 ~= way.noContact && way.comeThrough <= Double(way.men) + 1e-9 && way.contacts >= 0)
            #expect(way.firstLeaves <= way.lastLeaves && way.lastLeaves <= way.lastThrough)
        }
        #expect(plan.prospect.comeThrough <= Double(plan.men) && 0...1 ~= plan.keptShare)
        #expect(abs(plan.ways.reduce(0) { $0 + $1.comeThrough } - plan.prospect.comeThrough) < 1e-6)
    }

    @Test func `orders never do worse than each for itself`() async throws {
        let orders = try await Self.plan().orders
        #expect(orders.together.contacts <= orders.eachForItself.contacts * (1 + 2 * orders.relativeGap) + 1e-9)
        #expect(orders.contactsSpared >= -2 * orders.relativeGap && orders.highestAlarm > 0)
    }

    @Test func `a bound over any ground is no longer than one by road`() async throws {
        for item in try await Self.plan().withdrawals {
            guard let everywhere = item.everywhere, let road = item.byRoad else { continue }
            #expect(everywhere.hours <= road.hours + 1e-9, "\(item.id)")
            #expect(everywhere.headHours <= everywhere.hours && !everywhere.binding.isEmpty)
        }
    }

    @Test func `the first dusk is before the last departure, and that before the last arrival`() async throws {
        let times = try await Self.plan().departures
        let (first, leaves, through) = (
            try #require(times.first), try #require(times.lastLeaves), try #require(times.lastThrough)
        )
        #expect(first <= leaves && leaves <= through)
        #expect((times.lastLeavesNight ?? 0) <= (times.lastThroughNight ?? 0) && (times.lastLeavesNight ?? 0) >= 1)
    }

    // MARK: the situation

    @Test func `gaps have a width, a chance and a share`() async throws {
        let situation = try #require(try await ReplyCase.lesson.value.reply.figures.situation)
        for gap in situation.gaps {
            #expect(gap.widthKilometres > 0 && gap.menPerHour > 0 && 0...1 ~= gap.catchChance && gap.share > 0)
            #expect(gap.battalionsToClose >= 0 && gap.isShut == (gap.catchChance >= 0.5))
        }
        #expect(situation.gaps.map(\.share) == situation.gaps.map(\.share).sorted(by: >))
    }

    @Test func `a formation's grip follows its contacts`() async throws {
        let situation = try #require(try await ReplyCase.lesson.value.reply.figures.situation)
        for standing in situation.standings {
            let contacts = standing.leastContacts ?? .infinity
            let grip: SituationStanding.Grip =
                contacts.isFinite
                ? !standing.isCutOff
                    ? .free
                    : contacts <= SituationStanding.loose
                        ? .loosely : contacts <= SituationStanding.close ? .closely : .tightly : .noWay
            #expect(standing.grip == grip, "\(standing.id)")
            #expect((standing.wayKilometres == nil) == (standing.leastContacts == nil))
        }
    }

    @Test func `hazards rise with the light and with the size of a body`() async throws {
        let hazards = try #require(try await ReplyCase.lesson.value.reply.figures.situation).hazards
        for place in Set(hazards.map(\.place)) {
            let here = hazards.filter { $0.place == place }
            for men in Set(here.map(\.men)) {
                let rates = ["dark night", "full moon", "day"].compactMap { light in
                    here.first { $0.men == men && $0.light == light }?.contactsPerHour
                }
                #expect(rates == rates.sorted())
            }
            for light in Set(here.map(\.light)) {
                let rates = here.filter { $0.light == light }.sorted { $0.men < $1.men }.map(\.contactsPerHour)
                #expect(rates == rates.sorted())
            }
        }
    }
}
