import Foundation
import Notation
import Testing

/// Files that are written whole or not at all.
struct OutputFileTests {
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "output-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func aFileIsMadeWithItsFolders() throws {
        try inFolder { folder in
            try OutputFile(folder + "/a/b/c.txt").write("one")
            #expect(try text(folder + "/a/b/c.txt") == "one")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b") == ["c.txt"], "nothing is left beside it")
        }
    }

    @Test func whatFailsLeavesWhatWasThere() throws {
        struct Stop: Error {}
        try inFolder { folder in
            let file = OutputFile(folder + "/kept.txt")
            try file.write("kept")
            #expect(throws: OutputFile.Failure.self) {
                try file.write { path in
                    try Data("half".utf8).write(to: URL(fileURLWithPath: path))
                    throw Stop()
                }
            }
            #expect(try text(file.path) == "kept")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["kept.txt"])
        }
    }

    @Test func aLinkStaysALink() throws {
        try inFolder { folder in
            try OutputFile(folder + "/real.txt").write("old")
            try FileManager.default.createSymbolicLink(atPath: folder + "/link.txt", withDestinationPath: folder + "/real.txt")
            try OutputFile(folder + "/link.txt").write("new")
            #expect(try text(folder + "/real.txt") == "new")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.txt") == folder + "/real.txt")
        }
    }

    @Test func aDeviceIsWrittenIntoAndNeverReplaced() throws {
        try OutputFile("/dev/null").write("gone")
        try OutputFile("/dev/null").write { try Data("gone".utf8).write(to: URL(fileURLWithPath: $0)) }
        let kind = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(kind == .typeCharacterSpecial)
    }

    @Test func aFaultIsASentenceThatNamesThePlace() throws {
        try inFolder { folder in
            try OutputFile(folder + "/file").write("")
            for path in [folder, folder + "/file/map.svg"] {
                do {
                    try OutputFile(path).write("map")
                    Issue.record("\(path) was written")
                } catch { #expect("\(error)".hasPrefix("\(path): it cannot be written ("), "\(error)") }
            }
            #expect(throws: OutputFile.Failure.self) { try OutputFile.prove(folder: folder + "/file/out") }
            try OutputFile.prove(folder: folder + "/new/out")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/new/out").isEmpty)
        }
    }

    /// A full disk, where the system has a device that behaves like one.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsNamed() {
        do {
            try OutputFile("/dev/full").write("much")
            Issue.record("written")
        } catch { #expect("\(error)".contains("No space left on device"), "\(error)") }
    }
}
