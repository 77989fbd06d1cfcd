/// The commands of `anabasis` with their options, from which command lines are made.
public enum CommandLineShape {
    /// A command: what must be said, and what may be.
    struct Command: Sendable {
        let name: String
        /// Words that stand behind the name; each is one of some.
        let operands: [[String]]
        /// Options that keep the work small, always given at first.
        var small: [String] = []
        var options: [Option] = []
    }

    /// An option and values that it takes; none for a flag.
    struct Option: Sendable {
        let name: String
        let values: [String]

        init(_ name: String, _ values: [String] = []) {
            self.name = name
            self.values = values
        }
    }

    private static let scenarios = ["lesson", "lesson", "lesson", "placed"]
    private static let directive = Option("--directive", ["go-small", "one-column"])
    private static let set = Option("--set", ["contact.sightNight=0.3", "planning.planningMen=50"])
    private static let seed = Option("--seed", ["1950", "0", "18446744073709551615"])
    private static let workers = Option("--workers", ["1", "2", "8"])
    private static let at = Option("--at", ["1900-10-03", "1900-10-01T18:00", "1900-10-12T12:00"])
    private static let json = Option("--json")
    private static let measure = Option("--measure", ["menOut", "lost", "guerrillas", "tiedDown"])
    private static let of = Option("--of", ["all"])
    private static let progress = Option("--progress", ["words", "json"])
    private static let out = Option("--out", ["out", "out/deep/er"])

    static let commands: [Command] = [
        Command(name: "list", operands: [], options: [json]),
        Command(name: "list", operands: [scenarios], options: [json]),
        Command(name: "check", operands: [scenarios]),
        Command(
            name: "rules", operands: [], options: [Option("contact"), Option("contact.sightNight"), Option("--markdown")]),
        Command(
            name: "situation", operands: [scenarios],
            options: [at, set, json, Option("--layers", ["layers.gpkg", "layers"]), Option("--map", ["map.svg"]), out]),
        Command(
            name: "plan", operands: [scenarios],
            options: [
                directive, Option("--blockers", ["1", "3"]), at, Option("--detachment-size", ["30", "1000"]), set, json,
                Option("--layers", ["plan.gpkg"]), Option("--map", ["plan.svg"]), Option("--problem", ["game.json"]),
                out,
            ]),
        Command(
            name: "study", operands: [scenarios], small: ["--replications", "2", "--sweep", "0"],
            options: [
                directive, Option("--precision", ["500", "50%"]), seed, workers, Option("--epoch-hours", ["6", "12", "24"]),
                set, out,
                json, Option("--whole"), Option("--store", ["new.study", Corpus.Path.store]), Option("--no-store"),
                Option("--shard", ["1/2", "settle"]), progress, Option("--until-eof"),
            ]),
        Command(
            name: "report", operands: [[Corpus.Path.store, Corpus.Path.parts[0]]], options: [out, json, Option("--whole")]),
        Command(name: "merge", operands: [Corpus.Path.parts, Corpus.Path.parts], small: ["--out", "joined.study"]),
        Command(
            name: "run", operands: [scenarios],
            options: [directive, seed, Option("--replication", ["0", "17"]), set, Option("--record", ["new.journal"]), out]),
        Command(
            name: "run", operands: [], small: ["--from", Corpus.Path.recording],
            options: [at, directive, Option("--record", ["b.journal"]), out]
        ),
        Command(
            name: "sweep", operands: [scenarios],
            small: ["--replications", "2", "--vary"],
            options: [
                Option("ways=1,2"), Option("--vary", ["delay=0,2", "march=night,day", "contact.sightNight=0.2,0.4"]), directive,
                measure,
                of, seed, workers, set, out, json,
            ]),
        Command(
            name: "play", operands: [scenarios],
            small: ["--points", Corpus.Path.points, "--store", "design.study", "--replications", "2"],
            options: [
                seed, workers, set, progress, Option("--shard", ["1/2", "settle"]),
                Option("--settled", [Corpus.Path.store, "none.study"]), out, json,
            ]),
        Command(
            name: "select", operands: [scenarios], small: ["--indifference", "100", "--first", "2", "--at-most", "4"],
            options: [Option("--confidence", ["0.9"]), measure, of, directive, seed, workers, set, out, json]),
        Command(
            name: "sensitivity", operands: [scenarios],
            small: [
                "--morris", "--rule", "contact.sightNight", "--trajectories", "2", "--candidates", "0", "--replications", "2",
            ],
            options: [
                Option("--sobol"), Option("--rule", ["hold", "march"]), Option("--few", ["1"]), Option("--rows", ["8"]),
                measure, directive, seed, workers, set, out,
                json,
            ]),
        Command(
            name: "unknowns", operands: [scenarios], small: ["--worlds", "20", "--per-world", "2"],
            options: [Option("--list"), directive, seed, workers, set, out, json]),
        Command(
            name: "score", operands: [scenarios], small: ["--worlds", "20", "--per-world", "2"],
            options: [directive, seed, workers, set, out, json]),
        Command(
            name: "calibrate", operands: [scenarios, ["placed"]], small: ["--worlds", "50", "--per-world", "2"],
            options: [
                Option("--discrepancy", ["1", "0.5"]), seed, workers, json, Option("--out", ["rules.json", "out"]),
                Option("--store", ["trials"]),
            ]),
        Command(name: "new", operands: [["fresh", "fresh/er"]], options: [Option("--theatre", ["small", "none"]), json]),
        Command(name: "import", operands: [["none.json"]], options: [Option("--own", ["A"]), Option("--enemy", ["B"]), out]),
        Command(
            name: "export", operands: [scenarios], options: [at, Option("--out", ["export.json", "export.xml", "export.txt"])]),
        Command(name: "--help", operands: []), Command(name: "--version", operands: []),
    ]

