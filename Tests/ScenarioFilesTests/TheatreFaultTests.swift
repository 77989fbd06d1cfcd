import Foundation
import Geography
import Hexes
import ScenarioFiles
import Testing

/// Statements that spoil a theatre, and the sentence that must come of it.
struct Spoil: Sendable, CustomTestStringConvertible {
    let edits: [String]
    let sentence: String

    init(
        _ edits: String..., sentence: String, remedy: String = "correct it, or build the theatre again with `make theatre`"
    ) {
        self.edits = edits
        self.sentence = "\(sentence); \(remedy)."
    }

    var testDescription: String { sentence }

    static let rows = [
        Spoil(
            "UPDATE cells SET cover = NULL WHERE cell = 13",
            sentence: "cover in row 14 of the table cells is NULL, expected a number from 0 to 1"),
        Spoil(
            "UPDATE cells SET cover = 9e999 WHERE cell = 0",
            sentence: "cover in row 1 of the table cells is inf, expected a number from 0 to 1"),
        Spoil(
            "UPDATE cells SET cell = 48 WHERE cell = 0",
            sentence: "cell in row 1 of the table cells is 48, expected a whole number from 0 to 47"),
        Spoil(
            "UPDATE cells SET cell = 1 WHERE cell = 0",
            sentence: "the cell 1 stands twice in the table cells, expected each cell once"),
        Spoil(
            "UPDATE cells SET elevationMean = 40000 WHERE cell = 2",
            sentence: "elevationMean in row 3 of the table cells is 40000, expected a number from -500 to 9000"),
        Spoil(
            "UPDATE cells SET terrain = 'swamp' WHERE cell = 2",
            sentence: "terrain in row 3 of the table cells is \"swamp\", expected one of plain, rolling, hill, mountain"),
        Spoil(
            "UPDATE cells SET zone = 'C' WHERE cell = 2",
            sentence: "zone in row 3 of the table cells is \"C\", expected a zone of the table zones"),
        Spoil(
            "UPDATE cells SET terrain = x'00ff' WHERE cell = 2",
            sentence:
                "terrain in row 3 of the table cells is 2 bytes of binary data, expected one of plain, rolling, hill, mountain"),
        Spoil(
            "UPDATE zones SET population = -1 WHERE zone = 'A'",
            sentence: "population in row 1 of the table zones is -1, expected a whole number from 0 to 1000000000"),
        Spoil(
            "UPDATE zones SET attitude = 1.5 WHERE zone = 'A'",
            sentence: "attitude in row 1 of the table zones is 1.5, expected a number from 0 to 1"),
        Spoil(
            "UPDATE zones SET zone = 'A'", sentence: "the zone A stands twice in the table zones, expected each zone once"),
        Spoil(
            "UPDATE roads SET slot = 3 WHERE cell = 1",
            sentence: "slot in row 2 of the table roads is 3, expected a whole number from 0 to 2"),
        Spoil(
            "UPDATE roads SET cell = 9223372036854775807 WHERE cell = 1",
            sentence: "cell in row 2 of the table roads is 9223372036854775807, expected a whole number from 0 to 47"),
        Spoil(
            "UPDATE rivers SET crossing = 'tunnel' WHERE slot = 2",
            sentence: "crossing in row 2 of the table rivers is \"tunnel\", expected one of none, ford, bridge"),
        Spoil(
            "UPDATE places SET cell = 'twenty'",
            sentence: "cell in row 1 of the table places is \"twenty\", expected a whole number from 0 to 47"),
        Spoil(
            "INSERT INTO places(place, name, kind, cell) VALUES ('port', 'Port', 'town', 21)",
            sentence: "the place port stands twice in the table places, expected each place once"),
    ]

    static let tables = [
        Spoil("DROP TABLE rivers", sentence: "there is no table rivers, expected the tables of a theatre"),
        Spoil(
            "ALTER TABLE cells DROP COLUMN cover",
            sentence: "the table cells has no column cover, expected cell, terrain, elevationMean, ruggedness, cover, zone"),
        Spoil(
            "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 200) "
                + "INSERT INTO roads(cell, slot, class) SELECT 0, 0, 'main' FROM n, (SELECT 1 UNION SELECT 2 UNION SELECT 3)",
            sentence: "the table roads has more than 288 rows, expected fewer"),
        Spoil(
            "UPDATE relief SET tile_data = x'47494638'",
            sentence: "tile_data in row 1 of the table relief is 4 bytes of binary data, "
                + "expected a picture as PNG of at most 50000000 bytes"),
        Spoil(
            "UPDATE gpkg_tile_matrix_set SET max_x = NULL",
            sentence: "max_x in row 1 of the table gpkg_tile_matrix_set is NULL, expected a number from -20000000 to 20000000"),
        Spoil(
            "UPDATE gpkg_tile_matrix_set SET max_x = -13000",
            sentence: "the bounds of the relief are -12000.0, -8000.0, -13000.0, 9000.5, expected west, south, east, north"),
    ]

