import Foundation

/// Python's own validator, as a second opinion where it is installed; nothing depends on it.
enum Python {
    static let canValidate = (try? run("import jsonschema, yaml; print('yes')")) == "yes\n"

    /// What jsonschema finds wrong in the committed scenarios, a line each.
    static func faults(home: String) throws -> String { try run(script, home) }

    private static func run(_ script: String, _ arguments: String...) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-W", "ignore", "-c", script] + arguments
        process.standardOutput = output
        process.standardError = Pipe()
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// Dates are read as text, as YAML 1.2 does.
    private static let script = """
        import glob, json, re, sys, yaml, jsonschema
        class Loader(yaml.SafeLoader): pass
        Loader.yaml_implicit_resolvers = {
            key: [(tag, rule) for tag, rule in rules if not tag.endswith('timestamp')]
            for key, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()}
        home = sys.argv[1]
        pairs = [('scenario', 'scenario.yaml'), ('enemy', 'enemy.yaml'), ('directive', 'directives/*.yaml'),
                 ('rules', 'rules.yaml'), ('sources', 'sources.yaml')]
        for stem, pattern in pairs:
            schema = json.load(open(f'{home}/Schemas/{stem}.schema.json'))
            jsonschema.Draft7Validator.check_schema(schema)
            for path in sorted(glob.glob(f'{home}/Scenarios/*/{pattern}')):
                document = yaml.load(open(path), Loader)
                for error in jsonschema.Draft7Validator(schema).iter_errors(document):
                    print(path, list(error.path), error.message)
        """
}
