// swift-tools-version: 6.2
//
// The architecture, as a table. A target may import what stands in its row and nothing else
// (the compiler checks it: --explicit-target-dependency-import-check error). The order is the order of
// dependency; ARCHITECTURE.md tells the same in prose.
//
//   layer         target         may import
//   foundations   Arithmetic     -
//                 Randomness     Arithmetic
//                 Hexes          -
//                 Graphs         -
//                 Statistics     Arithmetic Randomness
//   situation     Geography      Hexes
//                 Forces         Hexes Geography
//                 Directives     Geography Forces
//                 Scenarios      Hexes Geography Forces Directives
//   rules         Appraisal      Arithmetic Hexes Graphs Geography Forces Scenarios
//                 Planning       Arithmetic Randomness Hexes Graphs Geography Forces Directives Scenarios Appraisal
//                 Campaigns      Arithmetic Randomness Hexes Graphs Geography Forces Directives Scenarios Appraisal
//                                Planning
//   uses          Notation       Geography
//                 ScenarioFiles  Arithmetic Hexes Geography Forces Directives Scenarios Notation (Yams, GRDB)
//                 Studies        Arithmetic Randomness Statistics Geography Forces Directives Scenarios Appraisal
//                                Planning Campaigns
//                 Archives       Arithmetic Geography Directives Scenarios Campaigns Studies (GRDB GRDBSQLite)
//                 Figures        Arithmetic Hexes Geography Directives Scenarios Appraisal Planning Campaigns
//                                Studies Notation
//                 Prose          Geography Scenarios Planning Studies Notation Figures
//                 Cartography    Hexes Geography Forces Scenarios Appraisal Planning ScenarioFiles Notation
//                 Geodata        Hexes Geography Forces Scenarios Appraisal Planning Notation Figures Cartography
//                                (GRDB)
//                 Charts         Geography Studies Notation Figures
//                 Pages          Statistics Geography Directives Scenarios Appraisal Planning Campaigns Studies
//                                Notation Figures Prose Geodata Charts
//   application   Application    Arithmetic Hexes Geography Directives Scenarios Appraisal Planning Campaigns ScenarioFiles
//                                Studies Archives Notation Figures Prose Cartography Geodata Charts Pages
//   doors         AnabasisCLI    Application (ArgumentParser)
//                 Fuzzing        Arithmetic Randomness (GRDB)
//                 AnabasisFuzz   Hexes Geography Scenarios Planning Campaigns ScenarioFiles Studies Archives Pages
//                                Fuzzing (ArgumentParser, GRDB)

import PackageDescription

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
/// SQLite as GRDB sees it, for the one place that binds a million rows.
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

/// Every target of ours: Swift 6 mode (from the tools version), and a warning is an error.
let house: [SwiftSetting] = [.treatAllWarnings(as: .error)]

func layer(_ name: String, imports: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: imports, resources: resources, swiftSettings: house)
}

func tests(_ name: String, imports: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: imports, swiftSettings: house)
}

