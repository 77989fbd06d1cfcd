// swift-tools-version: 6.2
// Takes the methods of the module Statistics to a function whose answer is known; run.sh holds them against SALib.
import PackageDescription

let package = Package(
    name: "StatisticsBenchmark",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Anabasis", path: "../..")],
    targets: [
        .executableTarget(name: "Ishigami", dependencies: [.product(name: "Statistics", package: "Anabasis")])
    ]
)
