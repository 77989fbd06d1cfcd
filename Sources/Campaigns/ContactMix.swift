/// The three laws by which a body is met. Each has its own rate and its own outcome.
package enum ContactKind {
    /// A patrol, or a post beside a road.
    case post
    /// A reserve battalion that blocks the way.
    case block
    /// A report by the people: a pursuit sets out, and finds the body later.
    case report
    /// The pursuit that a report started.
    case pursuit
    /// An attack from the air.
    case air
}

/// Contacts to be expected, by law. Poisson processes side by side are one process, and a contact of it is of a law with a chance in
/// proportion to its rate.
package struct ContactMix {
    package let watch: Float
    package let block: Float
    package let report: Float
    package let air: Float

    /// Contacts to be expected, by law.
    @inline(__always)
    package init(watch: Float, block: Float, report: Float, air: Float) {
        self.watch = watch
        self.block = block
        self.report = report
        self.air = air
    }

    @inline(__always)
    var total: Float { watch + block + report + air }

    /// The law of a contact, for a uniform number.
    package func kind(at u: Double) -> ContactKind {
        let place = Float(u) * total
        if place < watch { return .post }
        if place < watch + block { return .block }
        return place < watch + block + report ? .report : .air
    }

    /// How often a body is found from the air, relative to a very large one: half as often at `airMen`.
    @inline(__always)
    package static func airFactor(men: Int32, airMen: Float) -> Float { Float(men) / (Float(men) + airMen) }
}
