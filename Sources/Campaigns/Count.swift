/// A count of men or weapons kept in 32 bits, which a study of thousands of campaigns holds in great number; 0 unless set.
@propertyWrapper
public struct Count: Hashable, Sendable {
    private var stored: Int32 = 0

    /// None.
    public init() {}

    /// The count; at most 2^31 - 1.
    public var wrappedValue: Int {
        @inline(__always) get { Int(stored) }
        @inline(__always) set { stored = Int32(newValue) }
    }
}
