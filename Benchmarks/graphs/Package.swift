// swift-tools-version: 6.2
// Times the module Graphs against other programs on the same subjects; run.sh prints the table.
import PackageDescription

let package = Package(
    name: "GraphsBenchmark",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Anabasis", path: "../..")],
    targets: [
        .executableTarget(name: "GraphsBenchmark", dependencies: [.product(name: "Graphs", package: "Anabasis")])
    ]
)
