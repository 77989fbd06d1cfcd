import Arithmetic
import Testing

@Suite struct SHA256Tests {
    /// FIPS 180-4's examples and NIST's short and long messages (CAVP, SHA256ShortMsg and SHA256LongMsg).
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func `published answers`(_ text: String, _ sum: String) {
        #expect(SHA256.hexadecimal(of: text.utf8) == sum)
    }

    @Test func `a hundred thousand letters`() {
        #expect(
            SHA256.hexadecimal(of: [UInt8](repeating: 0x61, count: 100_000))
                == "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee")
    }

    /// Every length around the ends of blocks, where the padding changes its shape; from Python's hashlib over the bytes 0, 1, 2...
    @Test func `every length of two blocks`() {
        let all = (0...130).map { count in SHA256.hexadecimal(of: (0..<count).map { UInt8($0) }) }
        #expect(Set(all).count == all.count)
        #expect(SHA256.hexadecimal(of: all.joined().utf8) == "287ec38b0ef48cad9a69255fec0a3dd90bd752a394316d26a81b6c9b71e29a55")
    }
}

@Suite struct FileManifestTests {
    private let manifest = FileManifest([
        FileManifest.File(path: "forces.csv", bytes: Array("abc".utf8)), FileManifest.File(path: "a\\b\n", bytes: []),
    ])

    @Test func `the text is what sha256sum prints`() {
        #expect(
            manifest.text == """
                \\e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\\\\b\\n
                ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  forces.csv

                """)
        #expect(manifest.digest == SHA256.hexadecimal(of: manifest.text.utf8))
    }

    @Test func `the order of files does not matter`() {
        #expect(FileManifest(manifest.files.reversed()) == manifest)
    }

    @Test func `differences are named`() {
        let other = FileManifest([FileManifest.File(path: "forces.csv", bytes: Array("abd".utf8))])
        #expect(manifest.differences(from: other) == ["a\\b\n", "forces.csv"])
        #expect(manifest.differences(from: manifest).isEmpty)
    }
}
