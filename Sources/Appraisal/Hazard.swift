import Arithmetic
import Geography
import Hexes

/// The chance of contact in each cell at a moment, ready for the march: three numbers a cell.
///
/// For a body of 50 men in a calm sector, moving for h hours through cell c under sight strip W:
/// `(watch[c] * W + informers[c]) * h + posts[c] * met` contacts are expected, where `met` is the kilometres of road
/// followed, or W where a road is only crossed (random search, Koopman 1946).
public struct Hazard: Sendable {
    /// Contacts per hour and kilometre of sight strip, cover included.
    public let watch: [Float]
    /// Posts per kilometre of road, cover included.
    public let posts: [Float]

    /// The hazard of a hold on a ground.
    public init(hold: EnemyHold, theatre: Theatre, rules: ContactRules) {
        let speed = Float(rules.relativeSpeed)
        let cover = Self.coverFactor(theatre: theatre, rules: rules)
        watch = zip(hold.patrols, cover).map { $0 * speed * $1 }
        posts = zip(hold.posts, cover).map { $0 * (0.5 + 0.5 * $1) }
    }

    /// The factor of cover in each cell: 1 in the open.
    static func coverFactor(theatre: Theatre, rules: ContactRules) -> [Float] {
        theatre.cover.map { 1 - (1 - Float(rules.coverFull)) * $0 }
    }

    /// Reports by the people in each cell, expected per hour of march of a body of 50 men.
    public static func informers(theatre: Theatre, rules: ContactRules) -> [Float] {
        let cover = coverFactor(theatre: theatre, rules: rules)
        let byZone = theatre.zones.map { zone in
            rules.informers * zone.density * PortableMath.power(rules.attitudeFactor, 1 - 2 * zone.attitude)
        }
        return theatre.zone.indices.map { cell in
            let zone = theatre.zone[cell]
            return zone < 0 ? 0 : Float(byZone[Int(zone)]) * cover[cell]
        }
    }

    /// Kilometres watched by a patrol or a post in a light.
    public static func sight(_ light: Light, rules: ContactRules) -> Double {
        light.isNight ? sight(inTheDark: light.moonlight, rules: rules) : rules.sightDay
    }

    /// The same in the dark, under so much of a full moon's light.
    public static func sight(inTheDark moonlight: Double, rules: ContactRules) -> Double {
        rules.sightNight * (1 + rules.moonGain * moonlight)
    }

    /// Posts expected to see a body that crosses a road once: random posts, each watching a strip as wide as its sight. For a
    /// body that follows the road, the length followed stands for the strip.
    public static func crossing(postsPerKilometre: Double, sight: Double) -> Double { postsPerKilometre * sight }

    /// How much more a body of so many men is seen than one of 50.
    public static func sizeFactor(men: Int, rules: ContactRules) -> Double {
        PortableMath.power(Double(men) / 50, rules.sizeExponent)
    }
}
