import Foundation
import ScenarioFiles
import Testing

@Suite("The library")
struct LibraryTests {
    @Test("is found by ANABASIS_HOME, from the current directory, and beside the executable")
    func found() {
        let named = ScenarioLibrary.find(
            environment: ["ANABASIS_HOME": "/srv/anabasis"], currentDirectory: "/", executable: nil)
        #expect(named == ScenarioLibrary(home: "/srv/anabasis"))
        let below = ScenarioLibrary.find(environment: [:], currentDirectory: Folders.home + "/Sources/Hexes", executable: nil)
        #expect(below?.scenarios.hasSuffix("/Scenarios") == true)
        #expect(below?.list().contains { $0.id == "lesson" } == true)
        let beside = ScenarioLibrary.find(
            environment: [:], currentDirectory: "/", executable: Folders.home + "/.build/release/anabasis")
        #expect(beside == below)
        #expect(ScenarioLibrary.find(environment: [:], currentDirectory: "/", executable: nil) == nil)
    }

    @Test("is found last beside the folder of an installed program")
    func installed() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: place) }
        let scenario = place.appendingPathComponent("share/anabasis/Scenarios/mine")
        let program = place.appendingPathComponent("bin/anabasis").path
        let find = { ScenarioLibrary.find(environment: [:], currentDirectory: "/", executable: program) }
        try FileManager.default.createDirectory(at: scenario, withIntermediateDirectories: true)
        #expect(find() == nil, "a folder without a scenario is none")
        try Data().write(to: scenario.appendingPathComponent("scenario.yaml"))
        #expect(find()?.theatres.hasSuffix("/share/anabasis/Theatres") == true)
        let nearer = ScenarioLibrary.find(environment: [:], currentDirectory: Folders.home, executable: program)
        #expect(nearer?.scenarios == ScenarioLibrary(home: Folders.home).scenarios)
        #expect(nearer?.suppliedTheatres?.hasSuffix("/share/anabasis/Theatres") == true)
    }

    @Test("takes a theatre of the program where the home has none of that name")
    func suppliedTheatres() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: place) }
        for folder in ["mine/Scenarios", "mine/Theatres", "program/Theatres"] {
            try FileManager.default.createDirectory(
                at: place.appendingPathComponent(folder), withIntermediateDirectories: true)
        }
        let (mine, program) = (place.path + "/mine", place.path + "/program")
        try FileManager.default.copyItem(atPath: Folders.home + "/Scenarios/korea-1950", toPath: mine + "/Scenarios/korea-1950")
        let korea = Folders.home + "/Theatres/korea.gpkg"
        try FileManager.default.createSymbolicLink(
            atPath: program + "/Theatres/korea.gpkg", withDestinationPath: korea)
        let (alone, library) = (ScenarioLibrary(home: mine), ScenarioLibrary(home: mine, program: program))
        #expect(throws: FaultReport.self) { try alone.read("korea-1950") }
        #expect(library.theatres(of: "korea-1950") == program + "/Theatres")
        #expect(try library.read("korea-1950").formations == Folders.library.read("korea-1950").formations)
        #expect(try library.manifest(of: "korea-1950") == Folders.library.manifest(of: "korea-1950"))
        #expect(try library.relief(of: "korea-1950") != nil)
        #expect(library.theatres(of: "none") == mine + "/Theatres", "a scenario that is not there names none")
        try Data().write(to: place.appendingPathComponent("mine/Theatres/korea.gpkg"))
        #expect(library.theatres(of: "korea-1950") == mine + "/Theatres", "one's own goes first")
    }

    @Test("takes a name or a path")
    func nameOrPath() throws {
        #expect(try Folders.library.read("lesson").id == "lesson")
        #expect(try Folders.library.read(Folders.home + "/Scenarios/lesson").id == "lesson")
    }

    @Test("suggests the nearest name")
    func unknown() {
        do {
            _ = try Folders.library.read("leson")
            Issue.record("read a scenario that is not there")
        } catch {
            #expect(error.faults.count == 1)
            #expect(error.description.contains("there is no such scenario, expected one of "))
            #expect(error.description.hasSuffix("did you mean \"lesson\"?"))
        }
    }

    @Test("lists title, dates and one line")
    func list() throws {
        let entry = try #require(Folders.library.list().first { $0.id == "lesson" })
        #expect(entry.title == "The march from Orsa")
        #expect(entry.dates?.lowerBound.description == "1900-10-01T18:00")
        #expect(entry.dates?.upperBound.description == "1900-10-13T18:00")
        #expect(!entry.summary.isEmpty && entry.faults.isEmpty)
    }

    @Test("tells a copy from a change by the files' SHA-256")
    func manifest() throws {
        let first = try LessonCopy()
        let second = try LessonCopy()
        let manifest = try ScenarioFolder.manifest(at: first.folder, theatres: first.root)
        #expect(try ScenarioFolder.manifest(at: second.folder, theatres: second.root) == manifest)
        #expect(try Folders.library.manifest(of: "lesson") == manifest)
        _ = try second.replace("map.txt", "^^hhh", "^^hh,")
        let changed = try ScenarioFolder.manifest(at: second.folder, theatres: second.root)
        #expect(changed.digest != manifest.digest && changed.differences(from: manifest) == ["map.txt"])
    }

    /// What the program says of its files is what the system's own tool says of them.
    @Test("agrees with sha256sum", arguments: ["lesson", "korea-1950"])
    func sums(_ name: String) throws {
        let manifest = try Folders.library.manifest(of: name)
        let folder = URL(fileURLWithPath: Folders.library.folder(of: name))
        let check = Process()
        check.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        check.arguments = ["sha256sum", "--check", "--strict", "--quiet"]
        check.currentDirectoryURL = folder
        let pipe = Pipe()
        check.standardInput = pipe
        try check.run()
        pipe.fileHandleForWriting.write(Data(manifest.text.utf8))
        try pipe.fileHandleForWriting.close()
        check.waitUntilExit()
        #expect(check.terminationStatus == 0)
        #expect(manifest.files.contains { $0.path == "../../Theatres/korea.gpkg" } == (name == "korea-1950"))
    }

    @Test("has no relief for a map drawn as text")
    func relief() throws {
        #expect(try Folders.library.relief(of: "lesson") == nil)
    }
}
