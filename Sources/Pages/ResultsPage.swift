import Geodata
import Notation

/// The page Documentation/Results.md: every file of results with its fields, units and meanings.
public enum ResultsPage {
    /// The page, made from the descriptions that the writers themselves use.
    public static func markdown() -> String {
        let parts =
            [introduction, json()] + tables()
            + [
                "## Layers of the map\n\n\(layersNote)",
                layers(
                    "The situation: `situation.gpkg`, and `--layers` of `anabasis situation`", LayerFile.descriptionsOfSituation
                ),
                layers("A plan: `--layers` of `anabasis plan`", LayerFile.descriptionsOfPlan),
            ]
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static let introduction = """
        # Results

        The files that `anabasis` writes, field by field. This page is made from the descriptions that the writers use; a test
        compares them. `RECORD_GOLDEN=1 swift test --filter ResultsTests` writes it again, and the schema with it.
        """

    private static let layersNote = """
        Coordinates are longitude and latitude in degrees on WGS 84 (EPSG:4326); on a map that crosses the date line longitudes run on
        beyond 180. On an invented map they are metres east and north (GeoPackage) or kilometres (GeoJSON). A layer may be empty.

        A GeoPackage has a table `layer_styles` with a style for each layer, so that QGIS shows a map when the file is opened.
        """

    // MARK: JSON

    private static func objects(of shape: ResultShape) -> String {
        shape.all.map { shape in
            "### \(shape.name)\n\n\(sentence(shape.meaning))\n\n"
                + table(
                    ["Member", "Type", "Unit", "Meaning"],
                    shape.members.map { member in
                        [
                            "`\(member.field.name)`", type(member.value) + (member.isRequired ? "" : ", optional"),
                            member.field.unit,
                            member.field.meaning,
                        ]
                    })
        }.joined(separator: "\n\n")
    }

    private static func json() -> String {
        let scores =
            "## score.json\n\nWhat `anabasis score --json` prints and writes with `--out`: a list, one a figure of the record, in the order of cases "
            + "and records.\n[Schemas/score.schema.json](../Schemas/score.schema.json) is its JSON Schema.\n\n"
        return
            "## study.json\n\nEvery number and sentence of the reply, UTF-8. `schemaVersion` rises when a member changes its name, "
            + "type or meaning.\n[Schemas/study.schema.json](../Schemas/study.schema.json) is its JSON Schema. Members that are "
            + "optional are left out where they have no value.\n\n" + objects(of: StudyShape.study) + "\n\n" + scores
            + objects(of: ScoreEntry.shape)
    }

    private static func type(_ value: ResultShape.Value) -> String {
        switch value {
        case .plain(let kind): name(kind)
        case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .object(let shape): "`\(shape.name)`"
        case .reference(let name): "`\(name)`"
        case .list(let element): "list of \(type(element))"
        case .keyed(let element): "object by key of \(type(element))"
        }
    }

    private static func name(_ kind: Field.Kind) -> String {
        switch kind {
        case .text: "text"
        case .whole: "whole number"
        case .number: "number"
        case .truth: "yes or no"
        }
    }

    // MARK: tables and layers

    private static func tables() -> [String] {
        let note = """
            ## Tables

            CSV in UTF-8 with a byte order mark, columns apart by commas, a decimal point, no thousands separator, `yes` and `no`, an
            empty cell for no value. A text that a spreadsheet would run as a formula begins with an apostrophe. Intervals are of 95 %
            for means; quantiles are those of the campaigns played.

            Beside the files of every result, those of a reply and of `--out` of every other command that answers, lie `datapackage.json` (Data
            Package 2.0: every table with its fields, `unit` a property of ours) and `ro-crate-metadata.json` (RO-Crate 1.1, Process Run
            Crate 0.5: what made the files, of which scenarios, with their SHA-256). `situation` and `plan` write the attributes of each layer
            of their map as a table of its name, but those of the hold; `play` writes `points.csv`, a row for each point of the design with
            its `key` in the store.
            """
        let all =
            ReplySpreadsheets.descriptions + [ResponseSurfaceText.description] + ScreeningText.descriptions
            + DecompositionText.descriptions + [UnknownEntry.description, EventTable.description]
            + [SelectionText.description, ScoreEntry.description] + CalibrationText.descriptions
        return [note]
            + all.map { "### \($0.name).csv\n\n\(sentence("A row: " + lowered($0.title)))\n\n\(fields($0.fields))" }
    }

    private static func layers(_ title: String, _ layers: [LayerDescription]) -> String {
        "### \(title)\n\n"
            + layers.map { "**\($0.name)** (\($0.kind.rawValue)): \(lowered($0.title)).\n\n\(fields($0.fields))" }
            .joined(separator: "\n\n")
    }

    private static func fields(_ fields: [Field]) -> String {
        table(["Field", "Type", "Unit", "Meaning"], fields.map { ["`\($0.name)`", name($0.kind), $0.unit, $0.meaning] })
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        TableText("", columns: head.map { TableText.Column($0) }, rows: rows).markdown()
    }

    private static func lowered(_ text: String) -> String { ProseWords.lowered(text) }
    private static func sentence(_ text: String) -> String { ProseWords.sentence(text) }
}
