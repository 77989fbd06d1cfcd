#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the sun and the moon stand, seen from a place.
///
/// Against an almanac for 1950, good to two minutes of time for the sun's rising, setting and twilight, and to three for
/// the moon's phases. In antiquity the moon's phases are good to half an hour or so: the Earth's rotation is known no better.
/// Works on every latitude: where the sun does not set, its altitude stays above 0.
/// Source: Meeus, Astronomical Algorithms (2nd ed. 1998), chapters 12, 13, 22, 25, 47 (largest terms) and 48.
public struct Sky: Sendable {
    /// Degrees north; below 0 in the south.
    public let latitude: Double
    /// Degrees east; below 0, or beyond 180, in the west.
    public let longitude: Double
    /// The clock's offset from universal time, hours.
    public let utcOffsetHours: Double

    /// The sky over a place, by its clock.
    public init(latitude: Double, longitude: Double, utcOffsetHours: Double) {
        self.latitude = latitude
        self.longitude = longitude
        self.utcOffsetHours = utcOffsetHours
    }

    /// Height of the sun's centre above the horizon, degrees, without refraction.
    public func sunAltitude(at time: LocalTime) -> Double {
        let jd = time.julianDate(utcOffsetHours: utcOffsetHours)
        return altitude(of: Self.equatorial(longitude: Self.sunLongitude(Self.centuries(jd)), latitude: 0, jd), jd)
    }

    /// Height of the moon's centre above the horizon, degrees, lowered by its mean parallax.
    public func moonAltitude(at time: LocalTime) -> Double {
        let jd = time.julianDate(utcOffsetHours: utcOffsetHours)
        let moon = Self.moonEcliptic(Self.centuries(jd))
        let geocentric = altitude(of: Self.equatorial(longitude: moon.longitude, latitude: moon.latitude, jd), jd)
        return geocentric - 0.95 * cos(Self.radians(geocentric))
    }

    /// Share of the moon's disc that is lit, 0...1 (Meeus 48.1 with the sun taken as infinitely far).
    public func moonIlluminated(at time: LocalTime) -> Double {
        let t = Self.centuries(time.julianDate(utcOffsetHours: utcOffsetHours))
        let moon = Self.moonEcliptic(t)
        let separation = cos(Self.radians(moon.latitude)) * cos(Self.radians(moon.longitude - Self.sunLongitude(t)))
        return (1 - separation) / 2
    }

    /// How far the moon is ahead of the sun in ecliptic longitude, degrees 0..<360: 0 new, 180 full.
    public func moonAge(at time: LocalTime) -> Double {
        let t = Self.centuries(time.julianDate(utcOffsetHours: utcOffsetHours))
        return Self.wrap(Self.moonEcliptic(t).longitude - Self.sunLongitude(t))
    }

    // Degrees throughout; t in Julian centuries of dynamical time since 2000.

    private static func centuries(_ jd: Double) -> Double { (jd + dynamicalSeconds(jd) / 86400 - 2_451_545) / 36525 }

    /// Dynamical minus universal time, seconds: the value of 1950 since 1700, when it was within a minute of that, and before
    /// 1700 the parabola of the slowing Earth (Morrison and Stephenson 2004: -20 + 32 u^2, u in centuries from 1820).
    private static func dynamicalSeconds(_ jd: Double) -> Double {
        guard jd < 2_341_972.5 else { return 29 }
        let u = (jd - 2_451_545) / 36525 + 1.8
        return 32 * u * u - 20
    }

    private static func sunLongitude(_ t: Double) -> Double {
        let mean = 280.46646 + t * (36000.76983 + t * 0.0003032)
        let anomaly = radians(357.52911 + t * (35999.05029 - t * 0.0001537))
        let centre =
            (1.914602 - t * (0.004817 + t * 0.000014)) * sin(anomaly) + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
            + 0.000289 * sin(3 * anomaly)
        return wrap(mean + centre - 0.00569)
    }

