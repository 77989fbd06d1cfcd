#if Workbench
    import Application
    import Foundation

    /// Addresses of cases: what stands where, the ground, situations and fields, orders that are checked.
    struct ScenarioRoutes: Sendable {
        let cache: CaseCache
        let studies: StudyQueue
        /// The case that a first visit opens.
        let first: String?

        var operations: [Operation] { lists + maps + orders + files }

        private var lists: [Operation] {
            [
                Operation(
                    method: .get, path: "/api/scenarios", summary: "Lists the cases",
                    good: [.json(200, [CaseEntryPage].self, "every case; isFirst marks the one that a first visit opens")]
                ) { _ in try APIResponse.json(CaseEntryPage.all(in: cache.workspace, first: first)).tagged },
                Operation(
                    method: .get, path: "/api/scenarios/{s}", summary: "Shows a case: formations, forces, orders, sources",
                    good: [.json(200, CasePage.self, "the case")]
                ) { call in
                    let found = try cache.find(call.name("s"))
                    return try cache.answer("case \(found.reading.id) \(found.reading.digest)") {
                        try APIResponse.json(CasePage(found.reading)).tagged
                    }
                },
            ]
        }

        // MARK: maps

        private static let at = Operation.QueryField.text(
            "at", "a date or a minute by the theatre's clock; the start where left out")

        private var maps: [Operation] {
            [
                Operation(
                    method: .get, path: "/api/scenarios/{s}/ground", summary: "Gives grid, places and lines of the ground",
                    good: [.json(200, GroundPage.self, "the ground")]
                ) { call in
                    let found = try cache.find(call.name("s"))
                    return try cache.answer("ground \(found.reading.id) \(found.reading.digest)") {
                        try APIResponse.json(GroundPage(found.reading)).tagged
                    }
                },
                Operation(
                    method: .get, path: "/api/scenarios/{s}/relief.png", summary: "Gives the picture of the ground",
                    good: [.file("image/png", "the picture")]
                ) { call in
                    let found = try cache.find(call.name("s"))
                    return try cache.answer("relief \(found.reading.id) \(found.reading.digest)") {
                        guard let picture = try found.reading.relief() else {
                            throw Problem(404, "The theatre of \(found.reading.id) has no picture; draw the field terrain.")
                        }
                        return APIResponse(type: "image/png", body: .bytes([UInt8](picture))).tagged
                    }
                },
                Operation(
                    method: .get, path: "/api/scenarios/{s}/situation", summary: "Says who is cut off, and where the gaps are",
                    parameters: [Self.at], good: [.json(200, SituationPage.self, "the situation")]
                ) { call in
                    let found = try cache.find(call.name("s"))
                    let at = try call.text("at")
                    return try cache.answer("situation \(found.reading.id) \(found.reading.digest) \(at ?? "")") {
                        try cache.withMap(of: found) { try APIResponse.json($0.situationPage(at: at)).tagged }
                    }
                },
                Operation(
                    method: .get, path: "/api/scenarios/{s}/fields", summary: "Lists the fields and their scales",
                    good: [.json(200, [FieldPage].self, "the fields")]
                ) { call in try APIResponse.json(FieldPage.all(of: cache.find(call.name("s")).reading)).tagged },
                Operation(
                    method: .get, path: "/api/scenarios/{s}/fields/{field}", summary: "Gives a field, a byte a cell",
                    parameters: [
                        Self.at, .whole("men", 1...100_000, "men of the body that is met"),
                        .words("light", ["night", "moon", "day"], "the light in which it marches"),
                    ], good: [.file("application/octet-stream", "a byte a cell")]
                ) { call in
                    let found = try cache.find(call.name("s"))
                    let (field, at) = (call.name("field"), try call.text("at"))
                    let (men, light) = (try call.whole("men"), try call.text("light"))
                    let name =
                        "field \(found.reading.id) \(found.reading.digest) \(field) \(at ?? "") \(men ?? 0) \(light ?? "")"
                    return try cache.answer(name) {
                        let bytes = try Self.orMissing {
                            try cache.withMap(of: found) { try $0.field(field, at: at, men: men, light: light) }
                        }
                        return APIResponse(type: "application/octet-stream", body: .bytes(bytes)).tagged
                    }
                },
            ]
        }

        /// Makes a problem of 404 of what the path names and is not there.
        static func orMissing<Value>(_ body: () throws -> Value) throws -> Value {
            do { return try body() } catch let refusal as Refusal where refusal.kind == .input {
                throw Problem(404, refusal.description)
            }
        }

        // MARK: orders

        private var orders: [Operation] {
            [
                Operation(
                    method: .post, path: "/api/scenarios/{s}/check", summary: "Checks an order and puts it into words",
                    body: Schema.of(OrderInput.self), example: .object(["directive": .text("go-small")]),
                    good: [.json(200, OrderPage.self, "the order, or its faults")]
                ) { call in
                    let found = try cache.find(call.name("s"))
                    return try APIResponse.json(OrderPage(try call.decoded(OrderInput.self), in: found.reading))
                },
                Operation(
                    method: .post, path: "/api/scenarios/{s}/plans",
                    summary: "Spreads those who go over the gaps, with a certificate",
                    body: Schema.of(PlanInput.self), example: .object(["directive": .text("go-small")]),
                    good: [.json(200, WayPlanPage.self, "the plan")]
                ) { call in
                    let found = try cache.find(call.name("s"))
                    return try APIResponse.json(WayPlanPage(try call.decoded(PlanInput.self), in: found.reading))
                },
                Operation(
                    method: .post, path: "/api/scenarios/{s}/blockers", summary: "Says what blockers in some cells meet",
                    body: Schema.of(BlockerInput.self),
                    example: .object(["directive": .text("go-small"), "cells": .list([.whole(40)])]),
                    good: [.json(200, BlockerPage.self, "the share they meet, and the bound")]
                ) { call in
                    let found = try cache.find(call.name("s"))
                    return try APIResponse.json(BlockerPage(try call.decoded(BlockerInput.self), in: found.reading))
                },
                Operation(
                    method: .post, path: "/api/scenarios/{s}/choices",
                    summary: "Settles who goes where an order leaves it open",
                    body: Schema.of(ChoiceInput.self), example: .object(["directive": .text("go-small")]),
                    good: [
                        .json(202, StudySummary.self, "a study of kind choice"), .json(200, StudySummary.self, "it is known"),
                    ], problems: [429]
                ) { call in
                    let found = try cache.find(call.name("s"))
                    let input = try call.decoded(ChoiceInput.self)
                    let order = try OrderReader(found.reading).read(input.orderInput)
                    let seed = try input.checkedSeed()
                    return try await StudyRoutes.submitted(
                        LiveStudy(choiceOf: order, in: found.reading, seed: seed), to: studies)
                },
            ]
        }

        // MARK: files

        private var files: [Operation] {
            [
                Operation(
                    method: .get, path: "/api/scenarios/{s}/exports/{file}", summary: "Gives a file of the situation",
                    parameters: [Self.at], good: [.file("application/octet-stream", "the file")]
                ) { call in
                    let found = try cache.find(call.name("s"))
                    let file = try Self.orMissing {
                        try SituationExport(found.reading).file(call.name("file"), at: try call.text("at"))
                    }
                    return APIResponse(
                        type: file.type, body: .bytes(file.bytes), fields: ["Content-Disposition": file.disposition]
                    )
                    .tagged
                },
                Operation(
                    method: .get, path: "/api/scenarios/{s}/reply", summary: "Lists the files of the reply that is there",
                    good: [.json(200, [String].self, "names of files; none where no reply of these files was written")]
                ) { call in
                    let reply = KeptReply(of: try cache.find(call.name("s")).reading)
                    return try APIResponse.json(reply.map { ReplyFiles($0.folder).names } ?? [])
                },
                Operation(
                    method: .get, path: "/api/scenarios/{s}/reply/{file}", summary: "Gives a file of the reply that is there",
                    good: [.file("text/html", "the file")]
                ) { call in
                    guard let reply = KeptReply(of: try cache.find(call.name("s")).reading) else {
                        throw Problem(404, "There is no reply of these files; ask for a study of kind reply.")
                    }
                    return try StudyExport.file(call.name("file"), in: reply.folder)
                },
            ]
        }
    }
#endif
