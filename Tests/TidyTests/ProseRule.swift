import Foundation

/// Links that lead nowhere, paths of somebody's machine, and notes to self.
enum ProseRule {
    static func linkFaults(_ file: SourceFile, exists: (String) -> Bool) -> [Fault] {
        return proseLines(file).flatMap { index in
            targets(of: file.lines[index]).compactMap { target in
                guard !exists(resolved(target, from: file.path)) else { return nil }
                return Fault(
                    place: file.place(index), found: "a link to \(target)", expected: "a file of the repository",
                    remedy: "correct the link or write the file")
            }
        }
    }

    /// `../README.md` from `Documentation/Page.md` is `README.md`.
    private static func resolved(_ target: String, from path: String) -> String {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in (target.removingPercentEncoding ?? target).split(separator: "/") where part != "." {
            if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }

    /// Lines outside of fenced code.
    private static func proseLines(_ file: SourceFile) -> [Int] {
        var isFenced = false
        return file.lines.indices.filter { index in
            let isFence = file.lines[index].drop { $0 == " " }.hasPrefix("```")
            if isFence { isFenced.toggle() }
            return !isFenced && !isFence
        }
    }

    /// Relative targets of `[words](target)`; addresses and anchors of the same page are left out.
    private static func targets(of line: Substring) -> [String] {
        String(line).components(separatedBy: "](").dropFirst().compactMap { rest in
            let target = rest.prefix { $0 != ")" && $0 != "#" && $0 != " " }
            let isAddress = target.contains("://") || target.hasPrefix("mailto:")
            return target.isEmpty || isAddress ? nil : String(target)
        }
    }

    /// First parts of paths that exist on one machine only. Written in halves, so that this file does not accuse itself.
    private static let machinePaths =
        ["home", "root", "work", "farm", "tmp", "Users", "private"].map { "/" + $0 + "/" } + ["../" + "shared"]

    static func machineFaults(_ file: SourceFile) -> [Fault] {
        file.lines.indices.flatMap { index in
            machinePaths.filter { holds(file.lines[index], $0) }.map {
                Fault(
                    place: file.place(index), found: "the path of a machine, \($0)",
                    expected: "paths from the root of the repository",
                    remedy: "name the file from the root, or let the caller pass the path")
            }
        }
    }

    /// Whether the line has the path as a path of its own: not as a part of `out/tmp/x` or of an address.
    private static func holds(_ line: Substring, _ path: String) -> Bool {
        var rest = line
        while let range = rest.range(of: path) {
            let before = rest[..<range.lowerBound].last
            if before.map({ !$0.isLetter && !$0.isNumber && !".-_/".contains($0) }) ?? true { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }

    static func noteFaults(_ file: SourceFile) -> [Fault] {
        let notes: Set<Substring> = ["TODO", "FIXME", "XXX", "HACK"]
        return file.lines.indices.compactMap { index in
            let words = file.lines[index].split { !$0.isLetter }
            guard let note = words.first(where: notes.contains) else { return nil }
            return Fault(
                place: file.place(index), found: "'\(note)'", expected: "finished sources", remedy: "do it now or file an issue"
            )
        }
    }
}
