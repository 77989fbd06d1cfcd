import Foundation

/// The working tree that these tests were compiled from.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let skipped: Set = [".git", ".tools", "out", "__pycache__"]
    private static let textual: Set = [
        "swift", "md", "py", "sh", "yaml", "yml", "csv", "json", "cff", "txt", "html", "css", "js", "svg", "",
    ]

    /// Every file that people write, by its path from the root, sorted; what is built or installed is left out.
    static let paths: [String] = {
        let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])!
        var found: [String] = []
        for case let url as URL in walk {
            let name = url.lastPathComponent
            if skipped.contains(name) || name.hasPrefix(".build") {
                walk.skipDescendants()
            } else if (try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true {
                found.append(String(url.path(percentEncoded: false).dropFirst(root.path(percentEncoded: false).count)))
            }
        }
        return found.sorted()
    }()

    static func text(_ path: String) -> String {
        (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path(percentEncoded: false))
    }

    /// Swift files under `Sources` and `Tests`, and the manifest.
    static let swiftFiles: [SourceFile] =
        paths
        .filter { $0.hasSuffix(".swift") && ($0.hasPrefix("Sources/") || $0.hasPrefix("Tests/") || $0 == "Package.swift") }
        .map { SourceFile(path: $0, text: text($0)) }

    static let sources: [SourceFile] = swiftFiles.filter { $0.path.hasPrefix("Sources/") }

    static let textFiles: [SourceFile] =
        paths
        .filter { textual.contains(($0 as NSString).pathExtension) && $0 != "Package.resolved" }
        .map { SourceFile(path: $0, text: text($0)) }

    /// Pages that readers of the project are sent to: documentation, README and ARCHITECTURE.
    static let pages: [SourceFile] = textFiles.filter {
        $0.path.hasSuffix(".md") && ($0.path.hasPrefix("Documentation/") || ["README.md", "ARCHITECTURE.md"].contains($0.path))
    }

    static let manifest = Manifest(text("Package.swift"))
}
