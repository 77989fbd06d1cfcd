#if Workbench
    import Application
    import Synchronization

    /// The studies of this server: one is played at a time, a few wait, and those that are over are kept.
    final class StudyRoom: Sendable {
        /// Studies that wait at most, and that are kept.
        static let mostQueued = 4
        static let mostKept = 200
        /// Studies of which every future is kept in memory.
        static let mostTables = 12

        private struct Room: Sendable {
            var jobs: [String: StudyRun] = [:]
            /// Names in the order in which they were asked for.
            var order: [String] = []
            var queue: [StudyRun] = []
            var isPlaying = false
        }

        private let room = Mutex(Room())
        private let player: StudyPlayer
        private let threads = WorkThreads("studies")

        init(_ player: StudyPlayer) { self.player = player }

        /// The study of that name; throws if there is none.
        func job(_ id: String) throws -> StudyRun {
            guard let job = room.withLock({ $0.jobs[id] }) else {
                throw Problem(404, "There is no study \"\(id.prefix(64))\"; it was removed, or the server was started anew.")
            }
            return job
        }

        /// Every study, the newest first.
        var all: [StudyRun] { room.withLock { room in room.order.reversed().compactMap { room.jobs[$0] } } }

        /// Puts a study into the queue, or finds the one that asks the same; throws where too many wait.
        func submit(_ job: StudyRun) throws -> (job: StudyRun, isNew: Bool) {
            let (found, isNew) = try room.withLock { room -> (StudyRun, Bool) in
                if let known = room.jobs[job.id], known.isAtHand {
                    room.order.removeAll { $0 == job.id }
                    room.order.append(job.id)
                    return (known, false)
                }
                guard room.queue.count < Self.mostQueued else {
                    throw Problem(429, "\(Self.mostQueued) studies wait already; stop one, or ask again.", retryAfter: 3)
                }
                room.order.removeAll { $0 == job.id }
                room.jobs[job.id] = job
                room.order.append(job.id)
                room.queue.append(job)
                return (job, true)
            }
            if isNew { advance() }
            return (found, isNew)
        }

        /// Removes a study; one that is played is stopped first.
        func remove(_ id: String) throws {
            let job = try job(id)
            job.change { $0.shouldStop = true }
            room.withLock { room in
                room.jobs[id] = nil
                room.order.removeAll { $0 == id }
                room.queue.removeAll { $0.id == id }
            }
        }

        /// Tells a study to stop; one that waits is over at once.
        func stop(_ id: String) throws -> StudyRun {
            let job = try job(id)
            job.change { $0.shouldStop = true }
            let wasWaiting = room.withLock { room in
                let count = room.queue.count
                room.queue.removeAll { $0.id == id }
                return room.queue.count < count
            }
            if wasWaiting {
                job.record("done", job.summary(whole: true, as: .stopped))
                job.change { $0.state = .stopped }
            }
            return job
        }

        /// Begins the next study where none is played.
        private func advance() {
            let next = room.withLock { room -> StudyRun? in
                guard !room.isPlaying, !room.queue.isEmpty else { return nil }
                room.isPlaying = true
                return room.queue.removeFirst()
            }
            guard let next else { return }
            Task(executorPreference: threads) {
                await self.player.play(next)
                self.prune()
                self.room.withLock { $0.isPlaying = false }
                self.advance()
            }
        }

        /// Forgets the oldest studies, and of older ones their single futures.
        private func prune() {
            room.withLock { room in
                let over = room.order.filter { id in
                    room.jobs[id].map { ![.queued, .playing].contains($0.now.state) } ?? true
                }
                for id in over.dropLast(Self.mostKept) {
                    room.jobs[id] = nil
                    room.order.removeAll { $0 == id }
                }
                for id in over.dropLast(Self.mostTables) { room.jobs[id]?.change { $0.pairs = nil } }
            }
        }
    }

    /// Plays one study after another on the workers.
    final class StudyPlayer: Sendable {
        private let desk: Desk
        private let workers: Int

        init(_ desk: Desk, workers: Int) { (self.desk, self.workers) = (desk, workers) }

        /// Plays a study to its end, or until it is told to stop.
        func play(_ job: StudyRun) async {
            job.change { current in
                (current.state, current.begun) = (.playing, .now)
            }
            job.hear(.stage("preparing", title: "reading the map"))
            do {
                switch job.work {
                case .pairs(let question):
                    let study = PairStudy(question, on: desk.model(for: question), workers: workers)
                    job.change { $0.begun = .now }
                    let played = try await study.play(hearing: { job.hear($0) }, shouldStop: { job.shouldStop })
                    let result = played.result
                    job.change { ($0.pairs, $0.result) = (played, result) }
                case .choice(let reading, let order, let seed):
                    let settling = OrderSettling(reading, on: desk.model(of: reading), seed: seed, workers: workers)
                    let choice = try await settling.going(
                        of: order, hearing: { job.hear($0) }, shouldStop: { job.shouldStop })
                    job.change { $0.choice = choice }
                case .reply(let question):
                    let folder = try await question.play(
                        workers: workers, hearing: { job.hear($0) }, shouldStop: { job.shouldStop })
                    job.change { $0.folder = folder }
                }
                finish(job, job.shouldStop ? .stopped : .done)
            } catch {
                let problem = Problem(error)
                let wasStopped = job.shouldStop
                job.change { $0.detail = problem.detail }
                finish(job, wasStopped ? .stopped : .failed, problem)
            }
        }

        private func finish(_ job: StudyRun, _ state: StudyRun.State, _ problem: Problem? = nil) {
            job.change { current in
                current.seconds = current.begun.map { $0.duration(to: .now) / .seconds(1) }
                current.stage = state.rawValue
            }
            // The last event is there before anybody is told that no other follows.
            if state == .failed, let problem {
                job.record("failed", problem)
            } else {
                job.record("done", job.summary(whole: true, as: state))
            }
            job.change { $0.state = state }
        }
    }
#endif
