/// Calls and imports that the house does not use in some layers, each with what to use instead.
struct BannedRule: Sendable {
    enum Mark: Sendable {
        /// A call by this name; with a leading dot a member of anything.
        case call(String)
        /// An import of this module.
        case module(String)
        /// These words, as they stand.
        case words(String)
    }

    let mark: Mark
    let layers: Set<String>
    let remedy: String
    /// Files that may, and why.
    var exceptions: [String: String] = [:]

    static let core: Set = ["foundations", "situation", "rules"]
    static let inside: Set = ["foundations", "situation", "rules", "uses", "application"]
    static let everywhere: Set = ["foundations", "situation", "rules", "uses", "application", "doors"]

    /// Trigonometry is needed where the Earth and the sky are: on the map's edge of the model, never in a campaign's draws.
    static let trigonometry = [
        "Sources/Hexes/LambertEqualArea.swift": "a projection needs sine and cosine",
        "Sources/Geography/Sky.swift": "the places of sun and moon need sine and cosine",
    ]

    static let all: [BannedRule] = modules + mathematics + chance + world

    private static let modules =
        ["Foundation", "FoundationEssentials"].map {
            BannedRule(
                mark: .module($0), layers: core,
                remedy: "keep to the standard library; files, clocks and locales belong to uses and doors")
        }
        + ["Glibc", "Musl", "Darwin"].map {
            BannedRule(
                mark: .module($0), layers: core, remedy: "use PortableMath, whose results agree on every platform",
                exceptions: trigonometry)
        }

    private static let mathematics = ["exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "pow"].map {
        BannedRule(
            mark: .call($0), layers: core,
            remedy: "use PortableMath.exp, .log or .power, whose results agree on every platform",
            exceptions: [
                "Sources/Arithmetic/PortableMath.swift": "it defines them",
                "Sources/Hexes/LambertEqualArea.swift": "Snyder's q, computed once for a projection",
            ])
    }

    private static let chance = [".random", ".shuffled", ".shuffle", ".randomElement", "SystemRandomNumberGenerator"].map {
        BannedRule(
            mark: .call($0), layers: everywhere, remedy: "draw from a Stream of Randomness, so that a seed makes the run again",
            exceptions: ["Sources/AnabasisCLI/ServeCommand.swift": "a secret must not be made again"])
    }

    private static let world: [BannedRule] = [
        BannedRule(mark: .call("Date"), layers: inside, remedy: "let the door pass the time in"),
        BannedRule(mark: .words("ProcessInfo"), layers: inside, remedy: "let the door pass in what it reads of the process"),
        BannedRule(mark: .call("getenv"), layers: inside, remedy: "let the door pass in what it reads of the environment"),
        BannedRule(mark: .call("print"), layers: inside, remedy: "return the text, and let the door print it"),
        BannedRule(mark: .call("debugPrint"), layers: inside, remedy: "return the text, and let the door print it"),
        BannedRule(
            mark: .call("fatalError"), layers: everywhere,
            remedy: "use preconditionFailure for the impossible and a typed error for bad input"),
    ]

    func faults(in file: SourceFile, layer: String) -> [Fault] {
        guard layers.contains(layer), exceptions[file.path] == nil else { return [] }
        let code = file.code
        return code.indices.filter { isBroken(by: code[$0]) }.map {
            Fault(place: file.place($0), found: name, expected: "none in the layer '\(layer)'", remedy: remedy)
        }
    }

    private var name: String {
        switch mark {
        case .call(let name): "\(name)(...)"
        case .module(let name): "import \(name)"
        case .words(let name): name
        }
    }

    private func isBroken(by line: String) -> Bool {
        switch mark {
        case .call(let name): line.calls(name)
        case .module(let name): line.split(separator: " ").suffix(2) == ["import", Substring(name)]
        case .words(let name): line.contains(name)
        }
    }
}
