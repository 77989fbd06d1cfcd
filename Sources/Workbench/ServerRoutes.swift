#if Workbench
    import Application
    import Foundation

    /// Addresses of the server itself: what it is, rules, symbols, the token, the page and its libraries.
    struct ServerRoutes: Sendable {
        let cache: CaseCache
        let requestGuard: RequestGuard
        let settings: WorkbenchOptions
        /// Bytes of the page's files, by name, as they are served.
        let served: [String: [UInt8]]

        init(cache: CaseCache, requestGuard: RequestGuard, settings: WorkbenchOptions) {
            (self.cache, self.requestGuard, self.settings) = (cache, requestGuard, settings)
            served = ServedPage.files(minifiedIn: "\(settings.libraries)/page")
        }

        /// Description of the server and of how much it takes.
        struct ServerPage: Codable, Sendable {
            struct Limits: Codable, Sendable {
                let bodyBytes: Int
                let folderBytes: Int
                let replications: Int
                let queued: Int
                let kept: Int
                let streams: Int
                let connections: Int
            }

            let version: String
            let machine: String
            let workers: Int
            let hasToken: Bool
            let limits: Limits
            let libraries: [String: Bool]
            let cases: String
        }

        /// The token that a page read from its address.
        struct TokenInput: Codable, Sendable {
            let token: String
        }

        /// One APP-6 symbol a name.
        struct SymbolsPage: Codable, Sendable {
            let symbols: [String: String]
        }

        var operations: [Operation] {
            [
                Operation(
                    method: .get, path: "/api/server", summary: "Says what the server is",
                    good: [.json(200, ServerPage.self, "the server")]
                ) { _ in try APIResponse.json(page) },
                Operation(
                    method: .get, path: "/api/rules", summary: "Lists every number of the model",
                    good: [.json(200, [RulePage].self, "the rules")]
                ) { _ in try cache.answer("rules") { try APIResponse.json(RulePage.all).tagged } },
                Operation(
                    method: .get, path: "/api/symbols", summary: "Gives the APP-6 symbols",
                    good: [.json(200, SymbolsPage.self, "SVG by name")]
                ) { _ in try cache.answer("symbols") { try APIResponse.json(SymbolsPage(symbols: SymbolPictures.all)).tagged }
                },
                Operation(
                    method: .post, path: "/api/session", summary: "Exchanges the token for a cookie",
                    body: Schema.of(TokenInput.self), good: [.nothing(204, "the cookie is set")], problems: [403],
                    needsToken: false
                ) { call in
                    let given = try call.decoded(TokenInput.self).token
                    guard let token = requestGuard.token else { return APIResponse(status: .noContent, type: "") }
                    guard RequestGuard.equal(given, token) else {
                        throw Problem(403, "That is not the token that `anabasis serve` printed.")
                    }
                    let cookie = "\(requestGuard.cookie)=\(token); Path=/; HttpOnly; SameSite=Strict"
                    return APIResponse(status: .noContent, type: "", fields: ["Set-Cookie": cookie])
                },
            ]
        }

        private var page: ServerPage {
            let libraries = ["ol.js", "vega.js"].map { ($0.prefix { $0 != "." }, library($0) != nil) }
            return ServerPage(
                version: Program.version, machine: settings.machine, workers: cache.workers,
                hasToken: requestGuard.token != nil,
                limits: .init(
                    bodyBytes: RequestGuard.bodyBytes, folderBytes: RequestGuard.folderBytes,
                    replications: PairQuestion.mostReplications,
                    queued: StudyQueue.mostQueued, kept: StudyQueue.mostKept, streams: StreamCount.most,
                    connections: WorkbenchServer.mostConnections),
                libraries: Dictionary(uniqueKeysWithValues: libraries.map { (String($0.0), $0.1) }),
                cases: CaseShelf(cache.workspace).folder)
        }

        // MARK: files

        private static let types = [
            "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
            "svg": "image/svg+xml",
        ]

        private static func type(of name: String) -> String {
            types[(name as NSString).pathExtension] ?? "text/plain; charset=utf-8"
        }

        /// Addresses that are no part of the API: the page, its files, and the libraries that set-up took out.
        var files: [Operation] {
            [
                Operation(
                    method: .get, path: "/", summary: "The page", good: [.file("text/html", "the page")], needsToken: false
                ) { _ in try file("index.html") },
                Operation(
                    method: .get, path: "/page/{file}", summary: "A file of the page", good: [.file("text/plain", "the file")],
                    needsToken: false
                ) { call in try file(call.name("file")) },
                Operation(
                    method: .get, path: "/lib/{file}", summary: "A library", good: [.file("text/javascript", "the file")],
                    needsToken: false
                ) { call in
                    let name = call.name("file")
                    guard let bytes = library(name) else {
                        throw Problem(404, "There is no library \"\(name.prefix(40))\" here; `make setup` takes them out.")
                    }
                    return APIResponse(type: Self.type(of: name), body: .bytes(bytes)).tagged
                },
            ]
        }

        private func file(_ name: String) throws -> APIResponse {
            let bytes: [UInt8]?
            if let folder = settings.page {
                bytes = Self.isName(name) ? FileManager.default.contents(atPath: "\(folder)/\(name)").map { [UInt8]($0) } : nil
            } else {
                bytes = served[name]
            }
            guard let bytes else { throw Problem(404, "The page has no file \"\(name.prefix(40))\".") }
            return APIResponse(type: Self.type(of: name), body: .bytes(bytes)).tagged
        }

        private static let libraries: Set = ["ol.js", "ol.css", "vega.js", "LICENSES"]

        private func library(_ name: String) -> [UInt8]? {
            guard Self.libraries.contains(name) else { return nil }
            return FileManager.default.contents(atPath: "\(settings.libraries)/\(name)").map { [UInt8]($0) }
        }

        /// A name of a single file: letters, digits, `-`, `_` and points, no point first.
        private static func isName(_ name: String) -> Bool {
            !name.isEmpty && !name.hasPrefix(".")
                && name.utf8.allSatisfy { byte in
                    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                        || "-_.".utf8.contains(byte)
                }
        }
    }
#endif
