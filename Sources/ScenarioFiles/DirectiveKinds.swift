import Scenarios

/// The objects of directives/*.yaml.
extension ObjectKind {
    static let directive = ObjectKind(
        "a directive",
        [
            .required("id", .name, "the name of the file without .yaml"),
            .required("title", .title, "what the directive is called"),
            .required("summary", .sentence, "what it says, in a sentence"),
            .optional("issued", .time, "when it leaves the sender; left out when commanders act at the start without an order"),
            .optional("quote", .prose, "the sender's own words, short"),
            .optional("source", .list(.name), "keys in sources.yaml"),
            .required("parts", .list(.object(.part)), "what each of the addressees is told"),
        ] + destinationFields("for all parts that do not say otherwise") + [
            .optional("amendments", .list(.object(.amendment)), "later orders that change what parts were told")
        ])

    static let part = ObjectKind(
        "a part of a directive",
        [
            .required("name", .title, "what these formations are called in the reply"),
            .required(
                "who", .addressee, "whom it is for: a list of formations, a group, `rest-of-` a group, or the best of a group"),
        ] + conductFields + destinationFields("the directive's if left out"))

    static let amendment = ObjectKind(
        "an amendment",
        [
            .required("issued", .time, "when it leaves the sender; then it travels as the directive does"),
            .required("parts", .list(.object(.amendedPart)), "what each of the addressees is told"),
        ])

    static let amendedPart = ObjectKind(
        "a part of an amendment",
        [
            .required("name", .title, "what these formations are called"),
            .required(
                "who", .either([.name, .list(.name), .object(.earlierPart)]),
                "whom it is for: a list of formations, a group, `rest-of-` a group, or a part of the directive"),
        ] + (conductFields + destinationFields("")).map(\.asChange))

    static let earlierPart = ObjectKind(
        "a part of the directive", [.required("part", .title, "name of the part: those whom it took")])

    static let choice = ObjectKind(
        "a choice",
        [
            .required("best", .whole(1...1000), "how many formations the planner chooses"),
            .required("of", .name, "the group it chooses from"),
        ])

    /// Where and when; `otherwise` tells what holds where a field is left out.
    private static func destinationFields(_ otherwise: String) -> [Field] {
        let note = otherwise.isEmpty ? "" : "; \(otherwise)"
        return [
            .optional("to", .object(.objective), "an objective of its own, in place of the scenario's\(note)"),
            .optional("via", .passages, "places or areas through which the ways must lead, in this order\(note)"),
            .optional("start", .time, "when the march begins: until then bodies lie up where they stand\(note)"),
        ]
    }

    static let conductFields: [Field] = [
        .required("task", .words(Conduct.Task.self), "whether they go to the objective or stay behind the enemy"),
        .optional(
            "heavyWeapons", .words(Conduct.WeaponPolicy.self),
            "what becomes of guns and tanks, kept at most as long as a way leads on for wheels; keep if left out"),
        .optional("detachmentSize", .whole(1...100_000), "men in a detachment; 1000 if left out"),
        .optional("ways", .whole(1...64), "number of ways over which detachments are spread; 1 if left out"),
        .optional("route", .words(Conduct.RoutePolicy.self), "least risk of contact, or main roads; roads if left out"),
        .optional("march", .words(Conduct.MarchHours.self), "which hours are marched; night if left out"),
        .optional("ifBlocked", .words(Conduct.IfBlocked.self), "what a body does that is stopped; new-way if left out"),
        .optional(
            "ifCannot", .words(Conduct.IfCannot.self), "what a body does that cannot get through; keep-trying if left out"),
    ]
}

extension Field {
    /// The field of a change: one that is left out stays as it was told.
    fileprivate var asChange: Field {
        let parts = meaning.split(separator: ";", omittingEmptySubsequences: false)
        let isDefault = parts.last?.hasSuffix(" if left out") ?? false
        let words = isDefault ? parts.dropLast().joined(separator: ";") : meaning
        return .optional(name, type, "\(words); as before if left out")
    }
}

extension FieldType {
    /// A formation list, a group's name, or a choice from a group.
    static let addressee = FieldType.either([.name, .list(.name), .object(.choice)])

    /// The words of an enumeration.
    static func words<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> FieldType {
        .word(Word.allCases.map(\.rawValue))
    }
}
