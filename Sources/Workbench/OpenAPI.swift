#if Workbench
    import Application
    import Foundation

    /// The description of the API (OpenAPI 3.1), made of the operations themselves.
    struct OpenAPI: Sendable {
        private let operations: [Operation]

        init(_ operations: [Operation]) { self.operations = operations }

        /// The document.
        var document: PlainJSON {
            var paths: [String: [String: PlainJSON]] = [:]
            for operation in operations {
                paths[operation.path, default: [:]][operation.method.rawValue.lowercased()] = described(operation)
            }
            return .object([
                "openapi": .text("3.1.0"),
                "info": .object([
                    "title": .text("Anabasis workbench"), "version": .text(Program.version),
                    "summary": .text("Cases of history, orders, and the futures they lead to."),
                    "license": .object(["name": .text("Apache-2.0"), "identifier": .text("Apache-2.0")]),
                ]),
                "paths": .object(paths.mapValues(PlainJSON.object)),
                "components": .object(["schemas": .object(["Problem": Schema.of(Problem.self).json])]),
            ])
        }

        private func described(_ operation: Operation) -> PlainJSON {
            let inPath = operation.names.map { name in
                PlainJSON.object(
                    [
                        "name": .text(name), "in": .text("path"), "required": .truth(true),
                        "schema": .object(["type": .text("string"), "minLength": .whole(1), "maxLength": .whole(80)]),
                    ].merging(Self.examples[name].map { ["example": .text($0)] } ?? [:]) { first, _ in first })
            }
            let inQuery = operation.parameters.map { parameter in
                PlainJSON.object([
                    "name": .text(parameter.name), "in": .text("query"), "required": .truth(parameter.isRequired),
                    "schema": parameter.schema, "description": .text(parameter.meaning),
                ])
            }
            var fields: [String: PlainJSON] = [
                "operationId": .text(Self.name(operation)), "summary": .text(operation.summary),
                "parameters": .list(inPath + inQuery), "responses": .object(answers(operation)),
            ]
            if let body = operation.body {
                fields["requestBody"] = .object([
                    "required": .truth(true),
                    "content": .object([
                        "application/json": .object(
                            ["schema": body.json].merging(operation.example.map { ["example": $0] } ?? [:]) { first, _ in first
                            })
                    ]),
                ])
            }
            return .object(fields)
        }

        /// Names that are there, for programs that try an address.
        private static let examples = ["s": "lesson", "field": "hold"]

        private func answers(_ operation: Operation) -> [String: PlainJSON] {
            var answers: [String: PlainJSON] = [:]
            for good in operation.good {
                var fields: [String: PlainJSON] = ["description": .text(good.meaning)]
                if !good.type.isEmpty { fields["content"] = .object([good.type: .object(["schema": good.schema.json])]) }
                answers["\(good.status)"] = .object(fields)
            }
            let problem = PlainJSON.object([
                "application/problem+json": .object(["schema": .object(["$ref": .text("#/components/schemas/Problem")])])
            ])
            let usual = operation.body == nil ? [400, 403, 404, 421, 422] : [400, 403, 404, 408, 413, 415, 421, 422]
            let writes = operation.method == .post ? [415] : []
            for status in Set(usual + operation.problems + writes) {
                answers["\(status)"] = .object(["description": .text(Problem(status, "").title), "content": problem])
            }
            if operation.good.contains(where: { $0.status == 200 }), operation.method == .get {
                answers["304"] = .object(["description": .text("It is the one that the browser has")])
            }
            return answers
        }

        /// `get_scenarios_situation`.
        private static func name(_ operation: Operation) -> String {
            let words = operation.path.split(separator: "/").dropFirst().map { $0.filter { $0.isLetter || $0.isNumber } }
            return ([operation.method.rawValue.lowercased()] + words).joined(separator: "_")
        }
    }
#endif