    /// The largest terms of Meeus table 47.A and 47.B: degrees, then multiples of D, M, M', F.
    private static let longitudeTerms: [(Double, Double, Double, Double, Double)] = [
        (6.288774, 0, 0, 1, 0), (1.274027, 2, 0, -1, 0), (0.658314, 2, 0, 0, 0), (0.213618, 0, 0, 2, 0),
        (-0.185116, 0, 1, 0, 0), (-0.114332, 0, 0, 0, 2), (0.058793, 2, 0, -2, 0), (0.057066, 2, -1, -1, 0),
        (0.053322, 2, 0, 1, 0), (0.045758, 2, -1, 0, 0), (-0.040923, 0, 1, -1, 0), (-0.034720, 1, 0, 0, 0),
        (-0.030383, 0, 1, 1, 0), (0.015327, 2, 0, 0, -2), (-0.012528, 0, 0, 1, 2), (0.010980, 0, 0, 1, -2),
        (0.010675, 4, 0, -1, 0), (0.010034, 0, 0, 3, 0), (0.008548, 4, 0, -2, 0), (-0.007888, 2, 1, -1, 0),
        (-0.006766, 2, 1, 0, 0), (-0.005163, 1, 0, -1, 0), (0.004987, 1, 1, 0, 0), (0.004036, 2, -1, 1, 0),
    ]
    private static let latitudeTerms: [(Double, Double, Double, Double, Double)] = [
        (5.128122, 0, 0, 0, 1), (0.280602, 0, 0, 1, 1), (0.277693, 0, 0, 1, -1), (0.173237, 2, 0, 0, -1),
        (0.055413, 2, 0, -1, 1), (0.046271, 2, 0, -1, -1), (0.032573, 2, 0, 0, 1), (0.017198, 0, 0, 2, 1),
        (0.009266, 2, 0, 1, -1), (0.008822, 0, 0, 2, -1), (0.008216, 2, -1, 0, -1), (0.004324, 2, 0, -2, -1),
    ]

    private static func moonEcliptic(_ t: Double) -> (longitude: Double, latitude: Double) {
        let mean = 218.3164477 + t * (481_267.88123421 - t * 0.0015786)
        let d = 297.8501921 + t * (445_267.1114034 - t * 0.0018819)
        let m = 357.5291092 + t * (35999.0502909 - t * 0.0001536)
        let moon = 134.9633964 + t * (477_198.8675055 + t * 0.0087414)
        let f = 93.2720950 + t * (483_202.0175233 - t * 0.0036539)
        let sum = { (terms: [(Double, Double, Double, Double, Double)]) in
            terms.reduce(0.0) { $0 + $1.0 * sin(radians($1.1 * d + $1.2 * m + $1.3 * moon + $1.4 * f)) }
        }
        return (wrap(mean + sum(longitudeTerms)), sum(latitudeTerms))
    }

    private static func equatorial(
        longitude: Double, latitude: Double, _ jd: Double
    ) -> (ascension: Double, declination: Double) {
        let obliquity = radians(23.4392911 - 0.0130042 * centuries(jd))
        let l = radians(longitude)
        let b = radians(latitude)
        let ascension = atan2(sin(l) * cos(obliquity) - tan(b) * sin(obliquity), cos(l))
        return (ascension, asin(sin(b) * cos(obliquity) + cos(b) * sin(obliquity) * sin(l)))
    }

    private func altitude(of body: (ascension: Double, declination: Double), _ jd: Double) -> Double {
        let t = (jd - 2_451_545) / 36525
        let sidereal = 280.46061837 + 360.98564736629 * (jd - 2_451_545) + t * t * 0.000387933
        let hourAngle = Self.radians(sidereal + longitude) - body.ascension
        let phi = Self.radians(latitude)
        return asin(sin(phi) * sin(body.declination) + cos(phi) * cos(body.declination) * cos(hourAngle)) * 180 / .pi
    }

    private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

    private static func wrap(_ degrees: Double) -> Double {
        let rest = degrees.truncatingRemainder(dividingBy: 360)
        return rest < 0 ? rest + 360 : rest
    }
}
