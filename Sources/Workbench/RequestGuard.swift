#if Workbench
    import Foundation
    import Hummingbird

    /// Lets requests in that come from where they may: the page of this server, or a program that names it.
    struct RequestGuard: Sendable {
        let port: Int
        /// The secret that every request must know; nil on the loopback address.
        let token: String?
        /// Host of the address that is listened on, where that is no loopback address.
        let host: String

        /// Largest body of an ordinary request, and of one that brings a folder, bytes.
        static let bodyBytes = 64 * 1024
        static let folderBytes = 1024 * 1024

        private var hosts: [String] {
            (["127.0.0.1", "localhost", "[::1]"] + (token == nil ? [] : [host])).flatMap { name in
                port == 80 ? ["\(name):80", name] : ["\(name):\(port)"]
            }
        }

        /// Name of the cookie: cookies know no port.
        var cookie: String { "anabasis-\(port)" }

        /// Throws for a request that must not be heard.
        func check(_ request: Request) throws {
            let authority = request.head.authority?.lowercased() ?? ""
            guard hosts.contains(authority) else {
                throw Problem(421, "The request is for \"\(authority.prefix(80))\", and this is \(hosts[0]).")
            }
            let isRead = request.method == .get || request.method == .head
            let site = request.headers[.fetchSite]
            if let site, site != "same-origin", site != "none", !isVisit(request) {
                throw Problem(403, "The request comes from another site (\(site.prefix(40))).")
            }
            guard !isRead else { return }
            if let origin = request.headers[.origin] {
                let known = hosts.map { "http://\($0)" }
                guard known.contains(origin.lowercased()) else {
                    throw Problem(403, "The request comes from \"\(origin.prefix(80))\", expected \(known[0]).")
                }
            } else if site != nil {
                throw Problem(403, "The request has no Origin.")
            }
        }

        /// Throws for a body that no page of another site needs our leave to send.
        func checkBody(_ request: Request) throws {
            let type = request.headers[.contentType]?.split(separator: ";").first.map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard type?.lowercased() == "application/json" else {
                throw Problem(
                    415, "The body is \(type?.prefix(80).description ?? "of no type"), expected application/json.")
            }
        }

        /// A person follows a link to the page, wherever it stands: nothing is read by the other site.
        private func isVisit(_ request: Request) -> Bool {
            request.method == .get && request.headers[.fetchMode] == "navigate"
                && request.headers[.fetchDestination] == "document"
                && request.uri.path == "/"
        }

        /// Throws if the request does not know the secret, where there is one.
        func checkToken(_ request: Request) throws {
            guard let token else { return }
            let bearer = request.headers[.authorization].flatMap { $0.hasPrefix("Bearer ") ? String($0.dropFirst(7)) : nil }
            let cookies = request.headers[values: .cookie].flatMap { $0.split(separator: ";") }
            let known = cookies.map { $0.trimmingCharacters(in: .whitespaces) }
                .first { $0.hasPrefix("\(cookie)=") }.map { String($0.dropFirst(cookie.count + 1)) }
            guard [bearer, known].compactMap(\.self).contains(where: { Self.equal($0, token) }) else {
                throw Problem(403, "The request does not know the token that `anabasis serve` printed.")
            }
        }

        /// Compares every byte, so that the time tells nothing.
        static func equal(_ a: String, _ b: String) -> Bool {
            let (a, b) = (Array(a.utf8), Array(b.utf8))
            guard a.count == b.count else { return false }
            return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
        }

        /// The policy of the page: everything comes from this server, and no script is written in a page.
        static let policy =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; frame-src 'self'; "
            + "img-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
        /// The policy of a reply in a frame: no script at all, its own style and pictures.
        static let replyPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'self'; sandbox allow-same-origin allow-popups"
    }

    /// Name of a field of a head.
    typealias FieldName = HTTPFields.Element.Name

    extension FieldName {
        static let fetchSite = FieldName("Sec-Fetch-Site")!
        static let fetchMode = FieldName("Sec-Fetch-Mode")!
        static let fetchDestination = FieldName("Sec-Fetch-Dest")!
    }
#endif
