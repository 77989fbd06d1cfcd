#if Workbench
    import Application
    import Foundation
    import Hummingbird
    import HummingbirdCore
    import Logging

    /// Options that the server is told when it starts.
    public struct WorkbenchOptions: Sendable {
        /// Address to listen on.
        public var host: String
        /// Port to listen on.
        public var port: Int
        /// The secret that requests must know; nil on the loopback address.
        public var token: String?
        /// Threads that play studies.
        public var workers: Int
        /// The case that a first visit opens and that is made ready for it; nil for the first of the list.
        public var scenario: String?
        /// Folder of the libraries that set-up took out.
        public var libraries: String
        /// Folder of the page's files, for work on the page itself; nil for those that are built in.
        public var page: String?
        /// Machine in words, for those who compare times.
        public var machine: String

        /// Settings, checked by `WorkbenchServer`.
        public init(
            host: String = "127.0.0.1", port: Int = 8080, token: String? = nil, workers: Int, scenario: String? = nil,
            libraries: String, page: String? = nil, machine: String = ""
        ) {
            (self.host, self.port, self.token, self.workers) = (host, port, token, workers)
            (self.scenario, self.libraries, self.page, self.machine) = (scenario, libraries, page, machine)
        }
    }

    /// The workbench: an HTTP server on one machine, over the sessions of Application.
    ///
    ///     let server = WorkbenchServer(WorkbenchOptions(workers: 2, libraries: ".tools/workbench"), in: workspace)
    ///     try await server.run(started: { print("http://127.0.0.1:8080/") })
    public struct WorkbenchServer: Sendable {
        private let settings: WorkbenchOptions
        private let cache: CaseCache
        private let studies: StudyQueue
        private let responder: WorkbenchResponder

        /// Connections that are held at most.
        static let mostConnections = 256
        /// Seconds after which a connection that says nothing is closed, and in which a request must have arrived.
        static let patience = 30

        /// A server of a workspace; nothing listens yet.
        public init(_ settings: WorkbenchOptions, in workspace: Workspace) {
            self.settings = settings
            cache = CaseCache(workspace, workers: settings.workers)
            let requestGuard = RequestGuard(port: settings.port, token: settings.token, host: settings.host)
            let studies = StudyQueue(StudyPlayer(cache, workers: settings.workers))
            self.studies = studies
            let server = ServerRoutes(cache: cache, requestGuard: requestGuard, settings: settings)
            let api =
                server.operations
                + ScenarioRoutes(cache: cache, studies: studies, first: settings.scenario).operations
                + StudyRoutes(cache: cache, studies: studies, streams: StreamCount()).operations
                + CampaignRoutes(cache: cache).operations
            let document = OpenAPI(api).document
            let description = Operation(
                method: .get, path: "/api/openapi.json", summary: "Describes the API (OpenAPI 3.1)",
                good: [.file("application/json", "the description")]
            ) { _ in try APIResponse.json(document).tagged }
            responder = WorkbenchResponder(requestGuard: requestGuard, operations: api + [description] + server.files)
        }

        /// Answers a request as the server does, without a connection: for tests.
        public func respond(to request: Request) async -> Response { await responder.respond(to: request, logger: Self.logger) }

        /// Reads and prepares the case of a first visit, and settles who goes where its question leaves that open, so that the visit finds it
        /// ready.
        public func prepare() {
            guard let scenario = settings.scenario, let found = try? cache.find(scenario) else { return }
            _ = try? cache.withMap(of: found) { _ = try $0.situationPage(at: nil) }
            ProcessMemory.giveBack()
            _ = cache.model(of: found.reading)
            ProcessMemory.giveBack()
            let question = OrderInput(directive: found.reading.scenario.question)
            guard let order = try? OrderReader(found.reading).read(question), order.isOpen else { return }
            let seed = PlayOptions.standardSeed
            _ = try? studies.submit(LiveStudy(choiceOf: order, in: found.reading, seed: seed))
        }

        private static let logger: Logger = {
            var logger = Logger(label: "anabasis")
            logger.logLevel = .error
            return logger
        }()

        /// Listens and answers until the process is told to end. `started` is called when it listens.
        public func run(started: @escaping @Sendable () async -> Void = {}) async throws {
            let application = Hummingbird.Application(
                responder: responder,
                server: .http1(
                    configuration: .init(
                        idleTimeout: .seconds(Int64(Self.patience)),
                        httpDecoderConfiguration: .init(
                            maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
                configuration: ApplicationConfiguration(
                    address: .hostname(settings.host, port: settings.port), serverName: nil,
                    availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
                onServerRunning: { _ in await started() }, logger: Self.logger)
            try await application.runService()
        }
    }
#endif
