#if Workbench
    import Hummingbird
    import Synchronization

    /// Streams that are open: so many and no more.
    final class StreamCount: Sendable {
        static let most = 32
        private let open = Mutex(0)

        /// A stream that is open for as long as somebody holds the ticket.
        final class Ticket: Sendable {
            private let count: StreamCount
            fileprivate init(_ count: StreamCount) { self.count = count }
            deinit { count.open.withLock { $0 -= 1 } }
        }

        /// Counts one more; throws where there are too many.
        func enter() throws -> Ticket {
            try open.withLock { open in
                guard open < Self.most else { throw Problem(429, "\(Self.most) streams are open already.", retryAfter: 5) }
                open += 1
            }
            return Ticket(self)
        }
    }

    /// The events of a study as a stream (WHATWG HTML, server-sent events): from one that was heard last, to the end.
    struct EventStream: Sendable {
        private let job: LiveStudy
        private let last: Int
        private let isOnce: Bool

        /// Time between two looks, and between two signs of life.
        private static let pause = Duration.milliseconds(50)
        private static let silence = Duration.seconds(15)

        init(_ job: LiveStudy, after last: Int, isOnce: Bool) { (self.job, self.last, self.isOnce) = (job, last, isOnce) }

        /// The answer that streams; a stream that ends, however it ends, is counted no more.
        func answer(counting streams: StreamCount) throws -> APIResponse {
            let ticket = try streams.enter()
            return APIResponse(
                type: "text/event-stream",
                body: .events { writer in
                    defer { withExtendedLifetime(ticket) {} }
                    try await write(&writer)
                }, fields: ["Cache-Control": "no-store"])
        }

        private func write(_ writer: inout any ResponseBodyWriter) async throws {
            var heard = last
            var spoken = ContinuousClock.now
            while true {
                let (events, isOver) = job.events(after: heard)
                for event in events {
                    let text = "id: \(event.id)\nevent: \(event.name)\ndata: \(event.data)\n\n"
                    try await writer.write(ByteBuffer(string: text))
                    heard = event.id
                    spoken = .now
                }
                if isOnce || (isOver && job.events(after: heard).events.isEmpty) { return }
                if spoken.duration(to: .now) > Self.silence {
                    try await writer.write(ByteBuffer(string: ": waiting\n\n"))
                    spoken = .now
                }
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    extension FieldName {
        static let lastEventID = FieldName("Last-Event-ID")!
    }
#endif
