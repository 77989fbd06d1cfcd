/// Exponential, logarithm and power from IEEE additions, multiplications and divisions, with the same bits on every platform.
///
/// The C library's `exp` and `log` may differ in the last bit between systems; a campaign's outcome must not.
/// Relative error below 1e-15 over the ranges used here (tested against the C library).
/// Source: argument reduction as in Cody and Waite, Software Manual for the Elementary Functions (1980).
public enum PortableMath {
    private static let ln2High = 6.93147180369123816490e-01
    private static let ln2Low = 1.90821492927058770002e-10
    private static let log2e = 1.44269504088896338700
    /// 1.5 times 2^52: added and subtracted again, it rounds to a whole number.
    private static let roundsToWhole = 6_755_399_441_055_744.0

    /// e to the power x. Below -708 it is 0, above 709 infinity.
    public static func exp(_ x: Double) -> Double {
        if x < -708 { return 0 }
        if x > 709 { return .infinity }
        // To the nearest whole number, halves to even: the sum's last place is 1.
        let k = (x * log2e + roundsToWhole) - roundsToWhole
        let r = (x - k * ln2High) - k * ln2Low
        // Taylor to the 13th power, |r| <= 0.347, so that the next term is below 5e-18; in pairs, so that they run side by side
        // (Estrin 1960), the largest terms added last.
        let r2 = r * r
        let r4 = r2 * r2
        let low = (0.5 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120))
        let middle = (1.0 / 720 + r * (1.0 / 5_040)) + r2 * (1.0 / 40_320 + r * (1.0 / 362_880))
        let high = (1.0 / 3_628_800 + r * (1.0 / 39_916_800)) + r2 * (1.0 / 479_001_600 + r * (1.0 / 6_227_020_800))
        let sum = 1 + (r + r2 * (low + r4 * (middle + r4 * high)))
        let scale = Double(bitPattern: UInt64(bitPattern: Int64(k) + 1023) << 52)
        return sum * scale
    }

    /// Four exponentials at once, bit for bit those of the scalar `exp`, for numbers between -708 and 709.
    public static func exp(_ x: SIMD4<Double>) -> SIMD4<Double> {
        let whole = x * log2e + roundsToWhole
        let k = whole - roundsToWhole
        let r = (x - k * ln2High) - k * ln2Low
        let r2 = r * r
        let r4 = r2 * r2
        let low = line(r, 0.5, 1.0 / 6) + r2 * line(r, 1.0 / 24, 1.0 / 120)
        let middle = line(r, 1.0 / 720, 1.0 / 5_040) + r2 * line(r, 1.0 / 40_320, 1.0 / 362_880)
        let high = line(r, 1.0 / 3_628_800, 1.0 / 39_916_800) + r2 * line(r, 1.0 / 479_001_600, 1.0 / 6_227_020_800)
        let tail: SIMD4<Double> = low + r4 * (middle + r4 * high)
        let sum: SIMD4<Double> = 1 + (r + r2 * tail)
        // The last bits of `whole` are k itself, in two's complement.
        let bits = unsafeBitCast(whole, to: SIMD4<UInt64>.self)
        return sum * unsafeBitCast((bits &+ 1023) &<< 52, to: SIMD4<Double>.self)
    }

    @inline(__always)
    private static func line(_ x: SIMD4<Double>, _ a: Double, _ b: Double) -> SIMD4<Double> { a + x * b }

    /// The natural logarithm of a positive normal x; minus infinity at 0.
    public static func log(_ x: Double) -> Double {
        if x <= 0 { return -.infinity }
        var exponent = Int64((x.bitPattern >> 52) & 0x7ff) - 1023
        var mantissa = Double(bitPattern: (x.bitPattern & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000)
        if mantissa > 1.4142135623730951 {
            mantissa *= 0.5
            exponent += 1
        }
        // log m = 2 artanh s with s = (m - 1)/(m + 1), |s| <= 0.1716.
        let s = (mantissa - 1) / (mantissa + 1)
        let z = s * s
        let z2 = z * z
        let z4 = z2 * z2
        let low = (1.0 / 3 + z * (1.0 / 5)) + z2 * (1.0 / 7 + z * (1.0 / 9))
        let middle = (1.0 / 11 + z * (1.0 / 13)) + z2 * (1.0 / 15 + z * (1.0 / 17))
        let sum = 1 + z * (low + z4 * (middle + z4 * (1.0 / 19 + z * (1.0 / 21))))
        let e = Double(exponent)
        return e * ln2High + (2 * s * sum + e * ln2Low)
    }

    /// x to the power y for x >= 0; a square root is exact. Relative error about 4e-16 * (2 + |y log x|).
    public static func power(_ x: Double, _ y: Double) -> Double {
        if x == 0 { return y == 0 ? 1 : (y > 0 ? 0 : .infinity) }
        if y == 0.5 { return x.squareRoot() }
        return exp(y * log(x))
    }
}
