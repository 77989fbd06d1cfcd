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
//                 Scenarios      Hexes Geography
//   rules         RuleSets       Scenarios
//                 Appraisal      Arithmetic Hexes Graphs Geography Scenarios RuleSets
//                 Planning       Arithmetic Randomness Hexes Graphs Geography Scenarios RuleSets Appraisal
//                 Campaigns      Arithmetic Randomness Hexes Geography Scenarios RuleSets Appraisal Planning
//   uses          Notation       Geography
//                 ScenarioFiles  Arithmetic Hexes Geography Scenarios Notation (Yams, GRDB)
//                 Studies        Arithmetic Randomness Statistics Geography Scenarios RuleSets Appraisal Planning Campaigns
//                 Archives       Arithmetic Geography Scenarios RuleSets Campaigns Studies (GRDB GRDBSQLite)
//                 Figures        Arithmetic Statistics Hexes Geography Scenarios RuleSets Appraisal Planning Campaigns
//                                Notation Studies
//                 Prose          Geography Scenarios Planning Notation Studies Figures
//                 Cartography    Hexes Geography Scenarios RuleSets Appraisal Planning Notation ScenarioFiles
//                 Geodata        Hexes Geography Scenarios RuleSets Appraisal Planning Notation Figures Cartography (GRDB)
//                 Charts         Geography Notation Studies Figures
//                 Pages          Statistics Geography Scenarios RuleSets Appraisal Planning Campaigns Notation Studies Figures
//                                Prose Geodata Charts
//   application   Application    Arithmetic Hexes Geography Scenarios RuleSets Appraisal Planning Campaigns Notation
//                                ScenarioFiles Studies Archives Figures Prose Cartography Geodata Charts Pages
//   doors         Workbench      Arithmetic Application (Hummingbird, HummingbirdCore, Logging, CZlib)
//                 AnabasisCLI    Application Workbench (ArgumentParser)
//                 Fuzzing        Arithmetic Randomness (GRDB)
//                 AnabasisFuzz   Hexes Geography Scenarios RuleSets Planning Campaigns ScenarioFiles Studies Archives Pages
//                                Fuzzing (ArgumentParser, GRDB)

import PackageDescription

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
/// SQLite as GRDB sees it, for the one place that binds a million rows.
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

