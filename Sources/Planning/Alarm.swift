import Arithmetic

/// How contacts make their neighbourhood more dangerous for all who are in it: the crowding of a crossing.
public struct Alarm: Sendable {
    /// Patch of ground in which an alarm is raised, by cell.
    public let patches: [Int32]
    /// How many patches there are.
    public let patchCount: Int
    /// Addition of each contact expected in a patch to the danger there, relative to a calm patch, on the mean of those who pass.
    public let perContact: Double

    /// Alarm in patches of ground.
    public init(patches: [Int32], patchCount: Int, perContact: Double) {
        self.patches = patches
        self.patchCount = patchCount
        self.perContact = perContact
    }

    /// Addition of a contact on the mean of those who pass a patch together.
    ///
    /// A contact adds `gain` to the patch's watchfulness, which fades over `fadeHours` (T). Bodies that pass in the same D
    /// hours with c contacts between them, evenly spread, find at time t the sum g c (T/D) (1 - e^(-t/T)); its mean over the D
    /// hours is c g (1/u) (1 - (1 - e^(-u)) / u) with u = D/T: half the gain if they pass at once, g T/D if they take long.
    /// First order: contacts that the alarm itself brings raise no further alarm here.
    public static func perContact(gain: Double, fadeHours: Double, passingHours: Double) -> Double {
        let u = passingHours / fadeHours
        // The series' first term, where the difference would be lost in rounding.
        if u < 1e-4 { return gain / 2 }
        return gain * (1 - (1 - PortableMath.exp(-u)) / u) / u
    }
}
