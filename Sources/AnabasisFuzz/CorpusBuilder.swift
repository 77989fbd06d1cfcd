import Foundation
import Fuzzing
import ScenarioFiles

/// Makes the sound files: the lesson, the lesson on a GeoPackage, stores and a recording.
struct CorpusBuilder {
    /// The folder of the lesson.
    let lesson: String
    /// Where the files are to lie.
    let home: String
    /// The command `anabasis`.
    let command: String

    /// Makes them all.
    func build() throws {
        let files = FileManager.default
        for folder in ["Scenarios", "Theatres"] {
            try files.createDirectory(atPath: "\(home)/\(folder)", withIntermediateDirectories: true)
        }
        for copy in [Corpus.Path.lesson, Corpus.Path.placed] {
            try files.copyItem(atPath: lesson, toPath: "\(home)/\(copy.dropLast())")
        }
        try place()
        let (study, campaigns) = (["study", "lesson", "--sweep", "0", "--out", "out"], ["--replications", "2"])
        try run(study + campaigns + ["--store", Corpus.Path.store])
        for (number, part) in Corpus.Path.parts.enumerated() {
            try run(study + ["--replications", "60", "--store", part, "--shard", "\(number + 1)/\(Corpus.Path.parts.count)"])
        }
        try run(["run", "lesson", "--record", Corpus.Path.recording])
        try Self.points.write(toFile: "\(home)/\(Corpus.Path.points)", atomically: false, encoding: .utf8)
        try files.removeItem(atPath: "\(home)/out")
    }

    /// Puts the second lesson on a GeoPackage of the first one's map.
    private func place() throws {
        let map = "\(home)/\(Corpus.Path.placed)map.txt"
        let theatre = try TextMap.read(try String(contentsOfFile: map, encoding: .utf8), file: map, id: "small").theatre
        try FileManager.default.removeItem(atPath: map)
        try SmallTheatre(theatre).write(to: "\(home)/\(Corpus.Path.theatre)")
        let path = "\(home)/\(Corpus.Path.placed)scenario.yaml"
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
        let changed = lines.map { line -> Substring in
            if line.hasPrefix("id:") { return "id: placed" }
            if line.hasPrefix("theatre:") { return "theatre: small" }
            if line.hasPrefix("objective:") {
                return "objective: {name: in the high country, parallel: \(SmallTheatre.northernRow)}"
            }
            return line
        }
        try changed.joined(separator: "\n").write(toFile: path, atomically: false, encoding: .utf8)
        try Self.through.write(
            toFile: "\(home)/\(Corpus.Path.placed)directives/through.yaml", atomically: false, encoding: .utf8)
    }

    /// A design with a column of every sort.
    private static let points = """
        directive,ways,contact.sightNight,march,date
        go-small,1,0.2,night,1900-10-02
        go-small,,0.4,,
        one-column,2,,both,

        """

    /// A directive with one of everything that says where to, by which way, when, and what changes later.
    private static let through = """
        id: through
        title: Through the pass, and later
        summary: One of everything that says where to, by which way and when.
        issued: 1900-10-01T20:00
        start: 1900-10-02T18:00
        parts:
          - name: the first
            who: [philon]
            task: withdraw
            to: {name: at Melas, place: melas, radiusKilometres: 4}
          - name: the others
            who: rest-of-all
            task: withdraw
            via: [pylai, {zones: [A]}]
            to:
              name: out
              any:
                - {line: [parna, melas, pylai], side: east, from: 1900-10-05T06:00}
                - {area: [parna, melas, pylai]}
        amendments:
          - issued: 1900-10-04T20:00
            parts:
              - {name: all, who: {part: the others}, march: both, via: {place: melas}}

        """

    private func run(_ arguments: [String]) throws {
        let error = "\(home)/error"
        let child = try Child(command, arguments, in: home, output: .file("\(home)/output"), error: .file(error))
        while true {
            if let ending = child.ending() {
                let told = String(decoding: FileManager.default.contents(atPath: error) ?? Data(), as: UTF8.self)
                guard ending.code == 0 else {
                    throw Child.Failure(
                        description: "anabasis \(arguments.joined(separator: " ")) failed on sound files: \(told)")
                }
                for name in ["output", "error"] { try FileManager.default.removeItem(atPath: "\(home)/\(name)") }
                return
            }
            usleep(2000)
        }
    }
}
