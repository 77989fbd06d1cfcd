#if Workbench
    import Application
    import Foundation
    import Hummingbird

    /// Addresses of single futures, and of the cases that a user saves.
    struct CampaignRoutes: Sendable {
        let cache: CaseCache

        var operations: [Operation] { campaigns + cases }

        private var campaigns: [Operation] {
            [
                Operation(
                    method: .post, path: "/api/campaigns", summary: "Plays one future, traced body by body",
                    body: Schema.of(CampaignInput.self),
                    example: .object(["scenario": .text("lesson"), "directive": .text("go-small")]),
                    good: [
                        .json(201, CampaignPage.self, "the future"), .json(200, CampaignPage.self, "it was played before"),
                    ]
                ) { call in
                    let input = try call.decoded(CampaignInput.self)
                    let found = try cache.find(input.scenario)
                    let question = try CampaignQuestion(input, of: found.reading)
                    let id = question.id
                    if let known = cache.campaign(id) { return try Self.shown(known, id, .ok) }
                    let played = try await PlayedCampaign(question, on: cache.model(for: question), workers: 1)
                    cache.keep(played, as: id)
                    return try Self.shown(played, id, .created)
                },
                Operation(
                    method: .get, path: "/api/campaigns/{c}", summary: "Shows a future: its bar of sums and what became of all",
                    good: [.json(200, CampaignPage.self, "the future")]
                ) { call in
                    let id = call.name("c")
                    return try APIResponse.json(played(id).page).immutable(id)
                },
                Operation(
                    method: .get, path: "/api/campaigns/{c}/frames", summary: "Gives where every body stood, epoch by epoch",
                    good: [.file("application/octet-stream", "columns, as Documentation/Workbench.md has them")]
                ) { call in
                    let id = call.name("c")
                    return try cache.answer("frames \(id)") {
                        APIResponse(type: "application/octet-stream", body: .bytes(try played(id).frames)).immutable(
                            "\(id)-frames")
                    }
                },
                Operation(
                    method: .get, path: "/api/campaigns/{c}/story", summary: "Tells the course of a body or a formation",
                    parameters: [
                        .whole("body", 0...1_000_000, "number of the body"), .text("formation", "key of the formation"),
                    ], good: [.json(200, StoryPage.self, "sentences")]
                ) { call in
                    let (body, formation) = (try call.whole("body"), try call.text("formation"))
                    return try APIResponse.json(try played(call.name("c")).story(body: body, formation: formation)).tagged
                },
                Operation(
                    method: .get, path: "/api/campaigns/{c}/journal", summary: "Gives the recording that anabasis run reads",
                    good: [.file("application/octet-stream", "the recording")]
                ) { call in
                    let id = call.name("c")
                    var answer = APIResponse(type: "application/octet-stream", body: .bytes(try played(id).recording()))
                    answer.fields["Content-Disposition"] = "attachment; filename=\"\(CampaignQuestion.recording(of: id))\""
                    return answer.immutable("\(id)-journal")
                },
            ]
        }

        private static func shown(_ played: PlayedCampaign, _ id: String, _ status: HTTPResponse.Status) throws -> APIResponse {
            var answer = try APIResponse.json(played.page, status: status)
            answer.fields["Location"] = "/api/campaigns/\(id)"
            return answer
        }

        private func played(_ id: String) throws -> PlayedCampaign {
            guard let played = cache.campaign(id) else {
                throw Problem(
                    404, "There is no campaign \"\(id.prefix(64))\" at hand; ask for it again by POST, and it is the same.")
            }
            return played
        }

        // MARK: cases

        private var cases: [Operation] {
            [
                Operation(
                    method: .post, path: "/api/cases", summary: "Saves a case with changes as a folder of the user's",
                    body: Schema.of(CaseInput.self), good: [.json(201, CasePage.self, "the case")], problems: [409]
                ) { call in
                    let input = try call.decoded(CaseInput.self)
                    let base = try cache.find(input.base)
                    let folder = CaseFolder(cache.workspace)
                    guard !folder.holds(input.name) else { throw Problem(409, "There is a case \"\(input.name)\" already.") }
                    let id = try folder.save(input, of: base.reading)
                    var answer = try APIResponse.json(CasePage(cache.find(id).reading), status: .created)
                    answer.fields["Location"] = "/api/scenarios/\(id)"
                    return answer
                },
                Operation(
                    method: .post, path: "/api/cases/check",
                    summary: "Checks a folder of texts, and saves it if a name is given",
                    body: Schema.of(FolderInput.self), bodyBytes: RequestGuard.folderBytes,
                    good: [.json(200, FolderPage.self, "what was found"), .json(201, FolderPage.self, "it was saved")],
                    problems: [409]
                ) { call in
                    let input = try call.decoded(FolderInput.self)
                    let folder = CaseFolder(cache.workspace)
                    if let name = input.name, folder.holds(name) { throw Problem(409, "There is a case \"\(name)\" already.") }
                    let page = try folder.check(input)
                    return try APIResponse.json(page, status: page.id == nil ? .ok : .created)
                },
                Operation(
                    method: .delete, path: "/api/cases/{name}", summary: "Removes a case that was saved",
                    good: [.nothing(204, "it is gone")]
                ) { call in
                    try ScenarioRoutes.orMissing { try CaseFolder(cache.workspace).remove(call.name("name")) }
                    return APIResponse(status: .noContent, type: "")
                },
            ]
        }
    }
#endif
