#if Workbench
    import Application
    import Foundation
    import Synchronization

    /// Things at hand for requests: cases that were read, one prepared world, campaigns and answers of late.
    final class CaseCache: Sendable {
        /// A case as its files were when it was read.
        final class Case: Sendable {
            let reading: CaseReading
            let stamp: String

            init(_ reading: CaseReading, stamp: String) { (self.reading, self.stamp) = (reading, stamp) }
        }

        /// A reader of the map of a case.
        private struct CaseMap {
            let owner: Case
            var reader: MapReader
        }

        private struct Entries: Sendable {
            var cases: [String: Case] = [:]
            var answers: [String: APIResponse] = [:]
            /// Names of answers, the latest last.
            var order: [String] = []
            var bytes = 0
            var campaigns: [(id: String, played: PlayedCampaign)] = []
        }

        let workspace: Workspace
        let workers: Int
        private let entries = Mutex(Entries())
        /// The one world that is prepared; who needs another waits until it is made.
        private let prepared = Mutex<PreparedModel?>(nil)
        /// The one map that is read: that of the case that was looked at last.
        private let map = Mutex<CaseMap?>(nil)

        /// Bytes of answers that are kept, and campaigns.
        private static let mostBytes = 24 * 1024 * 1024
        private static let mostCampaigns = 12
        private static let mostCases = 6

        init(_ workspace: Workspace, workers: Int) { (self.workspace, self.workers) = (workspace, workers) }

        // MARK: cases

        /// The case of that name as its files are now; throws a problem of 404 for one that is not there.
        func find(_ id: String) throws -> Case {
            let stamp: String
            do { stamp = try CaseReading.stamp(of: id, in: workspace) } catch { throw Problem(404, error.description) }
            if let known = entries.withLock({ $0.cases[id] }), known.stamp == stamp { return known }
            let made = Case(try CaseReading(id, in: workspace), stamp: stamp)
            entries.withLock { entries in
                if entries.cases.count >= Self.mostCases { entries.cases.removeAll() }
                entries.cases[id] = made
            }
            return made
        }

        // MARK: maps and worlds

        /// Reads the map of a case; one at a time, whoever asks.
        func withMap<Value: Sendable, Failure: Error>(
            of found: Case, _ body: (inout MapReader) throws(Failure) -> Value
        ) throws(Failure) -> Value {
            try map.withLock { kept throws(Failure) -> Value in
                var own =
                    kept.flatMap { $0.owner === found ? $0 : nil } ?? CaseMap(owner: found, reader: MapReader(found.reading))
                // Nobody else holds it while it changes, so that nothing of it is copied.
                kept = nil
                defer { kept = own }
                return try body(&own.reader)
            }
        }

        /// The model of a question. One that is made for a question in worlds is kept for nobody else: it stands beside theirs.
        func model(for question: PairQuestion) -> PreparedModel {
            if question.isInWorlds, prepared.withLock({ $0 == nil }) { return PreparedModel(besideWorldsOf: question) }
            return model { PreparedModel(for: question, reusing: $0) }
        }
        /// The model of a future.
        func model(for question: CampaignQuestion) -> PreparedModel { model { PreparedModel(for: question, reusing: $0) } }
        /// The model of a case.
        func model(of reading: CaseReading) -> PreparedModel { model { PreparedModel(of: reading, reusing: $0) } }

        private func model(_ make: (PreparedModel?) -> PreparedModel) -> PreparedModel {
            prepared.withLock { prepared in
                let model = make(prepared)
                prepared = model
                return model
            }
        }

        /// Makes room for worlds, each of which has a model of its own: the prepared world and what was read of maps are made again
        /// when somebody asks, in half a second each.
        func makeRoom() {
            prepared.withLock { $0 = nil }
            map.withLock { $0 = nil }
            ProcessMemory.giveBack()
        }

        // MARK: campaigns

        /// A campaign that was played of late.
        func campaign(_ id: String) -> PlayedCampaign? {
            entries.withLock { $0.campaigns.first { $0.id == id }?.played }
        }

        /// Keeps a campaign, in the place of the oldest.
        func keep(_ played: PlayedCampaign, as id: String) {
            entries.withLock { entries in
                entries.campaigns.removeAll { $0.id == id }
                if entries.campaigns.count >= Self.mostCampaigns { entries.campaigns.removeFirst() }
                entries.campaigns.append((id, played))
            }
        }

        // MARK: answers

        /// The answer of that name, made only where it is not at hand.
        func answer(_ name: String, _ make: () throws -> APIResponse) rethrows -> APIResponse {
            if let known = entries.withLock({ $0.answers[name] }) { return known }
            let answer = try make()
            entries.withLock { entries in
                guard entries.answers[name] == nil else { return }
                entries.answers[name] = answer
                entries.order.append(name)
                entries.bytes += answer.count
                while entries.bytes > Self.mostBytes, let oldest = entries.order.first {
                    entries.order.removeFirst()
                    entries.bytes -= entries.answers.removeValue(forKey: oldest)?.count ?? 0
                }
            }
            return answer
        }
    }
#endif
