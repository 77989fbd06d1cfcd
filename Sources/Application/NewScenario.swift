import Foundation
import Notation
import ScenarioFiles

/// The folder of a new scenario.
public struct NewScenario: AnswerPackage {
    /// The folder.
    public let folder: String
    private let files: [String: String]

    /// A scenario of a name or path on a theatre; throws where the name cannot be one, the folder is there, or there is no such theatre.
    public init(_ name: String, theatre: String, in workspace: Workspace) throws(Refusal) {
        let id = (name as NSString).lastPathComponent
        guard Self.isName(id) else {
            throw Refusal(
                .request,
                "The scenario's name is \"\(id)\", expected letters, digits, _ - and ., beginning with a letter or digit."
            )
        }
        let folder = name.contains("/") ? name : workspace.library.scenarios + "/" + name
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw Refusal(.input, "\(folder): there is such a folder, expected none; choose another name.")
        }
        let ground = try Refusal.catching { try workspace.library.theatre(theatre) }
        guard let template = ScenarioTemplate(id: id, theatre: ground) else {
            throw Refusal(
                .input, "--theatre is \(theatre), which has no three places on one piece of land; choose another theatre.")
        }
        self.folder = folder
        files = template.files
    }

    /// True for a name that a scenario may have; none of them leaves its folder.
    static func isName(_ name: String) -> Bool {
        name.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9_.-]{0,63}/#) != nil
    }

    /// The remaining work, in words.
    public func text(_ style: PageStyle) -> String {
        let words =
            "The folder \(folder) holds a scenario that passes check. Fill in what its comments name: the head of scenario.yaml, a row "
            + "of forces.csv for each formation, a force of enemy.yaml for each body of the enemy with its dated positions, attitudes of "
            + "zones.csv, sources.yaml, what was done in directives, and the record in history.csv. Then: anabasis check, anabasis run, "
            + "anabasis study."
        return ProseWords.wrapped(words, width: style.width).joined(separator: "\n")
    }

    /// The files as JSON.
    public func json() throws(Refusal) -> String {
        struct Written: Encodable {
            let folder: String
            let files: [String]
        }
        return try Refusal.catching { try JSONFile.text(of: Written(folder: folder, files: files.keys.sorted())) }
    }

    /// Writes the folder.
    public func write() throws(Refusal) -> [String] {
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            do { try OutputFile("\(folder)/\(name)").write(text) } catch { throw Refusal(error) }
        }
        return ["Written to \(folder)."]
    }
}
