import Arithmetic
import Campaigns
import Studies

/// A block of outcomes as bytes; Documentation/Studies.md tells what each of them holds.
enum BlockCoding {
    /// How long the lists of an outcome are: the same for every outcome of a block.
    private struct Shape: Equatable {
        let formations: Int
        let days: Int
        let zones: Int
        let results: Int

        init(_ outcome: Outcome) {
            formations = outcome.formations.count
            days = outcome.tiedByDay.count
            zones = outcome.guerrillasByZone.count
            results = outcome.contacts.count
        }

        init(from reader: inout ByteReader) throws(ByteFault) {
            formations = try reader.count()
            days = try reader.count()
            zones = try reader.count()
            results = try reader.count()
        }

        var numbers: Int { formations * (BlockCoding.columns.count + 3 + days) + zones + 1 + 2 * days + results }
    }

    private static let columns: [WritableKeyPath<Ledger, Int> & Sendable] = [
        \.start, \.inRanks, \.arrived, \.arrivedBehind, \.killed, \.captured, \.deserted, \.fellOut, \.guerrillas,
        \.weaponsStart, \.weaponsCarried, \.weaponsDestroyed, \.weaponsLost, \.weaponsBroughtOut,
    ]

    static func bytes(of block: Block) -> [UInt8] {
        precondition(!block.outcomes.isEmpty)
        var body = ByteWriter()
        let shape = Shape(block.outcomes[0])
        for count in [shape.formations, shape.days, shape.zones, shape.results] { body.add(UInt64(count)) }
        for count in [block.work.bodyEpochs, block.work.steps, block.work.contacts, block.bodies] { body.add(count) }
        for outcome in block.outcomes {
            body.add(outcome.digest)
            body.add(word: outcome.delayHours.bitPattern)
            body.add(sparse: numbers(of: outcome))
        }
        var all = ByteWriter()
        all.add(word: Digest(of: body.bytes).words.high)
        all.add(contentsOf: body.bytes)
        return all.bytes
    }

    static func block(first: Int, count: Int, bytes: [UInt8]) throws(ByteFault) -> Block {
        var reader = ByteReader(bytes)
        let check = try reader.word()
        guard check == Digest(of: Array(bytes[reader.place...])).words.high else { throw ByteFault() }
        let shape = try Shape(from: &reader)
        var work = Campaign.Work()
        work.bodyEpochs = try reader.whole()
        work.steps = try reader.whole()
        work.contacts = try reader.whole()
        let bodies = try reader.whole()
        var outcomes: [Outcome] = []
        for _ in 0..<count { outcomes.append(try outcome(shape, &reader)) }
        guard reader.isAtEnd else { throw ByteFault() }
        return Block(first: first, outcomes: outcomes, work: work, bodies: bodies)
    }

    /// Men held and tied down change little from day to day: they stand as differences.
    private static func numbers(of outcome: Outcome) -> [Int] {
        var numbers: [Int] = []
        for formation in outcome.formations {
            numbers += columns.map { formation.ledger[keyPath: $0] }
            numbers += [formation.orderDay, formation.orderReached, formation.orderObeyed].map(Int.init)
            numbers += formation.arrivedByDay.map(Int.init)
        }
        numbers += outcome.guerrillasByZone.map(Int.init)
        numbers.append(Int(outcome.recruits))
        for days in [outcome.tiedByDay, outcome.heldByDay] {
            numbers += zip(days, [0] + days).map { Int($0) - Int($1) }
        }
        return numbers + outcome.contacts.map(Int.init)
    }

    private static func outcome(_ shape: Shape, _ reader: inout ByteReader) throws(ByteFault) -> Outcome {
        let digest = try reader.digest()
        let delay = Double(bitPattern: try reader.word())
        var rest = try reader.sparse(shape.numbers)[...]
        var isSound = true
        func take(_ count: Int) -> [Int32] {
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count).map { number in
                guard let small = Int32(exactly: number) else {
                    isSound = false
                    return 0
                }
                return small
            }
        }
        func sums(_ changes: [Int32]) -> [Int32] {
            var sum: Int32 = 0
            return changes.map { change in
                sum &+= change
                return sum
            }
        }
        let formations = (0..<shape.formations).map { _ in
            var ledger = Ledger()
            for (column, number) in zip(columns, take(columns.count)) { ledger[keyPath: column] = Int(number) }
            let order = take(3)
            return Outcome.OfFormation(
                ledger: ledger, arrivedByDay: take(shape.days), orderDay: order[0], orderReached: order[1],
                orderObeyed: order[2])
        }
        let outcome = Outcome(
            formations: formations, guerrillasByZone: take(shape.zones), recruits: take(1)[0],
            tiedByDay: sums(take(shape.days)), heldByDay: sums(take(shape.days)), delayHours: delay,
            contacts: take(shape.results), digest: digest)
        guard isSound else { throw ByteFault() }
        return outcome
    }
}
