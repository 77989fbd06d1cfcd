import Arithmetic
import Campaigns
import Foundation
import Scenarios

/// A recorded campaign in a file: what happened in an epoch is found through an index, without reading the rest.
///
/// ```swift
/// try Recording.write(campaign.journal, head: head, to: "run.journal")
/// let recording = try Recording("run.journal")
/// try recording.check(against: scenario)
/// let events = try recording.events(of: 37, in: scenario)
/// ```
/// Documentation/Studies.md tells the bytes. Head, index and every epoch have checks of their own, and nothing of them is trusted: what
/// is read is within the bounds of its scenario. There are no snapshots: a campaign is a pure function, and playing it again up to
/// an epoch takes milliseconds.
public struct Recording: Sendable {
    /// Path of the file.
    public let path: String
    /// What it is of.
    public let head: RecordingHead
    private let index: [Entry]

    /// Where an epoch stands in the file.
    private struct Entry: Hashable, Sendable {
        let offset: Int
        let length: Int
        let events: Int
        let check: UInt64
    }

    private static let magic = [UInt8]("ANABASIS".utf8)
    private static let ending = [UInt8]("SISABANA".utf8)
    /// Rises with each change of the form.
    private static let form: UInt64 = 2
    private static let headStart = 32
    private static let trailerLength = 32
    private static let entryLength = 32

    // MARK: writing

    /// Writes a journal with where every body stood (`Campaign(..., tracing: true)`) into a file; throws if it cannot be written.
    public static func write(_ journal: Journal, head: RecordingHead, to path: String) throws(ArchiveFault) {
        do {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(bytes(of: journal, head: head)).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw ArchiveFault(
                path, "the recording cannot be written (\(error.localizedDescription))", remedy: "give --record another file")
        }
    }

