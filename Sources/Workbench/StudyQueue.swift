#if Workbench
    import Application
    import Foundation
    import Synchronization

    /// The studies of this server: one is played at a time, a few wait, and those that are over are kept.
    final class StudyQueue: Sendable {
        /// Studies that wait at most, and that are kept.
        static let mostQueued = 4
        static let mostKept = 200
        /// Studies of which every future is kept in memory.
        static let mostTables = 12

        private struct Contents: Sendable {
            var jobs: [String: LiveStudy] = [:]
            /// Names in the order in which they were asked for.
            var order: [String] = []
            var queue: [LiveStudy] = []
            var isPlaying = false
        }

        private let contents = Mutex(Contents())
        /// True once the studies on disk were listed.
        private let isRestored = Mutex(false)
        private let player: StudyPlayer
        private let threads = ThreadExecutor("studies")

        init(_ player: StudyPlayer) { self.player = player }

        /// The study of that name; throws if there is none.
        func job(_ id: String) throws -> LiveStudy {
            restore()
            guard let job = contents.withLock({ $0.jobs[id] }) else {
                throw Problem(404, "There is no study \"\(id.prefix(64))\"; it was removed, or the case was changed since.")
            }
            return job
        }

        /// Every study, the newest first.
        var all: [LiveStudy] {
            restore()
            return contents.withLock { contents in contents.order.reversed().compactMap { contents.jobs[$0] } }
        }

        /// Lists the studies that an earlier server left, once; who asks meanwhile waits.
        private func restore() {
            isRestored.withLock { isRestored in
                guard !isRestored else { return }
                isRestored = true
                let jobs = player.restored(most: Self.mostKept)
                contents.withLock { contents in
                    for job in jobs.reversed() where contents.jobs[job.id] == nil {
                        contents.jobs[job.id] = job
                        contents.order.append(job.id)
                    }
                }
            }
        }

        /// The single futures of a study that is over: at hand, or read from its store; nil where neither has them.
        func pairs(of job: LiveStudy) async -> PlayedPairs? { await player.pairs(of: job) }

        /// Sees that the result of a study that is over is at hand, as far as there is one.
        func read(_ job: LiveStudy) async {
            if job.now.result == nil { _ = await player.pairs(of: job) }
        }

        /// The same with the places of an order's men.
        func located(_ pairs: PlayedPairs, directive: String?, of job: LiveStudy) async throws -> PlayedPairs {
            try await player.located(pairs, directive: directive, of: job)
        }

        /// Puts a study into the queue, or finds the one that asks the same; throws where too many wait.
        func submit(_ job: LiveStudy) throws -> (job: LiveStudy, isNew: Bool) {
            restore()
            let (found, isNew) = try contents.withLock { contents -> (LiveStudy, Bool) in
                if let known = contents.jobs[job.id], known.isAtHand {
                    contents.order.removeAll { $0 == job.id }
                    contents.order.append(job.id)
                    return (known, false)
                }
                guard contents.queue.count < Self.mostQueued else {
                    throw Problem(429, "\(Self.mostQueued) studies wait already; stop one, or ask again.", retryAfter: 3)
                }
                contents.order.removeAll { $0 == job.id }
                contents.jobs[job.id] = job
                contents.order.append(job.id)
                contents.queue.append(job)
                return (job, true)
            }
            if isNew { advance() }
            return (found, isNew)
        }

        /// Removes a study; one that is played is stopped first.
        func remove(_ id: String) throws {
            let job = try job(id)
            job.change { ($0.shouldStop, $0.isRemoved) = (true, true) }
            contents.withLock { contents in
                contents.jobs[id] = nil
                contents.order.removeAll { $0 == id }
                contents.queue.removeAll { $0.id == id }
            }
            player.records.remove(id)
        }

        /// Tells a study to stop; one that waits is over at once.
        func stop(_ id: String) throws -> LiveStudy {
            let job = try job(id)
            job.change { $0.shouldStop = true }
            let wasWaiting = contents.withLock { contents in
                let count = contents.queue.count
                contents.queue.removeAll { $0.id == id }
                return contents.queue.count < count
            }
            if wasWaiting { job.finish(.stopped) }
            return job
        }

        /// Begins the next study where none is played.
        private func advance() {
            let next = contents.withLock { contents -> LiveStudy? in
                guard !contents.isPlaying, !contents.queue.isEmpty else { return nil }
                contents.isPlaying = true
                return contents.queue.removeFirst()
            }
            guard let next else { return }
            Task(executorPreference: threads) {
                await self.player.play(next)
                self.prune()
                self.contents.withLock { $0.isPlaying = false }
                self.advance()
            }
        }

        /// Forgets the oldest studies, and of older ones their single futures.
        private func prune() {
            contents.withLock { contents in
                let over = contents.order.filter { id in
                    contents.jobs[id].map { ![.queued, .playing].contains($0.now.state) } ?? true
                }
                for id in over.dropLast(Self.mostKept) {
                    contents.jobs[id] = nil
                    contents.order.removeAll { $0 == id }
                    player.records.remove(id)
                }
                for id in over.dropLast(Self.mostTables) { contents.jobs[id]?.change { $0.pairs = nil } }
            }
        }
    }

    /// Plays one study after another on the workers, and reads those that were played before.
    final class StudyPlayer: Sendable {
        /// Studies on disk.
        let records: StudyRecords
        private let stores: PairStores
        private let cache: CaseCache
        private let workers: Int
        private let threads = ThreadExecutor("readings")

        init(_ cache: CaseCache, workers: Int) {
            (self.cache, self.workers) = (cache, workers)
            (records, stores) = (StudyRecords(cache.workspace), PairStores(cache.workspace))
        }

        /// Plays a study to its end, or until it is told to stop.
        func play(_ job: LiveStudy) async {
            job.change { ($0.state, $0.begun) = (.playing, .now) }
            job.hear(.stage("preparing", title: "reading the map"))
            note(job, as: .playing)
            do {
                switch job.work {
                case .pairs(let question): try await play(question, as: job)
                case .choice(let reading, let order, let seed):
                    let settling = OrderSettling(reading, on: cache.model(of: reading), seed: seed, workers: workers)
                    let choice = try await settling.going(
                        of: order, hearing: { job.hear($0) }, shouldStop: { job.shouldStop })
                    job.change { $0.choice = choice }
                case .reply(let question):
                    cache.makeRoom()
                    let folder = try await question.play(
                        workers: workers, hearing: { job.hear($0) }, shouldStop: { job.shouldStop })
                    job.change { $0.folder = folder }
                }
                finish(job, job.shouldStop ? .stopped : .done)
            } catch {
                job.change { $0.problem = Problem(error) }
                finish(job, job.shouldStop ? .stopped : .failed)
            }
        }

        private func play(_ question: PairQuestion, as job: LiveStudy) async throws {
            if question.isInWorlds { cache.makeRoom() }
            let study = PairStudy(question, on: self.cache.model(for: question), workers: workers, keeping: stores)
            job.change { $0.begun = .now }
            let played = try await study.play(
                hearing: { event in
                    job.hear(event)
                    // The models of some worlds were just dropped.
                    if question.isInWorlds, case .estimate = event { ProcessMemory.giveBack() }
                }, shouldStop: { job.shouldStop })
            let result = played.result
            job.change { current in
                (current.pairs, current.result) = (played, result)
                (current.done, current.of) = (played.count, question.replications)
            }
        }

        private func finish(_ job: LiveStudy, _ state: LiveStudy.State) {
            job.change { current in
                current.seconds = current.begun.map { $0.duration(to: .now) / .seconds(1) }
                current.stage = state.rawValue
            }
            // It is on disk before anybody is told that it is over.
            note(job, as: state)
            job.finish(state)
            ProcessMemory.giveBack()
        }

        /// Writes what the next server must know of a study.
        private func note(_ job: LiveStudy, as state: LiveStudy.State) {
            let now = job.now
            guard let input = job.input, !now.isRemoved else { return }
            var record = StudyRecords.Record(id: job.id, input: input, asked: Date().timeIntervalSince1970)
            (record.played, record.seconds) = (now.pairs?.count ?? 0, now.seconds)
            record.isDone = state == .done
            if state == .failed { records.remove(job.id) } else { records.keep(record) }
        }

        /// The newest studies on disk whose cases are as they were: a question of other files has another name.
        func restored(most: Int) -> [LiveStudy] {
            let all = records.all()
            // Those of a case that was changed are kept for a while: changed back, it is the same case again.
            for old in all.dropFirst(Self.recordsPerStudy * most) { records.remove(old.id) }
            return Array(all.lazy.compactMap { self.restored($0) }.prefix(most))
        }

        /// Records on disk for each study that is listed, at most.
        private static let recordsPerStudy = 4

        private func restored(_ record: StudyRecords.Record) -> LiveStudy? {
            guard let found = try? cache.find(record.input.scenario),
                let job = try? LiveStudy(record.input, of: found.reading), job.id == record.id
            else { return nil }
            let state = record.isDone ? LiveStudy.State.done : .stopped
            if case .reply(let question) = job.work {
                guard question.isWritten else { return nil }
                job.change { $0.folder = question.folder }
            }
            job.change { ($0.done, $0.of, $0.seconds) = (record.played, record.played, record.seconds) }
            job.change { $0.stage = state.rawValue }
            job.finish(state)
            return job
        }

        /// The futures of a study that is over. Two who ask at the same time wait for one reading.
        func pairs(of job: LiveStudy) async -> PlayedPairs? {
            guard case .pairs(let question) = job.work else { return nil }
            let reading = job.reading { Task(executorPreference: threads) { await self.read(question, as: job) } }
            return await reading?.value ?? job.now.pairs
        }

        private func read(_ question: PairQuestion, as job: LiveStudy) async -> PlayedPairs? {
            let study = PairStudy(question, on: self.cache.model(for: question), workers: workers, keeping: stores)
            let kept = await study.kept()
            let result = job.now.result ?? kept?.result
            job.change { current in
                current.reading = nil
                if let kept, current.state == .stopped || kept.count == question.replications {
                    (current.pairs, current.result, current.done) = (kept, result, kept.count)
                } else if current.state == .done {
                    current.problem = Problem(409, "The campaigns of this study are in no store any more; ask for it again.")
                    current.state = .failed
                }
            }
            return job.now.pairs
        }

        /// The futures with the places of an order's men.
        func located(_ pairs: PlayedPairs, directive: String?, of job: LiveStudy) async throws -> PlayedPairs {
            let located = try await pairs.locating(directive: directive, on: cache.model(for: pairs.asked), workers: workers)
            job.change { if $0.pairs != nil { $0.pairs = located } }
            return located
        }
    }
#endif
