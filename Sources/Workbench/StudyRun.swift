#if Workbench
    import Application
    import Foundation
    import Synchronization

    /// A study, or a choice, that is played while requests look on: its state, and the events that a page follows.
    final class StudyRun: Sendable {
        enum State: String, Codable, CaseIterable, Sendable { case queued, playing, done, stopped, failed }

        /// Work of a study.
        enum Work: Sendable {
            case pairs(PairQuestion)
            case choice(CaseReading, ReadOrder, seed: UInt64)
            case reply(ReplyQuestion)
        }

        /// An event of the stream.
        struct Event: Sendable {
            let id: Int
            let name: String
            let data: String
        }

        /// Everything that changes.
        struct Current: Sendable {
            var state = State.queued
            var events: [Event] = []
            var lastID = 0
            var stage = "queued"
            var done = 0
            var of = 0
            var begun: ContinuousClock.Instant?
            var seconds: Double?
            var shouldStop = false
            var detail: String?
            var pairs: PlayedPairs?
            var result: PairResult?
            var choice: ChoicePage?
            var folder: String?
            var lastEstimate: ContinuousClock.Instant?
        }

        let id: String
        let work: Work
        let head: StudyHead
        private let current: Mutex<Current>

        init(id: String, work: Work, head: StudyHead) {
            (self.id, self.work, self.head) = (id, work, head)
            current = Mutex(Current())
            record("stage", WorkStep(stage: "queued", title: "waiting for its turn"))
        }

        /// Everything as it is now.
        var now: Current { current.withLock { $0 } }

        /// Changes what is known of it.
        func change(_ body: (inout Current) -> Void) { current.withLock { body(&$0) } }

        /// True if asking for it again would give nothing that is not there: it waits, is played, or is done and has its single futures.
        var isAtHand: Bool {
            current.withLock { current in
                switch current.state {
                case .queued, .playing: !current.shouldStop
                case .done: if case .pairs = work { current.pairs != nil } else { true }
                case .stopped, .failed: false
                }
            }
        }

        /// True from the moment on when it was told to stop.
        var shouldStop: Bool { current.withLock { $0.shouldStop } }

        // MARK: events

        /// Events that follow one another closely are told by the last of them.
        private static let replaced: Set = ["progress", "estimate"]
        /// Time between two estimates: five a second at most.
        private static let pause = Duration.milliseconds(200)

        /// Keeps an event for those who listen, now or later.
        func record(_ name: String, _ value: some Encodable) {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let data = try? encoder.encode(value) else { return }
            current.withLock { current in
                if Self.replaced.contains(name) { current.events.removeAll { $0.name == name } }
                current.lastID += 1
                current.events.append(Event(id: current.lastID, name: name, data: String(decoding: data, as: UTF8.self)))
            }
        }

        /// Hears what a study tells.
        func hear(_ event: PairEvent) {
            switch event {
            case .stage(let stage, let title):
                change { ($0.stage, $0.done, $0.of) = (stage, 0, 0) }
                record("stage", WorkStep(stage: stage, title: title))
            case .progress(let stage, let done, let all):
                let begun = current.withLock { current in
                    (current.stage, current.done, current.of) = (stage, done, all)
                    return current.begun
                }
                let seconds = begun.map { ($0.duration(to: .now) / .seconds(1)) } ?? 0
                let rate = seconds > 0.05 && done > 0 ? Double(done) / seconds : nil
                record(
                    "progress",
                    ProgressPage(stage: stage, done: done, of: all, rate: rate, left: rate.map { Double(all - done) / $0 }))
            case .estimate(let estimate):
                let isDue = current.withLock { current in
                    if let last = current.lastEstimate, last.duration(to: .now) < Self.pause { return false }
                    current.lastEstimate = .now
                    return true
                }
                if isDue { record("estimate", estimate) }
            }
        }

        /// Events after one, and whether none follows.
        func events(after id: Int) -> (events: [Event], isOver: Bool) {
            current.withLock { current in
                (current.events.filter { $0.id > id }, [.done, .stopped, .failed].contains(current.state))
            }
        }

        /// The study as a list shows it; with its result where that is asked for.
        func summary(whole: Bool, as state: State? = nil) -> StudySummary {
            let now = now
            let state = state ?? now.state
            let shown = [.done, .stopped].contains(state) && whole
            return StudySummary(
                head: head, state: state, stage: now.stage, played: now.pairs?.count ?? now.done, of: now.of,
                seconds: now.seconds,
                detail: now.detail, result: shown ? now.result : nil, choice: shown ? now.choice : nil)
        }
    }

    /// A stage that begins.
    struct WorkStep: Codable, Sendable {
        let stage: String
        let title: String
    }

    /// How far a stage is.
    struct ProgressPage: Codable, Sendable {
        let stage: String
        let done: Int
        let of: Int
        let rate: Double?
        let left: Double?
    }

    /// A study with its state, and its result where there is one.
    struct StudySummary: Codable, Sendable {
        let head: StudyHead
        let state: StudyRun.State
        let stage: String
        let played: Int
        let of: Int
        let seconds: Double?
        let detail: String?
        let result: PairResult?
        let choice: ChoicePage?

        private enum Key: String, CodingKey { case state, stage, played, of, seconds, detail, result, choice }

        init(
            head: StudyHead, state: StudyRun.State, stage: String, played: Int, of: Int, seconds: Double?, detail: String?,
            result: PairResult?, choice: ChoicePage?
        ) {
            (self.head, self.state, self.stage, self.played, self.of) = (head, state, stage, played, of)
            (self.seconds, self.detail, self.result, self.choice) = (seconds, detail, result, choice)
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            head = try StudyHead(from: decoder)
            state = try container.decode(StudyRun.State.self, forKey: .state)
            stage = try container.decode(String.self, forKey: .stage)
            played = try container.decode(Int.self, forKey: .played)
            of = try container.decode(Int.self, forKey: .of)
            seconds = try container.decodeIfPresent(Double.self, forKey: .seconds)
            detail = try container.decodeIfPresent(String.self, forKey: .detail)
            result = try container.decodeIfPresent(PairResult.self, forKey: .result)
            choice = try container.decodeIfPresent(ChoicePage.self, forKey: .choice)
        }

        /// Writes the head's fields beside its own.
        func encode(to encoder: any Encoder) throws {
            try head.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(state, forKey: .state)
            try container.encode(stage, forKey: .stage)
            try container.encode(played, forKey: .played)
            try container.encode(of, forKey: .of)
            try container.encodeIfPresent(seconds, forKey: .seconds)
            try container.encodeIfPresent(detail, forKey: .detail)
            try container.encodeIfPresent(result, forKey: .result)
            try container.encodeIfPresent(choice, forKey: .choice)
        }
    }
#endif
