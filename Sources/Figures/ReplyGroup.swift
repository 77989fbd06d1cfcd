import Scenarios

/// Formations over which a measure is taken.
public struct ReplyGroup: Codable, Hashable, Sendable {
    /// The role of the group in the question; `all` for every formation.
    public enum Role: String, Codable, Sendable { case primary, secondary, withdrawal, all }

    /// Key of the group.
    public let id: String
    /// As it stands within a sentence: "the three companies".
    public let title: String
    /// Its role in the question.
    public let role: Role

    /// Every formation.
    public static let all = ReplyGroup(id: "all", title: "all formations", role: .all)

    /// The groups of a scenario for which results are given, and the positions of their formations: those with a role, then all.
    package static func all(of scenario: Scenario) -> [(group: ReplyGroup, members: [Int])] {
        let named = scenario.groups.compactMap { group in
            group.role.flatMap { Role(rawValue: $0.rawValue) }.map {
                (ReplyGroup(id: group.id, title: group.title, role: $0), group.members)
            }
        }
        return named + [(.all, Array(scenario.formations.indices))]
    }
}
