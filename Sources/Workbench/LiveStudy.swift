#if Workbench
    import Application
    import Foundation
    import Synchronization

    /// A study, or a choice, that is played while requests look on: its state, and the events that a page follows.
    final class LiveStudy: Sendable {
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
            var isRemoved = false
            /// Something that went wrong without stopping it, in a sentence.
            var notice: String?
            /// The fault that ended it.
            var problem: Problem?
            var pairs: PlayedPairs?
            var result: PairResult?
            var choice: ChoicePage?
            var folder: String?
            var lastEstimate: ContinuousClock.Instant?
            /// Reading of its futures from the store, while it lasts.
            var reading: Task<PlayedPairs?, Never>?

            var isOver: Bool { [.done, .stopped, .failed].contains(state) }
        }

        let id: String
        let work: Work
        let head: StudyHead
        /// The request; nil for a choice, which is kept as every command keeps it.
        let input: PairInput?
        private let current: Mutex<Current>

        init(id: String, work: Work, head: StudyHead, input: PairInput? = nil) {
            (self.id, self.work, self.head, self.input) = (id, work, head, input)
            current = Mutex(Current())
            record("stage", WorkStep(stage: "queued", title: "waiting for its turn"))
        }

        /// The study of a request; throws what is wrong with it.
        convenience init(_ input: PairInput, of reading: CaseReading) throws {
            switch input.kind ?? "pairs" {
            case "pairs":
                let question = try PairQuestion(input, of: reading)
                self.init(id: question.id, work: .pairs(question), head: StudyHead(question), input: input)
            case "reply":
                let question = try ReplyQuestion(input, of: reading)
                self.init(id: question.id, work: .reply(question), head: StudyHead(question), input: input)
            default:
                let fault = FaultPage(
                    pointer: "/kind", found: "kind is \"\((input.kind ?? "").prefix(40))\"", expected: "pairs or reply")
                throw FaultyRequest([fault])
            }
        }

        /// The choice of who goes under an order that leaves it open.
        convenience init(choiceOf order: ReadOrder, in reading: CaseReading, seed: UInt64) {
            let head = StudyHead(choiceOf: order, in: reading, seed: seed)
            self.init(id: head.id, work: .choice(reading, order, seed: seed), head: head)
        }

        /// Everything as it is now.
        var now: Current { current.withLock { $0 } }

        /// Changes what is known of it.
        func change(_ body: (inout Current) -> Void) { current.withLock { body(&$0) } }

        /// True if asking for it again would give nothing that is not there: it waits, is played, or is done.
        var isAtHand: Bool {
            current.withLock { current in
                switch current.state {
                case .queued, .playing: !current.shouldStop
                case .done: true
                case .stopped, .failed: false
                }
            }
        }

        /// The reading of its futures that is under way; begun where they are neither at hand nor still played, nil otherwise.
        func reading(_ begin: () -> Task<PlayedPairs?, Never>) -> Task<PlayedPairs?, Never>? {
            current.withLock { current in
                guard current.pairs == nil, [.done, .stopped].contains(current.state) else { return nil }
                let reading = current.reading ?? begin()
                current.reading = reading
                return reading
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
            guard let data = Self.text(value) else { return }
            current.withLock { current in
                if Self.replaced.contains(name) { current.events.removeAll { $0.name == name } }
                current.lastID += 1
                current.events.append(Event(id: current.lastID, name: name, data: data))
            }
        }

        private static func text(_ value: some Encodable) -> String? {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
        }

        /// Ends it: what was told on the way gives place to the last event, which is made of the result when somebody asks.
        func finish(_ state: State) {
            current.withLock { current in
                current.state = state
                current.events.removeAll { Self.replaced.contains($0.name) }
                current.lastID += 1
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
            case .notice(let sentence): change { $0.notice = sentence }
            }
        }

        /// Events after one, and whether none follows.
        func events(after id: Int) -> (events: [Event], isOver: Bool) {
            let now = now
            let told = now.events.filter { $0.id > id }
            guard now.isOver else { return (told, false) }
            guard now.lastID > id, let last = lastEvent(now) else { return (told, true) }
            return (told + [last], true)
        }

        private func lastEvent(_ now: Current) -> Event? {
            if now.state == .failed, let problem = now.problem {
                return Self.text(problem).map { Event(id: now.lastID, name: "failed", data: $0) }
            }
            return Self.text(summary(whole: true)).map { Event(id: now.lastID, name: "done", data: $0) }
        }

        /// The study as a list shows it; with its result where that is asked for.
        func summary(whole: Bool) -> StudySummary {
            let now = now
            let shown = [.done, .stopped].contains(now.state) && whole
            return StudySummary(
                head: head, state: now.state, stage: now.stage, played: now.pairs?.count ?? now.done, of: now.of,
                seconds: now.seconds, detail: now.problem?.detail ?? now.notice, result: shown ? now.result : nil,
                choice: shown ? now.choice : nil)
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
        let state: LiveStudy.State
        let stage: String
        let played: Int
        let of: Int
        let seconds: Double?
        let detail: String?
        let result: PairResult?
        let choice: ChoicePage?

        private enum Key: String, CodingKey { case state, stage, played, of, seconds, detail, result, choice }

        init(
            head: StudyHead, state: LiveStudy.State, stage: String, played: Int, of: Int, seconds: Double?, detail: String?,
            result: PairResult?, choice: ChoicePage?
        ) {
            (self.head, self.state, self.stage, self.played, self.of) = (head, state, stage, played, of)
            (self.seconds, self.detail, self.result, self.choice) = (seconds, detail, result, choice)
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            head = try StudyHead(from: decoder)
            state = try container.decode(LiveStudy.State.self, forKey: .state)
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
