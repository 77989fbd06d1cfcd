/// Latitudes and longitudes as they are printed.
public enum Degrees {
    /// A latitude in degrees: `38° N`, `51.5° S`, `0°` on the equator.
    public static func latitude(_ degrees: Double) -> String { text(degrees, positive: "N", negative: "S") }

    /// A longitude in degrees, of any turn: `127.5° E`, `179° W` for -179 and for 181, `0°`, `180°`.
    public static func longitude(_ degrees: Double) -> String {
        let wrapped = wrapped(degrees)
        return wrapped == -180 ? "180°" : text(wrapped, positive: "E", negative: "W")
    }

    /// The same longitude from -180 up to 180 degrees.
    public static func wrapped(_ longitude: Double) -> Double {
        if (-180..<180).contains(longitude) { return longitude }
        let rest = (longitude + 180).truncatingRemainder(dividingBy: 360)
        return (rest < 0 ? rest + 360 : rest) - 180
    }

    private static func text(_ degrees: Double, positive: String, negative: String) -> String {
        let size = degrees.magnitude
        let digits = "\(size)"
        let number = digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
        return size == 0 ? "0°" : "\(number)° \(degrees > 0 ? positive : negative)"
    }
}
