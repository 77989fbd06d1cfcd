#if Workbench
    import Application
    import Foundation
    import Hummingbird

    /// APIResponse to a request: a status, a kind of content and its bytes, or a stream of events.
    struct APIResponse: Sendable {
        /// Content behind the head.
        enum Body: Sendable {
            case bytes([UInt8])
            /// Writes events until it ends.
            case events(@Sendable (inout any ResponseBodyWriter) async throws -> Void)
        }

        var status: HTTPResponse.Status = .ok
        var type = "application/json"
        var body: Body = .bytes([])
        /// Further fields of the head, by name.
        var fields: [String: String] = [:]
        /// Fingerprint of the bytes, where a browser may keep them.
        var tag: String?
        /// True where the bytes of this address never change.
        var isImmutable = false

        /// An answer of a value as JSON; throws for a number that is not finite.
        static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> APIResponse {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return APIResponse(status: status, body: .bytes([UInt8](try encoder.encode(value))))
        }

        /// The same with a fingerprint of its bytes.
        var tagged: APIResponse {
            guard case .bytes(let bytes) = body else { return self }
            var answer = self
            answer.tag = Fingerprint.of(bytes)
            return answer
        }

        /// The same under a fingerprint that names it for ever.
        func immutable(_ tag: String) -> APIResponse {
            var answer = self
            (answer.tag, answer.isImmutable) = (tag, true)
            return answer
        }

        var count: Int { if case .bytes(let bytes) = body { bytes.count } else { 0 } }
    }

    /// A fault of a request, as `application/problem+json` (RFC 9457).
    struct Problem: Error, Codable, Sendable {
        var type = "about:blank"
        let title: String
        let status: Int
        let detail: String
        var faults: [FaultPage]?
        /// Seconds after which the request may be tried again.
        var retryAfter: Int?
        /// Methods that the address has.
        var allow: String?

        init(_ status: Int, _ detail: String, faults: [FaultPage]? = nil, retryAfter: Int? = nil, allow: String? = nil) {
            (self.status, self.detail, self.faults) = (status, detail, faults)
            (self.retryAfter, self.allow) = (retryAfter, allow)
            title = Self.titles[status] ?? "Error"
        }

        private static let titles = [
            400: "Bad request", 403: "Forbidden", 404: "Not found", 405: "Method not allowed", 408: "Request timeout",
            409: "Conflict", 413: "Content too large", 415: "Unsupported media type", 421: "Misdirected request",
            422: "Unprocessable content", 429: "Too many requests", 500: "Internal error", 503: "Not ready",
        ]

        /// The problem that an error is.
        init(_ error: any Error) {
            switch error {
            case let problem as Problem: self = problem
            case let faulty as FaultyRequest:
                self.init(422, faulty.faults.map(\.sentence).joined(separator: " "), faults: faulty.faults)
            case let refusal as Refusal: self.init(refusal)
            case let error as DecodingError: self.init(error)
            case is HTTPError: self.init(413, "The body is longer than is read.")
            default: self.init(500, "That should not have happened: \(error).")
            }
        }

        private init(_ refusal: Refusal) {
            switch refusal.kind {
            case .request, .input: self.init(422, refusal.description)
            case .busy: self.init(409, refusal.description, retryAfter: 2)
            case .stopped: self.init(409, refusal.description)
            case .defect: self.init(500, refusal.description)
            }
        }

        private init(_ error: DecodingError) {
            let (path, found) =
                switch error {
                case .typeMismatch(_, let context): (context.codingPath, "the value has another type than is expected")
                case .valueNotFound(_, let context): (context.codingPath, "the value is null")
                case .keyNotFound(let key, let context): (context.codingPath + [key], "the field is missing")
                case .dataCorrupted(let context): (context.codingPath, "the value cannot be read")
                @unknown default: ([], "the value cannot be read")
                }
            let pointer = path.map { "/" + ($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
            let fault = FaultPage(pointer: pointer, found: found, expected: "what openapi.json says")
            self.init(path.isEmpty ? 400 : 422, "\(pointer.isEmpty ? "/" : pointer): \(found).", faults: [fault])
        }

        /// The answer that tells it.
        var answer: APIResponse {
            var answer = (try? APIResponse.json(self)) ?? APIResponse()
            answer.status = HTTPResponse.Status(code: status)
            answer.type = "application/problem+json"
            if let retryAfter { answer.fields["Retry-After"] = "\(retryAfter)" }
            if let allow { answer.fields["Allow"] = allow }
            return answer
        }
    }

    /// Names bytes.
    enum Fingerprint {
        /// A name of 64 bits of FNV-1a over the bytes and their number: it tells versions apart, and guards nothing.
        static func of(_ bytes: [UInt8]) -> String {
            let hash = bytes.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            return String(hash, radix: 16) + "-" + String(bytes.count, radix: 16)
        }
    }
#endif
