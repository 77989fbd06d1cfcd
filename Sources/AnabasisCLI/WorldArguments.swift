import Application
import ArgumentParser

/// Which worlds campaigns are played in.
struct WorldArguments: ParsableArguments {
    @Option(help: "Worlds drawn from what is not known, two or more; --worlds 1 is the standard world.")
    var worlds: Int?
    @Option(help: "Campaigns in each world; 10 unless said.") var perWorld: Int?
    @Flag(help: "Play the standard world alone, of best figures: what varies is luck.") var standard = false

    /// True where the standard world is asked for.
    func isStandard(_ replications: Int?) -> Bool { standard || worlds == 1 || replications != nil }

    /// Refuses what cannot go together. `replications` are campaigns of the standard world.
    func check(_ replications: Int?) throws {
        guard isStandard(replications) else { return }
        if let worlds, worlds != 1 {
            throw ValidationError(
                "--worlds is \(worlds), but \(standard ? "--standard" : "--replications") plays the standard world alone; leave one out."
            )
        }
        if let perWorld {
            throw ValidationError(
                "--per-world is \(perWorld), but the standard world is played alone; give --replications instead.")
        }
    }

    /// The sampling, with so many worlds unless said; playing may stop before only where no number is given and `isOpen`.
    func sampling(_ replications: Int?, most: Int, isOpen: Bool = false) -> CampaignSampling {
        if isStandard(replications) { return .standard(replications: replications) }
        return .drawn(
            WorldCount(
                most: worlds ?? most, perWorld: perWorld ?? WorldCount.standardPerWorld, isFixed: worlds != nil || !isOpen))
    }
}
