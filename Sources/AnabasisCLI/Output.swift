import Foundation

/// What a command writes where an option says: folders are made, and a fault of the place is told in a sentence.
enum Output {
    /// Writes a file at a path that an option named; a fault names the place, the path itself unless it is given.
    static func write(to path: String, option: String, naming place: String? = nil, _ body: () throws -> Void) throws {
        do {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try body()
        } catch {
            throw Failure.badInput("\(place ?? path): it cannot be written (\(reason(error))); give \(option) another place.")
        }
    }

    /// Makes the folder of --out and proves that it can be written, before the work whose results are to lie there.
    static func prove(_ folder: String?) throws {
        guard let folder else { return }
        let probe = URL(fileURLWithPath: folder).appendingPathComponent(".anabasis-\(UUID().uuidString)")
        try write(to: probe.path, option: "--out", naming: folder) {
            try Data().write(to: probe)
            try FileManager.default.removeItem(at: probe)
        }
    }

    private static func reason(_ error: any Error) -> String {
        let error = error as NSError
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        return cause.domain == NSPOSIXErrorDomain
            ? String(cString: strerror(Int32(cause.code))) : "\(error.localizedDescription)"
    }
}
