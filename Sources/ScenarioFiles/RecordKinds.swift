import Scenarios

/// The rows of zones.csv and history.csv, and the objects of rules.yaml and sources.yaml.
extension ObjectKind {
    static let zone = ObjectKind(
        "a zone",
        [
            .required("zone", .name, "id of a zone of the theatre; every zone has its row"),
            .optional("people", .whole(0...1_000_000_000), "people who live there; the theatre's figure if left out"),
            .optional("attitude_low", .number(0...1), "lowest likely attitude"),
            .required("attitude", .number(0...1), "attitude to the own side: 0 hostile, 0.5 neutral, 1 friendly"),
            .optional("attitude_high", .number(0...1), "highest likely attitude"),
            .optional(
                "lines_of_communication_km", .number(0...100_000),
                "kilometres of road the enemy needs to keep open; the length of main roads if left out"),
            .required("source", .list(.name), "keys in sources.yaml, separated by semicolons"),
            .optional("confidence", ObjectKind.confidence, "how far the sources bear the figures"),
            .optional("note", .sentence, "what should be known about the figures"),
        ])

    static let figure = ObjectKind(
        "a figure of the record",
        [
            .required("metric", .title, "what was counted"),
            .optional("key", .name, "the quantity of the reply beside which it is printed"),
            .optional("date", .title, "the day or days it belongs to"),
            .optional("low", .number(-1e12...1e12), "lowest figure of the sources; the best one if left out"),
            .required("best", .number(-1e12...1e12), "best figure"),
            .optional("high", .number(-1e12...1e12), "highest figure; the best one if left out"),
            .required("unit", .title, "men, divisions, days, ..."),
            .required("confidence", ObjectKind.confidence, "how far the sources bear the figure"),
            .required("source", .list(.name), "keys in sources.yaml, separated by semicolons"),
            .optional("note", .sentence, "what should be known about the figure"),
            .optional(
                "use", .words(HistoricalFigure.Use.self),
                "`compare`: printed beside the model; `score`: predictions are scored by it; `fit`: rules may be fitted to it too; "
                    + "compare if left out"),
            .optional("mechanism", .sentence, "what in the model brings it about, or what is left out of the model"),
        ])

    static let rule = ObjectKind(
        "a rule",
        [
            .required("rule", .name, "name of the rule, as `anabasis rules` prints it"),
            .required("value", .number(-1e12...1e12), "its value in this scenario"),
            .required("reason", .sentence, "why it differs from the standard"),
        ])

    static let source = ObjectKind(
        "a source", isOpen: true,
        [
            .required("id", .name, "the key by which figures name it"),
            .required("type", .title, "type of the Citation Style Language: book, article-journal, webpage, ..."),
            .required("title", .loose, "title"),
            .optional("author", .list(.object(.person)), "authors"),
            .optional("issued", .either([.loose, .object(.issued)]), "when it was published or sent"),
            .optional("container-title", .loose, "journal, book or site it is part of"),
            .optional("publisher", .loose, "publisher or archive"),
            .optional("volume", .loose, "volume"),
            .optional("issue", .loose, "number"),
            .optional("page", .loose, "pages"),
            .optional("URL", .sentence, "address"),
            .optional("DOI", .sentence, "digital object identifier"),
            .required("note", .sentence, "begins with its standing: seen, memory or derived"),
        ])

    static let person = ObjectKind(
        "a person", isOpen: true,
        [
            .optional("family", .loose, "family name"),
            .optional("given", .loose, "given names"),
            .optional("literal", .loose, "the whole name, for bodies and pen names"),
        ])

    static let issued = ObjectKind(
        "a date of publication", isOpen: true,
        [
            .optional("date-parts", .list(.list(.loose)), "year, month, day"),
            .optional("raw", .loose, "the date as text"),
            .optional("literal", .loose, "the date as text"),
        ])

    static let references = ObjectKind(
        "a list of references", isOpen: true, [.required("references", .list(.object(.source)), "the sources")])
}
