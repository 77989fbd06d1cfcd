import Foundation

/// A path as it is shown: from the current directory where the file lies below it.
func shownPath(_ path: String) -> String {
    let full = URL(fileURLWithPath: path).standardizedFileURL.path
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath).standardizedFileURL.path + "/"
    return full.hasPrefix(here) ? String(full.dropFirst(here.count)) : full
}

/// Two parts of a path.
func joined(_ folder: String, _ name: String) -> String { folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)" }

/// The names in a folder, hidden ones left out, in order; empty if there is no such folder.
func names(in folder: String) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return all.filter { !$0.hasPrefix(".") }.sorted()
}

/// True for a folder.
func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
}

/// Bytes of a file of the ordinary kind, followed where it is a link; nil for folders, pipes, devices and what is not there.
func fileSize(_ path: String) -> Int? {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let facts = try? FileManager.default.attributesOfItem(atPath: real),
        facts[.type] as? FileAttributeType == .typeRegular
    else { return nil }
    return (facts[.size] as? NSNumber)?.intValue
}

/// True for a link to something else.
func isLink(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType == .typeSymbolicLink
}
