import Randomness
import Testing

/// The known answers of the authors' own test file (Random123, kat_vectors, philox4x32 10).
@Suite struct PhiloxTests {
    @Test func `zero counter and key`() {
        let block = Philox(key: 0).block(0, 0, 0, 0)
        #expect(block == (0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    }

    @Test func `all ones`() {
        let block = Philox(key: .max).block(.max, .max, .max, .max)
        #expect(block == (0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    }

    @Test func `digits of pi`() {
        let block = Philox(key: 0x299f_31d0_a409_3822).block(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344)
        #expect(block == (0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
    }

    @Test func `the key's low word comes first`() {
        let key = Philox(key: 0x299f_31d0_a409_3822).key
        #expect(key == (0xa409_3822, 0x299f_31d0))
    }
}
