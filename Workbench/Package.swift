// swift-tools-version: 6.2
// The server with its page, and its tests: a package of its own, so that the main one builds without an HTTP server.
import PackageDescription

let house: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "WorkbenchTests",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "Anabasis", path: "..", traits: ["Workbench"]),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    ],
    targets: [
        .testTarget(
            name: "WorkbenchTests",
            dependencies: [
                .product(name: "Workbench", package: "Anabasis"), .product(name: "Application", package: "Anabasis"),
                .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: house)
    ]
)
