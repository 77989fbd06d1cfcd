import AnabasisFuzz
import Foundation
import Fuzzing
import Testing

/// Numbers that a worker leaves for its supervisor.
@Suite struct BoardTests {
    private func withBoards(_ body: (Board, Board) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "anabasis-board-\(UUID().uuidString)"
        defer { unlink(path) }
        try body(try Board(path), try Board(path))
    }

    @Test func `a new board is empty`() throws {
        try withBoards { board, _ in
            #expect(board.current.index == 0 && board.current.stage == .mutating)
            for kind in InputKind.allCases { #expect(board[kind].inputs == 0 && board[kind].played == 0) }
            for stage in Board.Stage.allCases { #expect(board.seconds(in: stage) == 0) }
        }
    }

    @Test func `the other process sees what one writes`() throws {
        try withBoards { worker, supervisor in
            for stage in Board.Stage.allCases {
                worker.current = (1_000_000_007, stage)
                #expect(supervisor.current.index == 1_000_000_007 && supervisor.current.stage == stage)
            }
        }
    }

    @Test func `each kind has counters of its own`() throws {
        try withBoards { worker, supervisor in
            for (place, kind) in InputKind.allCases.enumerated() {
                let tally = Tally(inputs: 10 * place + 4, accepted: 10 * place + 3, refused: 10 * place + 2, played: place)
                worker[kind] = tally
            }
            worker.current = (3, .playing)
            for stage in Board.Stage.allCases { worker.add(Double(stage.rawValue) + 0.5, to: stage) }
            for (place, kind) in InputKind.allCases.enumerated() {
                let wanted = Tally(inputs: 10 * place + 4, accepted: 10 * place + 3, refused: 10 * place + 2, played: place)
                #expect(supervisor[kind] == wanted)
            }
            #expect(supervisor.current.index == 3 && supervisor.current.stage == .playing)
        }
    }

    @Test func `seconds of a stage add up, and time never runs back`() throws {
        try withBoards { worker, supervisor in
            worker.add(1.5, to: .reading)
            worker.add(0.25, to: .reading)
            worker.add(-9, to: .reading)
            #expect(supervisor.seconds(in: .reading) == 1.75 && supervisor.seconds(in: .playing) == 0)
        }
    }

    @Test func `tallies add up`() {
        var sum = Tally()
        sum += Tally(inputs: 5, accepted: 3, refused: 2, played: 1)
        sum += Tally(inputs: 5, accepted: 3, refused: 2, played: 1)
        #expect(sum == Tally(inputs: 10, accepted: 6, refused: 4, played: 2))
    }

    @Test func `a board that cannot be shared is told of`() {
        #expect(throws: (any Error).self) { _ = try Board("/nowhere/at/all") }
    }

    @Test func `a stage is told in words of its own`() {
        #expect(Set(Board.Stage.allCases.map(\.words)).count == 3 && Board.Stage.reading.words == "while it is read")
    }
}
