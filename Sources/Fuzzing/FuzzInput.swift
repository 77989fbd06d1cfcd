/// One input by its address: a seed and a number. Everything else follows from them and from the corpus.
public struct FuzzInput: Hashable, Sendable {
    /// The seed of all inputs.
    public let seed: UInt64
    /// The number of the input; those in process and those that are whole runs are counted apart.
    public let index: Int
    /// Kind of the input.
    public let kind: InputKind
    /// The numbers of the mutations that are applied, ascending, from 1.
    public let steps: [Int]

    /// The most mutations of an input.
    public static let mostSteps = 8

    /// An input that is read in process, or with `isRun` one that is a whole run.
    public init(seed: UInt64, index: Int, isRun: Bool = false) {
        self.seed = seed
        self.index = index
        kind = isRun ? .command : InputKind.cycle[index % InputKind.cycle.count]
        var chooser = Chooser(seed: seed, index: index, step: 0)
        var count = 1
        while count < Self.mostSteps, !chooser.isOne(in: 2) { count += 1 }
        steps = Array(1...count)
    }

    private init(_ input: FuzzInput, steps: [Int]) {
        (seed, index, kind) = (input.seed, input.index, input.kind)
        self.steps = steps
    }

    /// The same input with some of its mutations only.
    public func keeping(_ steps: [Int]) -> FuzzInput { FuzzInput(self, steps: steps) }

    /// The input as the program is given it, and a clause for each mutation that says what was done.
    ///
    /// The specimen holds the changed files only; the rest stands as it is in the corpus. `scratch` is a path of its own at
    /// which a database may lie while it is changed.
    public func specimen(from corpus: Corpus, scratch: String) -> (specimen: Specimen, log: [String]) {
        // An address behind those of the mutations.
        var first = Chooser(seed: seed, index: index, step: Self.mostSteps + 1)
        var specimen = Specimen(files: [:])
        var targets = corpus.targets(of: kind)
        if kind == .folder {
            // One scenario or the other, never half of each.
            let home = first.isOne(in: 8) ? Corpus.Path.placed : Corpus.Path.lesson
            targets = targets.filter { $0.hasPrefix(home) }
        }
        if kind == .command {
            specimen.arguments = CommandLineShape.arguments(&first)
            targets = targets.filter { Self.names(specimen.arguments, $0) }
        }
        var log: [String] = []
        for step in steps {
            var chooser = Chooser(seed: seed, index: index, step: step)
            if kind == .command, targets.isEmpty || chooser.isOne(in: 2) {
                log.append(CommandLineShape.mutate(&specimen.arguments, &chooser))
            } else {
                let path = chooser.pick(targets)
                var bytes = specimen.files[path] ?? corpus.files[path] ?? []
                log.append("\(path): \(Self.mutate(&bytes, path, scratch, &chooser))")
                specimen.files[path] = bytes
            }
        }
        return (specimen, log)
    }

    /// True if a command line names a file, or the scenario that it belongs to.
    private static func names(_ arguments: [String], _ path: String) -> Bool {
        arguments.contains(path) || (arguments.contains("lesson") && path.hasPrefix(Corpus.Path.lesson))
            || (arguments.contains("placed") && (path.hasPrefix(Corpus.Path.placed) || path == Corpus.Path.theatre))
    }

    private static func mutate(_ bytes: inout [UInt8], _ path: String, _ scratch: String, _ chooser: inout Chooser) -> String {
        if path.hasSuffix(".gpkg") || path.hasSuffix(".study"), !chooser.isOne(in: 8) {
            return DatabaseMutator(scratch: scratch).mutate(&bytes, &chooser)
        }
        if path.hasSuffix(".journal"), !chooser.isOne(in: 4) { return RecordingSeal.mutate(&bytes, &chooser) }
        let way = chooser.pick(Operator.suited(to: path))
        way.apply(&bytes, &chooser)
        return way.name
    }
}
