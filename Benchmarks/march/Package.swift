// swift-tools-version: 6.2
// Times the samplers of the module Randomness on the common march model; run.sh prints the table.
import PackageDescription

let package = Package(
    name: "MarchBenchmark",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Anabasis", path: "../..")],
    targets: [
        .executableTarget(
            name: "MarchBenchmark",
            dependencies: [
                .product(name: "Graphs", package: "Anabasis"), .product(name: "Randomness", package: "Anabasis"),
            ])
    ]
)
