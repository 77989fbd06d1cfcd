/// Contact-free movement over one epoch, shared by all bodies with the same state.
///
/// It depends on no campaign's draws or alarms, so that campaigns which are played side by side share it.
struct EpochTraversal {
    /// All that it follows from: place and manner of going, epoch, and day of the enemy's schedule.
    struct Key: Equatable {
        /// Cell, and the bits of the share of the present step still to go.
        let place: UInt64
        let profile: UInt64
    }

    /// How it ends: with the hours, at the objective, or where the course leads nowhere.
    enum End: UInt8 {
        case hours, objective, nowhere
    }

    var key: Key
    /// Where it ends, and the share of the step there still to go.
    var cell: Int32 = 0
    var stepLeft: Float = 1
    /// Steps walked, parts of them included, and those that were finished.
    var walked: Float = 0
    var steps: UInt16 = 0
    var end = End.hours
    /// Passages on it: it ends on the course of so many legs later.
    var legs: UInt8 = 0
    /// Attacks from the air to be expected by a very large body.
    var air: Float = 0
    /// Reports to be expected of a body of size factor 1 after which a pursuit finds it.
    var reports: Float = 0
    /// Its contacts by sector: places among those of all traversals of the epoch.
    var sectorContacts = 0..<0

    /// A traversal that is nobody's.
    static let none = EpochTraversal(key: Key(place: .max, profile: .max))
}

/// The contacts of one part of a traversal, which lies in one sector.
struct SectorContacts {
    let sector: Int
    /// Contacts with patrols and posts to be expected there by a body of size factor 1 under the usual watch.
    var contacts: Float
    /// The same for each unit of a block's watch, which finds bodies on the march alone.
    var contactsOfBlock: Float
    /// The same for each unit of the watch of free forces, on the march and in hiding.
    var contactsOfPatrols: Float
}
