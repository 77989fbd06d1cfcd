#if Workbench
    import Application
    import Foundation
    import Hummingbird
    import Logging

    /// Companion of a request on its way: a logger, and the names of its path.
    struct WorkbenchContext: RequestContext {
        var coreContext: CoreRequestContextStorage

        /// Of a connection.
        init(source: ApplicationRequestContextSource) { coreContext = CoreRequestContextStorage(source: source) }

        /// Of no connection.
        init(logger: Logger) { coreContext = CoreRequestContextStorage(source: Alone(logger: logger)) }

        private struct Alone: RequestContextSource { let logger: Logger }
    }

    /// Every request comes in and goes out here: it is checked, finds its operation, and whatever goes wrong becomes a problem.
    struct WorkbenchResponder: HTTPResponder {
        typealias Context = WorkbenchContext

        private let requestGuard: RequestGuard
        private let router: RouterResponder<WorkbenchContext>
        /// Every address: its parts, names in braces, and the methods that it has.
        private let addresses: [(parts: [String], methods: String)]
        /// Threads for requests, so that a slow one keeps nobody else from being heard.
        private let threads = ThreadExecutor("requests")

        init(requestGuard: RequestGuard, operations: [Operation]) {
            self.requestGuard = requestGuard
            let compression = Compression()
            let router = Router(context: WorkbenchContext.self, options: [.autoGenerateHeadEndpoints])
            for operation in operations {
                router.on(RouterPath(operation.path), method: operation.method) { request, context in
                    try await Self.answer(request, context, operation, requestGuard, compression)
                }
            }
            addresses = Dictionary(grouping: operations, by: \.path).map { path, group in
                let methods = group.flatMap { $0.method == .get ? [$0.method, .head] : [$0.method] }.map(\.rawValue)
                return (path.split(separator: "/").map(String.init), methods.joined(separator: ", "))
            }
            self.router = router.buildResponder()
        }

        /// Methods of the address that a path has; nil where there is none.
        private func methods(of path: String) -> String? {
            let parts = path.split(separator: "/").map(String.init)
            return addresses.first { address in
                address.parts.count == parts.count
                    && zip(address.parts, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
            }?.methods
        }

        /// Answers a request of a connection.
        func respond(to request: Request, context: WorkbenchContext) async throws -> Response {
            await respond(to: request, context)
        }

        /// Answers a request that comes over no connection.
        func respond(to request: Request, logger: Logger) async -> Response {
            await respond(to: request, WorkbenchContext(logger: logger))
        }

        private func respond(to request: Request, _ context: WorkbenchContext) async -> Response {
            var response: Response
            do {
                try requestGuard.check(request)
                response = try await withTaskExecutorPreference(threads) {
                    try await router.respond(to: request, context: context)
                }
                let isOurs = response.headers[.contentType]?.hasPrefix("application/problem") ?? false
                if response.status == .notFound, !isOurs {
                    let path = request.uri.path
                    let allowed = methods(of: path)
                    response = Self.response(
                        (allowed.map {
                            Problem(
                                405, "\(request.method.rawValue.prefix(20)) is not allowed here, expected \($0).", allow: $0)
                        } ?? Problem(404, "There is nothing at \(path.prefix(120)).")).answer)
                }
            } catch {
                response = Self.response(Problem(error).answer)
            }
            return Self.secured(response)
        }

        // MARK: one operation

        private static func answer(
            _ request: Request, _ context: WorkbenchContext, _ operation: Operation, _ requestGuard: RequestGuard,
            _ compression: Compression
        ) async throws -> Response {
            do {
                if operation.needsToken { try requestGuard.checkToken(request) }
                if operation.method == .post { try requestGuard.checkBody(request) }
                let body = operation.method == .post ? try await collected(request, upTo: operation.bodyBytes) : []
                let call = APIRequest(request: request, parameters: context.parameters, body: body)
                var answer = try await operation.run(call)
                if Compression.isWelcome(to: request) { answer = compression.packing(answer) }
                if let tag = answer.tag, matches(request, tag) {
                    return Response(status: .notModified, headers: head(of: answer))
                }
                return response(answer)
            } catch { return response(Problem(error).answer) }
        }

        /// The whole body; throws for one that is too long, or too slow.
        private static func collected(_ request: Request, upTo most: Int) async throws -> [UInt8] {
            if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most {
                throw Problem(413, "The body has \(length) bytes, expected \(most) at most.")
            }
            return try await withThrowingTaskGroup(of: [UInt8].self) { group in
                group.addTask {
                    var bytes: [UInt8] = []
                    for try await part in request.body {
                        bytes += part.readableBytesView
                        guard bytes.count <= most else { throw Problem(413, "The body has more than \(most) bytes.") }
                    }
                    return bytes
                }
                group.addTask {
                    try await Task.sleep(for: .seconds(WorkbenchServer.patience))
                    throw Problem(408, "The body took more than \(WorkbenchServer.patience) seconds to arrive.")
                }
                defer { group.cancelAll() }
                return try await group.next() ?? []
            }
        }

        private static func matches(_ request: Request, _ tag: String) -> Bool {
            guard let known = request.headers[.ifNoneMatch] else { return false }
            return known.split(separator: ",").contains { $0.trimmingCharacters(in: .whitespaces) == "\"\(tag)\"" }
        }

        // MARK: heads

        private static func head(of answer: APIResponse) -> HTTPFields {
            var head = HTTPFields()
            if !answer.type.isEmpty { head[.contentType] = answer.type }
            if let tag = answer.tag { head[.eTag] = "\"\(tag)\"" }
            head[.cacheControl] = answer.isImmutable ? "private, max-age=31536000, immutable" : "no-cache"
            for (name, value) in answer.fields { if let name = FieldName(name) { head[name] = value } }
            return head
        }

        /// Bytes that are handed to a connection at once.
        private static let pieceBytes = 64 * 1024

        static func response(_ answer: APIResponse) -> Response {
            let body: ResponseBody =
                switch answer.body {
                case .bytes(let bytes) where bytes.count <= pieceBytes: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
                case .bytes(let bytes):
                    // Piece by piece, as the client takes it: a crowd of clients holds no copies of the whole.
                    ResponseBody(contentLength: bytes.count) { writer in
                        for start in stride(from: 0, to: bytes.count, by: pieceBytes) {
                            let piece = bytes[start..<min(start + pieceBytes, bytes.count)]
                            try await writer.write(ByteBuffer(bytes: piece))
                        }
                        try await writer.finish(nil)
                    }
                case .events(let write):
                    ResponseBody { writer in
                        var own = writer
                        try await write(&own)
                        try await own.finish(nil)
                    }
                }
            return Response(status: answer.status, headers: head(of: answer), body: body)
        }

        /// Adds what every answer says to a browser.
        private static func secured(_ response: Response) -> Response {
            var response = response
            let own = FieldName("Content-Security-Policy")!
            if response.headers[own] == nil { response.headers[own] = RequestGuard.policy }
            for (name, value) in [
                ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
                ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ] {
                if let name = FieldName(name) { response.headers[name] = value }
            }
            return response
        }
    }
#endif