/// The server of the workbench, behind the trait `Workbench`: what most of a clean build would go to otherwise.
let served = TargetDependencyCondition.when(traits: ["Workbench"])
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird", condition: served)
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird", condition: served)
let logging = Target.Dependency.product(name: "Logging", package: "swift-log", condition: served)
let workbench = Target.Dependency.target(name: "Workbench", condition: served)
/// The system's zlib, for answers in gzip.
let zlib = Target.Dependency.target(name: "CZlib", condition: served)

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
        // For the tests of the server, in Workbench/.
        .library(name: "Workbench", targets: ["Workbench"]),
        .library(name: "Application", targets: ["Application"]),
    ],
    traits: [
        .trait(
            name: "Workbench", description: "The command `serve`: HTTP server and page. Off, so that `make run` builds fast.")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // Fetched and built only with the trait `Workbench`.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    ],
    targets: [
        layer("Arithmetic"),
        layer("Randomness", imports: ["Arithmetic"]),
        layer("Hexes"),
        layer("Graphs"),
        layer("Statistics", imports: ["Arithmetic", "Randomness"]),
        layer("Geography", imports: ["Hexes"]),
        layer("Scenarios", imports: ["Hexes", "Geography"]),
        layer("RuleSets", imports: ["Scenarios"]),
        layer("Appraisal", imports: ["Arithmetic", "Hexes", "Graphs", "Geography", "Scenarios", "RuleSets"]),
        layer(
            "Planning",
            imports: ["Arithmetic", "Randomness", "Hexes", "Graphs", "Geography", "Scenarios", "RuleSets", "Appraisal"]),
        layer(
            "Campaigns",
            imports: ["Arithmetic", "Randomness", "Hexes", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning"]),
        layer("Notation", imports: ["Geography"]),
        layer("ScenarioFiles", imports: ["Arithmetic", "Hexes", "Geography", "Scenarios", "Notation", yams, grdb]),
        layer(
            "Studies",
            imports: [
                "Arithmetic", "Randomness", "Statistics", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning",
                "Campaigns",
            ]),
        layer("Archives", imports: ["Arithmetic", "Geography", "Scenarios", "RuleSets", "Campaigns", "Studies", grdb, sqlite]),
        layer(
            "Figures",
            imports: [
                "Arithmetic", "Statistics", "Hexes", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "Campaigns",
                "Notation",
                "Studies",
            ]),
        layer("Prose", imports: ["Geography", "Scenarios", "Planning", "Notation", "Studies", "Figures"]),
        layer(
            "Cartography",
            imports: ["Hexes", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "Notation", "ScenarioFiles"],
            resources: [.embedInCode("Resources/symbols.json")]),
        layer(
            "Geodata",
            imports: [
                "Hexes", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "Notation", "Figures", "Cartography",
                grdb,
            ]),
        layer("Charts", imports: ["Geography", "Notation", "Studies", "Figures"]),
        layer(
            "Pages",
            imports: [
                "Statistics", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "Campaigns", "Notation", "Studies",
                "Figures", "Prose", "Geodata", "Charts",
            ]),
        layer(
            "Application",
            imports: [
                "Arithmetic", "Hexes", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "Campaigns", "Notation",
                "ScenarioFiles", "Studies", "Archives", "Figures", "Prose", "Cartography", "Geodata", "Charts", "Pages",
            ]),
        .systemLibrary(name: "CZlib"),
        layer(
            "Workbench", imports: ["Arithmetic", "Application", hummingbird, hummingbirdCore, logging, zlib],
            resources: [.embedInCode("Page")]),
        .executableTarget(
            name: "AnabasisCLI", dependencies: ["Application", workbench, argumentParser], swiftSettings: house),
        layer("Fuzzing", imports: ["Arithmetic", "Randomness", grdb]),
        .executableTarget(
            name: "AnabasisFuzz",
            dependencies: [
                "Hexes", "Geography", "Scenarios", "RuleSets", "Planning", "Campaigns", "ScenarioFiles", "Studies", "Archives",
                "Pages", "Fuzzing", argumentParser, grdb,
            ], swiftSettings: house),
        tests("ArithmeticTests", imports: ["Arithmetic"]),
        tests("RandomnessTests", imports: ["Randomness"]),
        tests("HexesTests", imports: ["Hexes"]),
        tests("GeographyTests", imports: ["Hexes", "Geography"]),
        .target(
            name: "TestSupport",
            dependencies: ["Hexes", "Geography", "Scenarios", "ScenarioFiles"],
            path: "Tests/TestSupport",
            swiftSettings: house),
        tests("ScenariosTests", imports: ["Hexes", "Geography", "Scenarios", "TestSupport"]),
        tests(
            "AppraisalTests",
            imports: ["Randomness", "Hexes", "Geography", "Scenarios", "RuleSets", "Appraisal", "TestSupport"]),
        tests(
            "PlanningTests",
            imports: [
                "Randomness", "Hexes", "Graphs", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "TestSupport",
            ]),
        tests(
            "CampaignsTests",
            imports: [
                "Randomness", "Hexes", "Graphs", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "Campaigns",
                "Studies", "TestSupport",
            ]),
        tests(
            "RuleTests",
            imports: ["Hexes", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "Campaigns", "TestSupport"]),
        tests(
            "GateTests",
            imports: [
                "Arithmetic", "Randomness", "Hexes", "Geography", "Scenarios", "RuleSets", "Campaigns", "Studies",
                "TestSupport",
            ]),
        tests("StatisticsTests", imports: ["Randomness", "Statistics"]),
        tests(
            "StudiesTests",
            imports: [
                "Arithmetic", "Statistics", "Hexes", "Geography", "Scenarios", "RuleSets", "Campaigns", "Studies",
                "TestSupport",
            ]),
        tests(
            "ArchivesTests",
            imports: ["Arithmetic", "Scenarios", "RuleSets", "Campaigns", "Studies", "Archives", "TestSupport", grdb]),
        tests(
            "ApplicationTests",
            imports: [
                "Hexes", "Geography", "Scenarios", "RuleSets", "Campaigns", "ScenarioFiles", "Studies", "Archives", "Charts",
                "Pages", "Application", "TestSupport", "ReplySupport", grdb,
            ]),
        tests("AnabasisCLITests", imports: ["AnabasisCLI", "Notation", "TestSupport"]),
        tests("GraphsTests", imports: ["Graphs"]),
        tests("ScenarioFilesTests", imports: ["Hexes", "Geography", "Scenarios", "ScenarioFiles", "TestSupport", grdb]),
        .target(
            name: "ReplySupport",
            dependencies: [
                "Arithmetic", "Hexes", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "Campaigns", "Notation",
                "ScenarioFiles", "Studies", "Figures", "Prose", "Cartography", "Pages", "TestSupport",
            ],
            path: "Tests/ReplySupport",
            swiftSettings: house),
        tests("NotationTests", imports: ["Notation", "TestSupport"]),
        tests(
            "FiguresTests",
            imports: [
                "Hexes", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "Campaigns", "Studies", "Figures",
                "TestSupport", "ReplySupport",
            ]),
        tests(
            "ProseTests",
            imports: [
                "Hexes", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "Campaigns", "Notation",
                "ScenarioFiles", "Studies", "Figures", "Prose", "TestSupport", "ReplySupport",
            ]),
        tests(
            "CartographyTests",
            imports: [
                "Hexes", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "Cartography", "TestSupport",
                "ReplySupport",
            ]),
        tests(
            "GeodataTests",
            imports: [
                "Hexes", "Scenarios", "RuleSets", "Appraisal", "Planning", "Campaigns", "Notation", "Figures", "Cartography",
                "Geodata",
                "TestSupport", "ReplySupport", grdb,
            ]),
        tests(
            "ChartsTests",
            imports: [
                "Scenarios", "RuleSets", "Campaigns", "Notation", "Studies", "Figures", "Charts", "Pages", "ReplySupport",
            ]),
        tests(
            "PagesTests",
            imports: [
                "Hexes", "Geography", "Scenarios", "RuleSets", "Appraisal", "Planning", "Campaigns", "Notation", "Studies",
                "Figures", "Prose", "Cartography", "Geodata", "Charts", "Pages", "TestSupport", "ReplySupport",
            ]),
        tests("FuzzingTests", imports: ["Campaigns", "Archives", "Fuzzing", "TestSupport", grdb]),
        tests(
            "AnabasisFuzzTests",
            imports: ["Hexes", "Geography", "ScenarioFiles", "Application", "Fuzzing", "AnabasisFuzz", "TestSupport"]),
        tests("TidyTests", imports: []),
    ]
)
