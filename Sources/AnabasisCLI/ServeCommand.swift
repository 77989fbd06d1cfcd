import ArgumentParser

/// `anabasis serve`
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Open the workbench in a browser (not built yet).")

    func run() throws {
        Terminal.tell("The workbench is not built yet; `anabasis study` writes the same answers to a page, reply.html.")
        throw Failure.no
    }
}