    static let facts = [
        Spoil(
            "DELETE FROM theatre WHERE key = 'rows'",
            sentence: "the table theatre has no rows, expected a whole number from 1 to 250000"),
        Spoil(
            "UPDATE theatre SET value = 'nan' WHERE key = 'columns'",
            sentence: "columns in the table theatre is \"nan\", expected a whole number from 1 to 250000",
            remedy: "correct the number"),
        Spoil(
            "UPDATE theatre SET value = '-1' WHERE key = 'columns'",
            sentence: "columns in the table theatre is \"-1\", expected a whole number from 1 to 250000",
            remedy: "correct the number"),
        Spoil(
            "UPDATE theatre SET value = 'inf' WHERE key = 'flatMetres'",
            sentence: "flatMetres in the table theatre is \"inf\", expected a number from 500 to 10000",
            remedy: "correct the number"),
        Spoil(
            "UPDATE theatre SET value = '90' WHERE key = 'latitude0'",
            sentence: "latitude0 in the table theatre is \"90\", expected a number from -89 to 89", remedy: "correct the number"
        ),
        Spoil(
            "UPDATE theatre SET value = NULL WHERE key = 'title'",
            sentence: "value in row 2 of the table theatre is NULL, expected a text of at most 20000 letters"),
    ]
}

@Suite("A theatre's file")
struct TheatreFaultTests {
    @Test("is read as it is written, on any side of the Earth")
    func sound() throws {
        let maker = try TheatreMaker()
        let theatre = try maker.theatre()
        #expect(theatre.id == "toy" && theatre.title == "Toy" && theatre.credits == ["Invented.", "By hand."])
        #expect(theatre.grid.columns == 8 && theatre.grid.rows == 6)
        #expect(theatre.zones.map(\.people) == [6000, 7000] && theatre.zones.map(\.attitude) == [0.5, 1])
        #expect(theatre.zones[0].communicationKilometres == 3)
        #expect(theatre.road[0] == .main && theatre.river[28] == .great && theatre.crossing[29] == .ford)
        #expect(theatre.terrain[0] == .hill && theatre.terrain[4] == .plain && theatre.zone[24] == 1)
        #expect(theatre.places.map(\.name) == ["Port"] && theatre.places[0].modern == "")
        let east = try #require(theatre.geographic(CellID(7)))
        #expect(east.latitude < -51 && east.longitude > -180 && east.longitude < -179.8)
        let relief = try #require(try maker.relief())
        #expect(relief.west == -12000 && relief.north == 9000.5)
    }

    @Test("is told what is wrong in it", arguments: Spoil.rows + Spoil.tables + Spoil.facts)
    func faulty(spoil: Spoil) throws {
        let sentences = try TheatreMaker(spoil.edits).sentences()
        #expect(sentences.contains(spoil.sentence), "\(sentences)")
    }

