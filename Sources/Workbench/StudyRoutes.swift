#if Workbench
    import Application
    import Foundation
    import Hummingbird
    import Synchronization

    /// Addresses of studies: asked for, followed, stopped and taken away.
    struct StudyRoutes: Sendable {
        let cache: CaseCache
        let studies: StudyQueue
        let streams: StreamCount

        var operations: [Operation] { asking + reading + taking }

        // MARK: asking

        private var asking: [Operation] {
            [
                Operation(
                    method: .post, path: "/api/studies",
                    summary: "Asks for pairs of futures of two orders, or for the whole reply",
                    body: Schema.of(PairInput.self),
                    example: .object(["scenario": .text("lesson"), "directive": .text("go-small"), "replications": .whole(20)]),
                    good: [.json(202, StudySummary.self, "it is played"), .json(200, StudySummary.self, "it is known")],
                    problems: [429]
                ) { call in
                    let input = try call.decoded(PairInput.self)
                    let found = try cache.find(input.scenario)
                    let job = try LiveStudy(input, of: found.reading)
                    return try await Self.submitted(job, to: studies)
                },
                Operation(
                    method: .post, path: "/api/studies/{id}/stop", summary: "Stops a study; what is played is kept",
                    good: [.json(202, StudySummary.self, "it is stopping")]
                ) { call in try APIResponse.json(studies.stop(call.name("id")).summary(whole: false), status: .accepted) },
                Operation(
                    method: .delete, path: "/api/studies/{id}", summary: "Removes a study",
                    good: [.nothing(204, "it is gone")]
                ) { call in
                    try studies.remove(call.name("id"))
                    return APIResponse(status: .noContent, type: "")
                },
            ]
        }

        /// Puts a study into the queue: 202 for a new one, 200 for one that is known.
        static func submitted(_ job: LiveStudy, to studies: StudyQueue) async throws -> APIResponse {
            var (found, isNew) = try studies.submit(job)
            if !isNew {
                await studies.read(found)
                // Its campaigns are gone from the store: it is played anew.
                if !found.isAtHand { (found, isNew) = try studies.submit(job) }
            }
            var answer = try APIResponse.json(found.summary(whole: !isNew), status: isNew ? .accepted : .ok)
            answer.fields["Location"] = "/api/studies/\(found.id)"
            return answer
        }

        // MARK: reading

        private var reading: [Operation] {
            [
                Operation(
                    method: .get, path: "/api/studies", summary: "Lists the studies, the newest first",
                    good: [.json(200, [StudySummary].self, "the studies without their results")]
                ) { _ in try APIResponse.json(studies.all.map { $0.summary(whole: false) }) },
                Operation(
                    method: .get, path: "/api/studies/{id}", summary: "Shows a study with its result",
                    good: [.json(200, StudySummary.self, "the study")]
                ) { call in try APIResponse.json(try await known(call).summary(whole: true)).tagged },
                Operation(
                    method: .get, path: "/api/studies/{id}/events", summary: "Follows a study by server-sent events",
                    parameters: [.words("once", ["true", "false"], "true to end when everything is told that is known")],
                    good: [.file("text/event-stream", "stage, progress, estimate, then done or failed")], problems: [429]
                ) { call in
                    let job = try await known(call)
                    let last = call.request.headers[.lastEventID].flatMap { Int($0) } ?? 0
                    return try EventStream(job, after: last, isOnce: try call.text("once") == "true").answer(counting: streams)
                },
                Operation(
                    method: .get, path: "/api/studies/{id}/replications", summary: "Gives every future of a group",
                    parameters: [.text("group", "key of the group; the primary one where left out")],
                    good: [.json(200, ReplicationPage.self, "one entry a future")], problems: [409]
                ) { call in
                    try APIResponse.json(try await pairs(call).replications(group: try call.text("group"))).tagged
                },
                Operation(
                    method: .get, path: "/api/studies/{id}/fields/{field}", summary: "Gives men by place, four bytes a cell",
                    parameters: [
                        .words("directive", ["order", "against"], "which of the two orders"),
                        .text("formation", "key of a formation; all where left out"),
                    ], good: [.file("application/octet-stream", "u32 little-endian a cell")], problems: [409]
                ) { call in
                    let (directive, formation) = (try call.text("directive"), try call.text("formation"))
                    let (job, name) = (try studies.job(call.name("id")), call.name("field"))
                    let pairs = try await pairs(call)
                    let field: (bytes: [UInt8], futures: Int)
                    if name == "passages" {
                        let model = cache.model(for: pairs.asked)
                        field = try ScenarioRoutes.orMissing {
                            try pairs.passages(directive: directive, formation: formation, on: model)
                        }
                    } else {
                        let located = try await studies.located(pairs, directive: directive, of: job)
                        field = try ScenarioRoutes.orMissing {
                            try located.field(name, directive: directive, formation: formation)
                        }
                    }
                    return APIResponse(
                        type: "application/octet-stream", body: .bytes(field.bytes),
                        fields: ["Anabasis-Futures": "\(field.futures)"]
                    ).tagged
                },
                Operation(
                    method: .get, path: "/api/studies/{id}/unknowns", summary: "Lists what the worlds were drawn from",
                    good: [.json(200, [UnknownPage].self, "the unknowns")], problems: [409]
                ) { call in try APIResponse.json(try await pairs(call).unknowns()).tagged },
                Operation(
                    method: .get, path: "/api/studies/{id}/worth", summary: "Says what knowing each kind of unknowns is worth",
                    good: [.json(200, WorthPage.self, "the worth, kind by kind")], problems: [409]
                ) { call in try APIResponse.json(try await pairs(call).worth()).tagged },
                Operation(
                    method: .get, path: "/api/studies/{id}/conditioned",
                    summary: "Says how the difference depends on one unknown",
                    parameters: [
                        .text("unknown", "name of the unknown", isRequired: true),
                        .text("position", "place within its law, 0 to 1"), .whole("option", 0...100, "number of the reading"),
                        .text("group", "key of the group"), .text("measure", "key of the measure"),
                    ], good: [.json(200, ConditionedPage.self, "the mean difference along the law")], problems: [409]
                ) { call in
                    let input = ConditionInput(
                        unknown: try call.text("unknown") ?? "", position: try call.number("position"),
                        option: try call.whole("option"), group: try call.text("group"), measure: try call.text("measure"))
                    return try APIResponse.json(try await pairs(call).conditioned(input)).tagged
                },
            ]
        }

        /// The study that a path names, its result read from the store where it is not at hand.
        private func known(_ call: APIRequest) async throws -> LiveStudy {
            let job = try studies.job(call.name("id"))
            await studies.read(job)
            return job
        }

        /// The futures of the study that a path names; a problem of 409 where they are not there.
        private func pairs(_ call: APIRequest) async throws -> PlayedPairs { try await pairs(call.name("id")) }

        private func pairs(_ id: String) async throws -> PlayedPairs {
            let job = try studies.job(id)
            if let pairs = await studies.pairs(of: job) { return pairs }
            throw Problem(
                409,
                job.now.isOver
                    ? "The single futures of study \(job.id.prefix(8)) are in no store; ask for it again."
                    : "The study is not over yet.")
        }

        // MARK: taking away

        private var taking: [Operation] {
            [
                Operation(
                    method: .get, path: "/api/studies/{id}/exports", summary: "Lists the files of a study",
                    good: [.json(200, [String].self, "names of files")]
                ) { call in try APIResponse.json(StudyExport(try await known(call)).names) },
                Operation(
                    method: .get, path: "/api/studies/{id}/exports/{file}", summary: "Gives a file of a study",
                    good: [.file("application/octet-stream", "the file")], problems: [409]
                ) { call in
                    let job = try await known(call)
                    _ = await studies.pairs(of: job)
                    return try StudyExport(job).answer(call.name("file"))
                },
                Operation(
                    method: .post, path: "/api/compare", summary: "Compares the orders of two studies, future by future",
                    body: Schema.of(CompareInput.self), good: [.json(200, ComparedPage.self, "the differences")],
                    problems: [409]
                ) { call in
                    let input = try call.decoded(CompareInput.self)
                    guard input.studies.count == 2 else {
                        let found = "studies names \(input.studies.count)"
                        throw FaultyRequest([FaultPage(pointer: "/studies", found: found, expected: "two studies")])
                    }
                    let (first, second) = (try await pairs(input.studies[0]), try await pairs(input.studies[1]))
                    return try APIResponse.json(try ComparedPage(first, second))
                },
            ]
        }
    }

    /// The studies that a request compares.
    struct CompareInput: Codable, Sendable {
        let studies: [String]
    }

    /// The files of a study.
    struct StudyExport: Sendable {
        private let job: LiveStudy
        private let now: LiveStudy.Current

        init(_ job: LiveStudy) { (self.job, now) = (job, job.now) }

        private static let ofPairs = ["study.json", "replications.csv", "order.yaml", "command.txt"]

        /// Names of the files that are there.
        var names: [String] {
            if let folder = now.folder { return ReplyFiles(folder).names }
            return now.pairs == nil ? ["order.yaml", "command.txt"].filter { _ in job.head.yaml != nil } : Self.ofPairs
        }

        /// A file; a problem of 404 for a name that is none.
        func answer(_ name: String) throws -> APIResponse {
            guard names.contains(name) else { throw Problem(404, "The study has no file \"\(name.prefix(80))\".") }
            if let folder = now.folder { return try Self.file(name, in: folder) }
            let text: String
            switch name {
            case "study.json": return Self.named(try APIResponse.json(job.summary(whole: true)), name)
            case "replications.csv": text = now.pairs?.spreadsheet ?? ""
            case "order.yaml": text = job.head.yaml ?? ""
            default: text = job.head.command + "\n"
            }
            return Self.named(APIResponse(type: ReplyFiles.type(of: name), body: .bytes([UInt8](text.utf8))), name)
        }

        private static func named(_ answer: APIResponse, _ name: String) -> APIResponse {
            var answer = answer
            answer.fields["Content-Disposition"] = "attachment; filename=\"\(name)\""
            return answer.tagged
        }

        /// A file of a reply: its page may stand in a frame of ours.
        static func file(_ name: String, in folder: String) throws -> APIResponse {
            guard let bytes = ReplyFiles(folder).bytes(of: name) else { throw Problem(404, "The file \(name) is gone.") }
            var answer = APIResponse(type: ReplyFiles.type(of: name), body: .bytes(bytes))
            if name.hasSuffix(".html") {
                answer.fields["Content-Security-Policy"] = RequestGuard.replyPolicy
                return answer.tagged
            }
            return named(answer, name)
        }
    }
#endif
