import Application
import ArgumentParser

/// How a program or a person watches the work, and how it ends with them.
struct WatchArguments: ParsableArguments {
    @Option(help: "How progress is told: as words, or as json, one object a line of standard error.")
    var progress = ProgressForm.words
    @Flag(help: "Stop cleanly, as after Ctrl-C, when standard input ends: with the program that started this one.")
    var untilEof = false

    /// The listener for a session. Standard input is watched from now on, where that is asked for.
    func begin() -> ProgressBar {
        if progress == .json { Output.speakJSON() }
        if untilEof { Interrupt.listenForEndOfInput() }
        return ProgressBar(form: progress)
    }
}

/// How progress is told.
enum ProgressForm: String, ExpressibleByArgument, CaseIterable {
    /// A bar on a terminal, a line a stage elsewhere.
    case words
    /// An object a line: `{"stage": ..., "done": ..., "of": ...}`, `{"notice": ...}`, `{"store": ...}`.
    case json
}
