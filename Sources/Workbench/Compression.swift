#if Workbench
    import CZlib
    import Hummingbird
    import Synchronization

    /// Content in less room for those who take it so (gzip, RFC 1952), by the system's zlib. Bytes that have a fingerprint are packed once.
    final class Compression: Sendable {
        private struct Packed: Sendable {
            var byTag: [String: [UInt8]] = [:]
            /// Tags, the latest last.
            var order: [String] = []
            var bytes = 0
        }

        private let packed = Mutex(Packed())

        /// Bytes below which a packet of the network is not saved.
        private static let leastBytes = 1400
        /// Bytes of packed content that are kept.
        private static let mostBytes = 3 * 1024 * 1024
        /// Kinds of content that are not packed already.
        private static let packable = [
            "text/", "application/json", "application/problem+json", "application/octet-stream", "application/yaml",
            "image/svg+xml",
        ]

        /// The end of the fingerprint of packed bytes: they are other bytes than those they are made of.
        static let mark = "-gzip"

        /// True if the request takes gzip.
        static func isWelcome(to request: Request) -> Bool {
            let codings = request.headers[.acceptEncoding]?.lowercased().split(separator: ",") ?? []
            return codings.contains { coding in
                let parts = coding.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
                let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
                return (parts.first == "gzip" || parts.first == "*") && weight > 0
            }
        }

        /// The answer packed, where that is worth it.
        func packing(_ answer: APIResponse) -> APIResponse {
            guard Self.packable.contains(where: { answer.type.hasPrefix($0) }), case .bytes(let bytes) = answer.body else {
                return answer
            }
            var answer = answer
            answer.fields["Vary"] = "Accept-Encoding"
            guard bytes.count >= Self.leastBytes, let small = packed(bytes, tag: answer.tag), small.count < bytes.count else {
                return answer
            }
            answer.body = .bytes(small)
            answer.fields["Content-Encoding"] = "gzip"
            answer.tag = answer.tag.map { $0 + Self.mark }
            return answer
        }

        private func packed(_ bytes: [UInt8], tag: String?) -> [UInt8]? {
            guard let tag else { return Self.gzip(bytes) }
            if let known = packed.withLock({ $0.byTag[tag] }) { return known }
            guard let small = Self.gzip(bytes) else { return nil }
            packed.withLock { packed in
                guard packed.byTag[tag] == nil else { return }
                packed.byTag[tag] = small
                packed.order.append(tag)
                packed.bytes += small.count
                while packed.bytes > Self.mostBytes, packed.order.count > 1 {
                    packed.bytes -= packed.byTag.removeValue(forKey: packed.order.removeFirst())?.count ?? 0
                }
            }
            return small
        }

        /// Bytes as a member of gzip; nil where zlib has no room.
        static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
            // 15 bits of window, and 16 for the head of gzip (zlib.h, deflateInit2).
            let windowBits: Int32 = 15 + 16
            var stream = z_stream()
            let size = Int32(MemoryLayout<z_stream>.size)
            guard
                deflateInit2_(
                    &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
            else { return nil }
            defer { deflateEnd(&stream) }
            var source = bytes
            var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
            let status = source.withUnsafeMutableBufferPointer { input in
                output.withUnsafeMutableBufferPointer { room in
                    (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
                    (stream.next_out, stream.avail_out) = (room.baseAddress, UInt32(room.count))
                    return deflate(&stream, Z_FINISH)
                }
            }
            guard status == Z_STREAM_END else { return nil }
            return Array(output.prefix(Int(stream.total_out)))
        }
    }
#endif
