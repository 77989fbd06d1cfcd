import Hummingbird
import Testing
import Workbench

@Suite struct RouteTests {
    @Test func aPathIsAPath() { #expect("/api".hasPrefix("/")) }
}
