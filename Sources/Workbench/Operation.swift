#if Workbench
    import Application
    import Foundation
    import Hummingbird

    /// An address of the API with everything that is known of it: what `openapi.json` says, and what is done.
    struct Operation: Sendable {
        /// A field of the query.
        struct QueryField: Sendable {
            let name: String
            let schema: PlainJSON
            let meaning: String
            var isRequired = false

            static func text(_ name: String, _ meaning: String, isRequired: Bool = false) -> QueryField {
                QueryField(
                    name: name, schema: .object(["type": .text("string"), "maxLength": .whole(200)]), meaning: meaning,
                    isRequired: isRequired)
            }

            static func whole(_ name: String, _ range: ClosedRange<Int>, _ meaning: String) -> QueryField {
                let schema = [
                    "type": PlainJSON.text("integer"), "minimum": .whole(range.lowerBound), "maximum": .whole(range.upperBound),
                ]
                return QueryField(name: name, schema: .object(schema), meaning: meaning)
            }

            static func words(_ name: String, _ words: [String], _ meaning: String) -> QueryField {
                QueryField(
                    name: name, schema: .object(["type": .text("string"), "enum": .list(words.map(PlainJSON.text))]),
                    meaning: meaning)
            }
        }

        /// A good answer: its status, and the kind and schema of its content.
        struct Good: Sendable {
            let status: Int
            let type: String
            let schema: Schema
            let meaning: String

            static func json<Value: Decodable>(_ status: Int, _ type: Value.Type, _ meaning: String) -> Good {
                Good(status: status, type: "application/json", schema: Schema.of(type), meaning: meaning)
            }

            static func file(_ type: String, _ meaning: String) -> Good {
                Good(status: 200, type: type, schema: .any, meaning: meaning)
            }

            static func nothing(_ status: Int, _ meaning: String) -> Good {
                Good(status: status, type: "", schema: .any, meaning: meaning)
            }
        }

        let method: HTTPRequest.Method
        /// With names in braces: `/api/scenarios/{s}/check`.
        let path: String
        let summary: String
        var parameters: [QueryField] = []
        var body: Schema?
        /// A sound body, for readers and for programs that try the address.
        var example: PlainJSON?
        var bodyBytes = RequestGuard.bodyBytes
        let good: [Good]
        /// Statuses of problems beside those that every address has.
        var problems: [Int] = []
        /// False for what a page needs before it knows the token.
        var needsToken = true
        let run: @Sendable (APIRequest) async throws -> APIResponse

        /// Names in the braces of the path.
        var names: [String] {
            path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
        }
    }

    /// A request on its way to an operation.
    struct APIRequest: Sendable {
        let request: Request
        let parameters: Parameters
        let body: [UInt8]

        /// A name of the path.
        func name(_ name: String) -> String { parameters.get(name).flatMap(\.removingPercentEncoding) ?? "" }

        /// A field of the query; nil where it is left out.
        func text(_ name: String) throws -> String? {
            guard let value = request.uri.queryParameters[name[...]] else { return nil }
            let text = String(value).replacing("+", with: " ")
            guard text.utf8.count <= 200 else { throw Self.fault(name, "a text of \(text.utf8.count) bytes", "at most 200") }
            return text.isEmpty ? nil : text
        }

        /// A whole number of the query.
        func whole(_ name: String) throws -> Int? {
            guard let text = try text(name) else { return nil }
            guard let number = Int(text) else { throw Self.fault(name, "\"\(text.prefix(40))\"", "a whole number") }
            return number
        }

        /// A number of the query.
        func number(_ name: String) throws -> Double? {
            guard let text = try text(name) else { return nil }
            guard let number = Double(text), number.isFinite else {
                throw Self.fault(name, "\"\(text.prefix(40))\"", "a number")
            }
            return number
        }

        private static func fault(_ name: String, _ found: String, _ expected: String) -> Problem {
            let fault = FaultPage(pointer: "?\(name)", found: "\(name) is \(found)", expected: expected)
            return Problem(422, fault.sentence, faults: [fault])
        }

        /// The body as a value; throws for JSON that is none, or too deep.
        func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
            guard Self.depth(of: body) <= Self.mostDepth else {
                throw Problem(400, "The JSON is nested more than \(Self.mostDepth) deep.")
            }
            return try JSONDecoder().decode(type, from: Data(body))
        }

        static let mostDepth = 16

        /// How deep brackets are nested, texts left out.
        static func depth(of bytes: [UInt8]) -> Int {
            var (depth, most, isText, isEscaped) = (0, 0, false, false)
            for byte in bytes {
                if isEscaped {
                    isEscaped = false
                } else if isText {
                    if byte == UInt8(ascii: "\\") { isEscaped = true }
                    if byte == UInt8(ascii: "\"") { isText = false }
                } else {
                    switch byte {
                    case UInt8(ascii: "\""): isText = true
                    case UInt8(ascii: "{"), UInt8(ascii: "["):
                        depth += 1
                        most = max(most, depth)
                    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                    default: break
                    }
                }
            }
            return most
        }
    }
#endif