    /// A sound command line, or nearly so: options may exclude each other.
    public static func arguments(_ chooser: inout Chooser) -> [String] {
        let command = chooser.pick(commands)
        var words = [command.name] + command.operands.map { chooser.pick($0) } + command.small
        if words.last == "--vary" {
            words.append(chooser.pick(["ways=1,2", "delay=0,2", "detachment-size=30,300", "route=gaps,roads"]))
        }
        for option in command.options where chooser.isOne(in: 4) {
            words.append(option.name)
            if !option.values.isEmpty { words.append(chooser.pick(option.values)) }
        }
        return words
    }

    /// Changes a command line once and says how.
    public static func mutate(_ words: inout [String], _ chooser: inout Chooser) -> String {
        guard !words.isEmpty else {
            words = [chooser.pick(commands).name]
            return "name a command"
        }
        let place = chooser.below(words.count)
        switch chooser.below(10) {
        case 0, 1, 2:
            words[place] = NastyValues.any(&chooser)
            return "replace word \(place)"
        case 3:
            let numbers = words.indices.filter { Double(words[$0]) != nil }
            guard !numbers.isEmpty else { return "nothing, as there is no number" }
            words[chooser.pick(numbers)] = chooser.pick(NastyValues.numbers)
            return "replace a number"
        case 4:
            words.remove(at: place)
            return "drop word \(place)"
        case 5:
            words.insert(words[place], at: place)
            return "write word \(place) twice"
        case 6:
            words.swapAt(place, chooser.below(words.count))
            return "swap two words"
        case 7:
            words.append(contentsOf: [chooser.pick(commands.flatMap(\.options)).name, NastyValues.any(&chooser)])
            return "add an option with a hostile value"
        case 8:
            guard let equals = words[place].firstIndex(of: "=") else { return "nothing, as word \(place) has no equals sign" }
            let value = chooser.pick([
                NastyValues.any(&chooser), "0...3", "0...9223372036854775807", "-1...9223372036854775807", "3...0", "1,1", ",",
                "1,2,,3",
                "1..2", "...",
            ])
            words[place] = words[place][...equals] + value
            return "replace what stands behind an equals sign"
        default:
            let path = chooser.pick(hostilePaths)
            words[place] = path
            return "put the path \(path) in the place of word \(place)"
        }
    }

    /// Places that cannot be written, or read as what is wanted. All of them lie below the current folder, and none is a
    /// device: a program at fault may overwrite what it is given.
    private static let hostilePaths = [
        ".", "", "Scenarios", "Scenarios/lesson/forces.csv", "Scenarios/lesson/forces.csv/x", "no/such/folder/file",
        Corpus.Path.theatre, Corpus.Path.store, Corpus.Path.recording, "a name with blanks", "\u{5468}.study",
        String(repeating: "x", count: 300), String(repeating: "d/", count: 2500),
    ]
}
