import Application
import ArgumentParser
import Foundation

#if Workbench
    import Workbench
#endif

/// `anabasis serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Open the workbench: a page on this machine, map first.",
        discussion: """
            Listens on 127.0.0.1 and opens nothing to the network. Another address needs a token, which is printed in the page's
            address. Ends with Ctrl-C.

            Examples:
              anabasis serve
              anabasis serve --port 8081
            """)

    @Option(help: "Port to listen on.") var port = 8080
    @Option(help: "Address to listen on; any but the loopback address needs a token.") var host = "127.0.0.1"
    @Option(help: "The secret that requests must know, 32 letters at least; made anew where it is left out.") var token: String?
    @Option(help: "Workers that play studies.") var workers = ProcessInfo.processInfo.activeProcessorCount
    @Option(help: "The case that a first visit opens, made ready while the browser opens.") var scenario = "korea-1950"
    @Option(help: "Folder of the page's files, for work on the page itself.") var page: String?

    func run() async throws {
        #if Workbench
            try await serve(try Workspace.ofTheProcess())
        #else
            throw Refusal(
                .input,
                "This anabasis was built without the workbench; `make serve` in the project's folder builds it with it and opens it."
            )
        #endif
    }

    #if Workbench
        private static let leastToken = 32

        private func serve(_ workspace: Workspace) async throws {
            guard (1...65_535).contains(port) else { throw Refusal(.request, "--port is \(port), expected 1 to 65535.") }
            guard (1...256).contains(workers) else { throw Refusal(.request, "--workers is \(workers), expected 1 to 256.") }
            if let token, token.utf8.count < Self.leastToken {
                throw Refusal(.request, "--token has \(token.utf8.count) letters, expected \(Self.leastToken) at least.")
            }
            let isLoopback = ["127.0.0.1", "localhost", "::1"].contains(host)
            let secret = token ?? (isLoopback ? nil : Self.freshToken())
            let server = WorkbenchServer(
                WorkbenchOptions(
                    host: host, port: port, token: secret, workers: workers, scenario: scenario,
                    libraries: "\(workspace.tools)/.tools/workbench", page: page, machine: Self.machine), in: workspace)
            let address = "http://\(host):\(port)/" + (secret.map { "#token=\($0)" } ?? "")
            Thread.detachNewThread { server.prepare() }
            do {
                try await server.run(started: { Output.tell("The workbench is at \(address) (Ctrl-C ends it).") })
            } catch {
                throw Refusal(.input, "\(host):\(port) cannot be listened on (\(error)); choose another --port.")
            }
        }

        /// 256 bits from the system.
        private static func freshToken() -> String {
            var source = SystemRandomNumberGenerator()
            return (0..<4).map { _ in
                let digits = String(source.next() as UInt64, radix: 16)
                return String(repeating: "0", count: 16 - digits.count) + digits
            }.joined()
        }

        private static var machine: String {
            let info = ProcessInfo.processInfo
            return "\(info.activeProcessorCount) processors, \(info.operatingSystemVersionString)"
        }
    #endif
}
