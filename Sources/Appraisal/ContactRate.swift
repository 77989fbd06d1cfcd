import Arithmetic
import Geography
import RuleSets

/// The danger of contact in one cell at a moment, and the laws by which it is met: patrols and posts, and reports by the people.
///
/// Contacts of a body of the reference size under the usual watch are a Poisson process (random search, Koopman 1946). Its rate on
/// the march is `rate(sight:)`; posts beside the way add their number on the length that they watch. A body of another size meets
/// `ContactRules.sizeFactor(men:)` times as many, an alarmed sector its alarm times as many.
@frozen
public struct CellHazard: Hashable, Sendable {
    /// Contacts with patrols per hour and kilometre of sight strip, cover included.
    public let watch: Float
    /// Posts per kilometre of road, cover included.
    public let posts: Float
    /// Reports by the people after which a pursuit finds the body, per hour.
    public let informers: Float

    /// The danger of a cell.
    @inlinable
    public init(watch: Float, posts: Float, informers: Float) {
        self.watch = watch
        self.posts = posts
        self.informers = informers
    }

    /// Contacts an hour with patrols of a watch under a sight strip, kilometres.
    @inlinable
    public static func rate(watch: Float, sight: Float) -> Float { watch * sight }

    /// Contacts an hour on the march with patrols and pursuits under a sight strip, kilometres.
    @inlinable
    public func rate(sight: Float) -> Float { Self.rate(watch: watch, sight: sight) + informers }

    /// Contacts with posts on a share of a step: those on the kilometres of road that are followed, or on the width of the sight
    /// strip where a road (nil) is only crossed.
    @inlinable
    public func contactsWithPosts(sight: Float, road: Float?, share: Float = 1) -> Float { posts * (road ?? sight) * share }

    /// Contacts with patrols and posts on a share of a step that takes so many hours.
    @inlinable
    public func contactsWithWatch(hours: Float, sight: Float, road: Float?, share: Float = 1) -> Float {
        Self.rate(watch: watch, sight: sight) * hours + contactsWithPosts(sight: sight, road: road, share: share)
    }

    /// All contacts on a share of a step that takes so many hours.
    @inlinable
    public func contacts(hours: Float, sight: Float, road: Float?, share: Float = 1) -> Float {
        contactsWithWatch(hours: hours, sight: sight, road: road, share: share) + informers * hours
    }
}

extension ContactRules {
    /// Contacts per hour and kilometre of sight strip with patrols of a density (per square kilometre), under a factor of cover.
    public func watch(patrols: Float, cover: Float = 1) -> Float { patrols * Float(relativeSpeed) * cover }

    /// Factor of the sight on a cell: 1 in the open, `coverFull` where all of it hides a man.
    public func coverFactor(_ cover: Float) -> Float { 1 - (1 - Float(coverFull)) * cover }

    /// Kilometres watched by a patrol or a post, mean over a span of light.
    public func sight(_ light: Light) -> Double {
        let dark = light.darkHours / light.hours
        return dark * sight(inTheDark: light.moonlight) + (1 - dark) * sightDay
    }

    /// Kilometres watched in the dark under so much of a full moon's light.
    public func sight(inTheDark moonlight: Double) -> Double { sightNight * (1 + moonGain * moonlight) }

    /// Contacts of a body of so many men relative to one of the reference size.
    public func sizeFactor(men: Int) -> Double { PortableMath.power(Double(men) / referenceMen, sizeExponent) }
}