    /// The file's bytes: equal for equal campaigns.
    public static func bytes(of journal: Journal, head: RecordingHead) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = [UInt8](try encoder.encode(head))
        var file = ByteWriter()
        file.add(contentsOf: magic)
        for word in [form, UInt64(text.count), check(text)] { file.add(word: word) }
        file.add(contentsOf: text)
        var index = ByteWriter()
        for epoch in sections(of: journal.events, epochs: head.epochs) {
            let bytes = EventCoding.bytes(of: epoch)
            for word in [UInt64(file.bytes.count), UInt64(bytes.count), UInt64(epoch.count), check(bytes)] {
                index.add(word: word)
            }
            file.add(contentsOf: bytes)
        }
        let start = UInt64(file.bytes.count)
        file.add(contentsOf: index.bytes)
        for word in [start, UInt64(head.epochs), check(index.bytes)] { file.add(word: word) }
        file.add(contentsOf: ending)
        return file.bytes
    }

    private static func check(_ bytes: [UInt8]) -> UInt64 { Digest(of: bytes).words.high }

    /// Events by epoch; a journal is in order of time.
    private static func sections(of events: [Event], epochs: Int) -> [ArraySlice<Event>] {
        var sections: [ArraySlice<Event>] = []
        var start = 0
        for epoch in 0..<epochs {
            let end = events[start...].firstIndex { Int($0.epoch) > epoch } ?? events.count
            sections.append(events[start..<end])
            start = end
        }
        return sections
    }

    // MARK: reading

    /// Opens a recording and reads its head and index; throws if it is none, is newer, cut short or damaged.
    public init(_ path: String) throws(ArchiveFault) {
        self.path = path
        guard FileManager.default.fileExists(atPath: path), let file = FileHandle(forReadingAtPath: path) else {
            throw ArchiveFault(path, "there is no such file", remedy: "name a file that `anabasis run --record` wrote")
        }
        defer { try? file.close() }
        let start = Self.read(file, from: 0, count: Self.headStart)
        guard start.prefix(8) == Self.magic[...] else {
            throw ArchiveFault(path, "it is no recording", remedy: "name a file that `anabasis run --record` wrote")
        }
        let words = Self.words(start.dropFirst(8))
        if let form = words.first, form > Self.form {
            throw ArchiveFault(
                path, "it was written by a newer version of anabasis (form \(form); this one knows \(Self.form))",
                remedy: "use that version")
        }
        if let form = words.first, form < Self.form {
            throw ArchiveFault(
                path, "it is of form \(form)", expected: "form \(Self.form)",
                remedy: "record the campaign again, or read it with the version that wrote it")
        }
        let size = Int((try? file.seekToEnd()) ?? 0)
        let trailer = Self.read(file, from: max(0, size - Self.trailerLength), count: Self.trailerLength)
        guard words.count == 3, trailer.count == Self.trailerLength, trailer.suffix(8) == Self.ending[...] else {
            throw ArchiveFault(path, "it is cut short", remedy: "record the campaign again")
        }
        let text = Self.read(file, from: Self.headStart, count: Int(clamping: min(words[1], UInt64(size))))
        let tail = Self.words(trailer.dropLast(8))
        let length = Int(clamping: min(tail[1], UInt64(size))) * Self.entryLength
        let entries = Self.read(file, from: Int(clamping: min(tail[0], UInt64(size))), count: min(length, size))
        guard Self.check(text) == words[2], Self.check(entries) == tail[2],
            let head = try? JSONDecoder().decode(RecordingHead.self, from: Data(text)), (1...65_536).contains(head.epochs),
            entries.count == head.epochs * Self.entryLength
        else { throw Self.damaged(path, "its head or its index") }
        self.head = head
        // No part is longer than the file, and no event shorter than six bytes.
        index = (0..<head.epochs).map { epoch in
            let entry = Self.words(entries[(epoch * Self.entryLength)...].prefix(Self.entryLength))
            let numbers = entry.map { Int(clamping: min($0, UInt64(size))) }
            return Entry(offset: numbers[0], length: numbers[1], events: numbers[2], check: entry[3])
        }
        if let fault = head.fault() { throw ArchiveFault(path, fault.found, expected: fault.expected, remedy: Self.remedy) }
    }

    private static let remedy = "record the campaign again"

    /// Finds whether the recording is of a scenario as it is; throws if its days are not the scenario's.
    public func check(against scenario: Scenario) throws(ArchiveFault) {
        let epochs = scenario.horizonDays * 24 / head.epochHours
        guard head.epochs == epochs else {
            throw ArchiveFault(
                path, "it has \(head.epochs) epochs of \(head.epochHours) hours", expected: "\(epochs), the scenario's",
                remedy: Self.remedy)
        }
    }

    /// What happened in an epoch, 0..<head.epochs, read from its place in the file; throws if that is damaged, or tells of formations,
    /// cells or zones that the scenario does not have.
    public func events(of epoch: Int, in scenario: Scenario) throws(ArchiveFault) -> [Event] {
        let entry = index[epoch]
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw ArchiveFault(path, "it is gone", remedy: Self.remedy)
        }
        defer { try? file.close() }
        let bytes = Self.read(file, from: entry.offset, count: entry.length)
        guard bytes.count == entry.length, Self.check(bytes) == entry.check,
            let events = try? EventCoding.events(entry.events, of: epoch, in: bytes)
        else { throw Self.damaged(path, "epoch \(epoch)") }
        let bounds = EventBounds(scenario)
        for (number, event) in events.enumerated() {
            guard let fault = bounds.fault(of: event) else { continue }
            throw ArchiveFault(
                path, "in epoch \(epoch), event \(number), \(fault.found)", expected: fault.expected, remedy: Self.remedy)
        }
        return events
    }

    /// What happened in some epochs; throws as for one.
    public func events(of epochs: Range<Int>, in scenario: Scenario) throws(ArchiveFault) -> [Event] {
        var events: [Event] = []
        for epoch in epochs { events += try self.events(of: epoch, in: scenario) }
        return events
    }

    /// The first epoch, below a bound, in which a journal tells something else than the recording; nil if there is none.
    public func firstDifference(from journal: Journal, before bound: Int) -> Int? {
        let sections = Self.sections(of: journal.events, epochs: min(bound, head.epochs))
        return sections.indices.first { Self.check(EventCoding.bytes(of: sections[$0])) != index[$0].check }
    }

    private static func damaged(_ path: String, _ part: String) -> ArchiveFault {
        ArchiveFault(path, "\(part) is damaged", remedy: remedy)
    }

    private static func read(_ file: FileHandle, from offset: Int, count: Int) -> [UInt8] {
        guard offset >= 0, count > 0, (try? file.seek(toOffset: UInt64(offset))) != nil else { return [] }
        return [UInt8]((try? file.read(upToCount: count)) ?? Data())
    }

    private static func words(_ bytes: ArraySlice<UInt8>) -> [UInt64] {
        var reader = ByteReader(Array(bytes))
        var words: [UInt64] = []
        while let word = try? reader.word() { words.append(word) }
        return words
    }
}
