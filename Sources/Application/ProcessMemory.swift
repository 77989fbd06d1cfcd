import Foundation

/// Memory that the process holds and does not use, as glibc's allocator leaves it; on other systems nothing is done.
public enum ProcessMemory {
    private typealias Option = @convention(c) (_ name: Int32, _ value: Int32) -> Int32
    private typealias Trim = @convention(c) (_ pad: Int) -> Int32

    /// Has threads share two heaps where the system gives each its own: that holds a quarter more memory, and saves no time. What is
    /// large has pages of its own, which the system has back when it is freed.
    public static func holdLittle() {
        // M_ARENA_MAX and M_MMAP_THRESHOLD of glibc's malloc.h, which no module of Swift shows.
        let (mostArenas, ownPages): (Int32, Int32) = (-8, -3)
        guard let found = dlsym(nil, "mallopt") else { return }
        let set = unsafeBitCast(found, to: Option.self)
        _ = set(mostArenas, 2)
        _ = set(ownPages, largeBytes)
    }

    /// Bytes of a table over a map of a hundred thousand cells.
    private static let largeBytes: Int32 = 1024 * 1024

    /// Gives what is free back to the system: the models of worlds come and go by the hundred megabytes.
    public static func giveBack() {
        guard let found = dlsym(nil, "malloc_trim") else { return }
        _ = unsafeBitCast(found, to: Trim.self)(0)
    }
}
