import Archives
import ArgumentParser
import Campaigns
import Notation
import Studies

/// Where a study keeps what it has finished, and which part of it is played here.
struct StoreOptions: ParsableArguments {
    @Option(help: "Keep finished campaigns in this file, and go on from it; one in the folder of the reply unless said.")
    var store: String?
    @Flag(help: "Keep nothing: a study that is killed begins anew.") var noStore = false
    @Option(
        name: .customLong("shard"),
        help: "Play this part only, such as 3/16, and write no reply; `anabasis merge` joins the parts.")
    var shardText: String?

    func validate() throws {
        if noStore, store != nil { throw ValidationError("--store and --no-store exclude each other; give one of them.") }
        if noStore, shardText != nil { throw ValidationError("--shard keeps its part in a store; leave --no-store out.") }
        if let shardText, shard == nil {
            throw ValidationError("--shard is \"\(shardText)\", expected a part of so many, like 3/16.")
        }
    }

    /// The part to play, where one was named.
    var shard: Shard? {
        let numbers = (shardText ?? "").split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let number = numbers[0], let count = numbers[1] else { return nil }
        return Shard(number: number, of: count)
    }

    /// Opens the store of a study, unless none is wanted, and says what is in it.
    func open(_ identity: StudyIdentity, request: StoredRequest, folder: String) throws -> StudyStore? {
        guard !noStore else { return nil }
        let part = shard.map { "-\($0.number)-of-\($0.count)" } ?? ""
        let path = store ?? "\(folder)/\(identity.mark)\(part).study"
        let store: StudyStore
        do {
            store = try StudyStore.open(path, identity: identity, request: request) { fault in
                Terminal.tell("\n\(fault) The study goes on; what is finished meanwhile is kept in memory.")
            }
        } catch { throw Library.failure(error) }
        if store.keptAtOpening > 0 {
            Terminal.tell("Going on from \(path): \(ProseNumber.whole(store.keptAtOpening)) campaigns are there already.")
        }
        return store
    }
}