let package = Package(
    name: "Anabasis",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "anabasis", targets: ["AnabasisCLI"]),
        // For `make fuzz`.
        .executable(name: "anabasis-fuzz", targets: ["AnabasisFuzz"]),
        // For Benchmarks/graphs and Benchmarks/march, which time algorithms and samplers against their peers.
        .library(name: "Graphs", targets: ["Graphs"]),
        .library(name: "Randomness", targets: ["Randomness"]),
        // For Benchmarks/statistics, which holds the methods against SALib.
        .library(name: "Statistics", targets: ["Statistics"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        layer("Arithmetic"),
        layer("Randomness", imports: ["Arithmetic"]),
        layer("Hexes"),
        layer("Graphs"),
        layer("Statistics", imports: ["Arithmetic", "Randomness"]),
        layer("Geography", imports: ["Hexes"]),
        layer("Forces", imports: ["Hexes", "Geography"]),
        layer("Directives", imports: ["Geography", "Forces"]),
        layer("Scenarios", imports: ["Hexes", "Geography", "Forces", "Directives"]),
        layer("Appraisal", imports: ["Arithmetic", "Hexes", "Graphs", "Geography", "Forces", "Scenarios"]),
        layer(
            "Planning",
            imports: [
                "Arithmetic", "Randomness", "Hexes", "Graphs", "Geography", "Forces", "Directives", "Scenarios", "Appraisal",
            ]),
        layer(
            "Campaigns",
            imports: [
                "Arithmetic", "Randomness", "Hexes", "Graphs", "Geography", "Forces", "Directives", "Scenarios", "Appraisal",
                "Planning",
            ]),
        layer("Notation", imports: ["Geography"]),
        layer(
            "ScenarioFiles",
            imports: ["Arithmetic", "Hexes", "Geography", "Forces", "Directives", "Scenarios", "Notation", yams, grdb]),
        layer(
            "Studies",
            imports: [
                "Arithmetic", "Randomness", "Statistics", "Geography", "Forces", "Directives", "Scenarios", "Appraisal",
                "Planning", "Campaigns",
            ]),
        layer(
            "Archives",
            imports: ["Arithmetic", "Geography", "Directives", "Scenarios", "Campaigns", "Studies", grdb, sqlite]),
        layer(
            "Figures",
            imports: [
                "Arithmetic", "Hexes", "Geography", "Directives", "Scenarios", "Appraisal", "Planning", "Campaigns", "Studies",
                "Notation",
            ]),
        layer("Prose", imports: ["Geography", "Scenarios", "Planning", "Studies", "Notation", "Figures"]),
        layer(
            "Cartography",
            imports: ["Hexes", "Geography", "Forces", "Scenarios", "Appraisal", "Planning", "ScenarioFiles", "Notation"],
            resources: [.embedInCode("Resources/symbols.json")]),
        layer(
            "Geodata",
            imports: [
                "Hexes", "Geography", "Forces", "Scenarios", "Appraisal", "Planning", "Notation", "Figures", "Cartography",
                grdb,
            ]),
        layer("Charts", imports: ["Geography", "Studies", "Notation", "Figures"]),
        layer(
            "Pages",
            imports: [
                "Statistics", "Geography", "Directives", "Scenarios", "Appraisal", "Planning", "Campaigns", "Studies",
                "Notation", "Figures", "Prose", "Geodata", "Charts",
            ]),
        layer(
            "Application",
            imports: [
                "Arithmetic", "Hexes", "Geography", "Directives", "Scenarios", "Appraisal", "Planning", "Campaigns",
                "ScenarioFiles", "Studies", "Archives", "Notation", "Figures", "Prose", "Cartography", "Geodata", "Charts",
                "Pages",
            ]),
        .executableTarget(
            name: "AnabasisCLI", dependencies: ["Application", argumentParser], swiftSettings: house),
        layer("Fuzzing", imports: ["Arithmetic", "Randomness", grdb]),
        .executableTarget(
            name: "AnabasisFuzz",
            dependencies: [
                "Hexes", "Geography", "Scenarios", "Planning", "Campaigns", "ScenarioFiles", "Studies", "Archives", "Pages",
                "Fuzzing", argumentParser, grdb,
            ],
            swiftSettings: house),
        tests("ArithmeticTests", imports: ["Arithmetic"]),
        tests("RandomnessTests", imports: ["Randomness"]),
        tests("HexesTests", imports: ["Hexes"]),
        tests("GeographyTests", imports: ["Hexes", "Geography"]),
        .target(
            name: "TestSupport",
            dependencies: ["Hexes", "Geography", "Forces", "Directives", "Scenarios", "ScenarioFiles"],
            path: "Tests/TestSupport",
            swiftSettings: house),
        tests(
            "AppraisalTests", imports: ["Appraisal", "Forces", "Geography", "Hexes", "Randomness", "Scenarios", "TestSupport"]),
        tests(
            "PlanningTests",
            imports: [
                "Appraisal", "Forces", "Geography", "Graphs", "Hexes", "Planning", "Randomness", "Scenarios", "TestSupport",
            ]),
        tests(
            "CampaignsTests",
            imports: [
                "Appraisal", "Campaigns", "Directives", "Forces", "Geography", "Graphs", "Hexes", "Planning", "Randomness",
                "Scenarios", "Studies", "TestSupport",
            ]),
        tests(
            "RuleTests",
            imports: [
                "Appraisal", "Campaigns", "Directives", "Forces", "Geography", "Hexes", "Planning", "Scenarios", "TestSupport",
            ]),
        tests("StatisticsTests", imports: ["Randomness", "Statistics"]),
        tests(
            "StudiesTests",
            imports: [
                "Arithmetic", "Campaigns", "Directives", "Geography", "Randomness", "Scenarios", "Statistics", "Studies",
                "TestSupport",
            ]),
        tests(
            "ArchivesTests",
            imports: ["Archives", "Arithmetic", "Campaigns", "Directives", "Scenarios", "Studies", "TestSupport", grdb]),
        tests(
            "ApplicationTests",
            imports: [
                "Application", "Campaigns", "Charts", "Directives", "ScenarioFiles", "Scenarios", "Studies", "TestSupport",
            ]),
        tests("AnabasisCLITests", imports: ["AnabasisCLI", "Notation", "TestSupport"]),
        tests("GraphsTests", imports: ["Graphs"]),
        tests(
            "ScenarioFilesTests",
            imports: [
                "Arithmetic", "Hexes", "Geography", "Forces", "Directives", "Scenarios", "ScenarioFiles", "TestSupport", grdb,
            ]),
        .target(
            name: "ReplySupport",
            dependencies: [
                "Arithmetic", "Scenarios", "Appraisal", "Planning", "Campaigns", "ScenarioFiles", "Studies", "Notation",
                "Figures", "Prose", "Cartography", "Pages",
            ],
            path: "Tests/ReplySupport",
            swiftSettings: house),
        tests("NotationTests", imports: ["Notation"]),
        tests("FiguresTests", imports: ["Studies", "Figures", "ReplySupport"]),
        tests("ProseTests", imports: ["Planning", "ScenarioFiles", "Studies", "Figures", "Prose", "ReplySupport"]),
        tests("CartographyTests", imports: ["Hexes", "Cartography", "ReplySupport"]),
        tests("GeodataTests", imports: ["Hexes", "Notation", "Geodata", grdb, "ReplySupport"]),
        tests("ChartsTests", imports: ["Campaigns", "Studies", "Notation", "Charts", "Pages", "ReplySupport"]),
        tests(
            "PagesTests",
            imports: [
                "Directives", "Scenarios", "Planning", "Campaigns", "Studies", "Notation", "Figures", "Prose", "Cartography",
                "Geodata", "Pages", "TestSupport", "ReplySupport",
            ]),
        tests("FuzzingTests", imports: ["Archives", "Campaigns", "Fuzzing", grdb]),
        tests("TidyTests", imports: []),
    ]
)