    /// Every column of every table with what SQLite lets stand in any of them: nothing is left to chance, nothing traps.
    @Test("may hold anything anywhere: it is read, or the fault names table, row and column")
    func anything() throws {
        let columns = [
            "theatre": ["key", "value"], "cells": ["cell", "elevationMean", "ruggedness", "terrain", "cover", "zone"],
            "roads": ["cell", "slot", "class"], "rivers": ["cell", "slot", "class", "crossing"],
            "zones": ["zone", "name", "population", "areaKm2", "attitude"],
            "places": ["place", "name", "modern", "kind", "cell"], "relief": ["tile_data"],
            "gpkg_tile_matrix_set": ["table_name", "min_x", "min_y", "max_x", "max_y"],
        ]
        let values = [
            "NULL", "-1", "9223372036854775807", "-9223372036854775808", "9e999", "-9e999", "1e300", "0.5", "'x'", "''",
            "x'00'",
            "'\u{1B}[2J'", "CAST(x'ff' AS TEXT)", "zeroblob(100000)",
        ]
        for (table, names) in columns {
            for name in names {
                for value in values {
                    let edit = "UPDATE \(table) SET \(name) = \(value) WHERE rowid = 1"
                    let sentences = try TheatreMaker([edit]).sentences()
                    let isTold = sentences.allSatisfy {
                        $0.contains("table \(table)") || $0.contains("zone of the table zones")
                    }
                    #expect(
                        isTold || table == "relief" || table == "gpkg_tile_matrix_set" || table == "theatre",
                        "\(edit): \(sentences)")
                    #expect(sentences.allSatisfy { $0.contains(", expected ") && !$0.unicodeScalars.contains("\u{1B}") })
                }
            }
        }
    }

    @Test("tells every fault of every table at once")
    func together() throws {
        let edits = [
            "UPDATE cells SET cover = NULL", "UPDATE roads SET class = 'path'", "UPDATE zones SET population = 'many'",
            "UPDATE places SET kind = NULL",
        ]
        let sentences = try TheatreMaker(edits).sentences()
        #expect(sentences.count == 48 + 2 + 2 + 1)
    }

    @Test(
        "with a view or a virtual table in a table's place is refused unread",
        arguments: [
            "CREATE VIEW cells AS WITH RECURSIVE n(cell) AS (SELECT 0 UNION ALL SELECT 0 FROM n) "
                + "SELECT cell, 1 AS elevationMean, 1 AS ruggedness, 'hill' AS terrain, 1 AS cover, 'A' AS zone FROM n",
            "CREATE VIRTUAL TABLE cells USING fts5(cell, elevationMean, ruggedness, terrain, cover, zone)",
        ])
    func views(statement: String) throws {
        let sentences = try TheatreMaker(["DROP TABLE cells", statement]).sentences()
        let kind = statement.hasPrefix("CREATE VIEW") ? "view" : "virtual table"
        #expect(
            sentences.contains("cells is a \(kind), expected a table that holds its rows; write what it shows to a table."))
    }

    @Test(
        "of an absurd grid is refused before any memory is taken",
        arguments: [("250000", "250000"), ("100000", "3"), ("501", "500")])
    func grids(columns: String, rows: String) throws {
        let maker = try TheatreMaker([
            "UPDATE theatre SET value = '\(columns)' WHERE key = 'columns'",
            "UPDATE theatre SET value = '\(rows)' WHERE key = 'rows'",
        ])
        #expect(
            maker.sentences().contains {
                $0.hasSuffix("hexes of a map, expected at most 250000; cut the theatre smaller, or its hexes larger.")
            })
    }

    @Test("that reaches too far from the centre of its projection is refused")
    func far() throws {
        let maker = try TheatreMaker(["UPDATE theatre SET value = '3999000' WHERE key = 'originX'"])
        #expect(
            maker.sentences() == [
                "the grid reaches 4023 km from the centre of the projection, expected at most 4000; "
                    + "put the centre into the middle of the map."
            ])
    }

    @Test("that is cut off, overwritten or no database at all is told in a sentence")
    func bytes() throws {
        let maker = try TheatreMaker()
        let sound = try maker.bytes()
        var spoiled = [Data(), Data("SQLite format 3\0".utf8), Data(repeating: 0, count: 5000), Data("PK\u{3}\u{4}".utf8)]
        for share in stride(from: 50, to: sound.count, by: sound.count / 40) { spoiled.append(sound.prefix(share)) }
        for start in stride(from: 0, to: sound.count, by: sound.count / 60) {
            var copy = sound
            for offset in 0..<min(64, sound.count - start) {
                copy[start + offset] = UInt8(truncatingIfNeeded: 151 &* offset &+ start)
            }
            spoiled.append(copy)
        }
        for data in spoiled {
            try maker.write(data)
            #expect(maker.sentences().allSatisfy { $0.contains(", expected ") })
        }
        try maker.write(Data(repeating: 0, count: 0))
        #expect(
            maker.sentences() == [
                "there is no table theatre, expected the tables of a theatre; correct it, or build the theatre again with `make theatre`."
            ])
        try maker.write(Data("no database, but long enough to have a header of its own".utf8))
        #expect(
            maker.sentences() == [
                "the GeoPackage cannot be read (file is not a database), expected an SQLite database with the tables of a theatre; "
                    + "build it again with `make theatre`."
            ])
    }
}
