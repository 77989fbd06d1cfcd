import Arithmetic
import Testing

@Suite struct DigestTests {
    private func digest(_ fill: (inout Digest) -> Void) -> Digest {
        var digest = Digest()
        fill(&digest)
        return digest
    }

    /// Both values come from an independent program (Python, arbitrary whole numbers), not from this code.
    @Test func `known values`() {
        #expect(Digest().description == "efd01f60ba992926b94678ea86d5cb1a")
        let mixed = digest {
            $0.add(UInt64(1))
            $0.add(-2)
            $0.add(0.5)
            $0.add("Anabasis")
        }
        #expect(mixed.description == "3191bc925899bb33f8650de253dccc4c")
    }

    @Test func `the same sequence gives the same digest`() {
        let one = digest { for i in 0..<100 { $0.add(i) } }
        let two = digest { for i in 0..<100 { $0.add(i) } }
        #expect(one == two)
        #expect(one.description == two.description)
    }

    @Test func `order matters`() {
        let ab = digest {
            $0.add(1)
            $0.add(2)
        }
        let ba = digest {
            $0.add(2)
            $0.add(1)
        }
        #expect(ab != ba)
    }

    @Test func `words split at another place differ`() {
        let one = digest {
            $0.add("ab")
            $0.add("c")
        }
        let two = digest {
            $0.add("a")
            $0.add("bc")
        }
        let three = digest { $0.add("abc") }
        #expect(Set([one, two, three].map(\.description)).count == 3)
    }

    @Test func `zeros, empty texts and signed zero all count`() {
        let empty = Digest()
        let zero = digest { $0.add(0) }
        let twoZeros = digest {
            $0.add(0)
            $0.add(0)
        }
        let minusZero = digest { $0.add(-0.0) }
        #expect(Set([empty, zero, twoZeros, minusZero].map(\.description)).count == 4)
        #expect(digest { $0.add("") } == zero, "an empty text is its length, 0")
    }

    @Test func `nesting is not the same as going on`() {
        let inner = digest { $0.add(7) }
        #expect(digest { $0.add(inner) } != inner)
    }

    /// Of 200,000 close neighbours no two may agree, neither in the first 64 bits nor in the last 64.
    @Test func `close neighbours do not collide, in either half`() {
        var firsts: Set<Substring> = []
        var lasts: Set<Substring> = []
        for i in 0..<200_000 {
            let text = digest {
                $0.add(i / 450)
                $0.add(i % 450)
            }.description
            firsts.insert(text.prefix(16))
            lasts.insert(text.suffix(16))
        }
        #expect(firsts.count == 200_000)
        #expect(lasts.count == 200_000)
    }

    /// One bit changed in the input changes half of the 128 bits of the output: mean 64. Over 64 bits and 50 words the mean
    /// has a standard error of about 0.1 if outputs are random; without the finishing mixer it is far off.
    @Test func `one changed bit changes about half of the output`() {
        var changed = 0
        for word in 0..<50 {
            let base = bits(digest { $0.add(UInt64(word)) })
            for bit in 0..<64 {
                let other = bits(digest { $0.add(UInt64(word) ^ 1 << bit) })
                changed += (base.0 ^ other.0).nonzeroBitCount + (base.1 ^ other.1).nonzeroBitCount
            }
        }
        let mean = Double(changed) / (50 * 64)
        #expect(abs(mean - 64) < 3, "mean number of changed bits \(mean)")
    }

    private func bits(_ digest: Digest) -> (UInt64, UInt64) {
        let text = digest.description
        return (UInt64(text.prefix(16), radix: 16)!, UInt64(text.suffix(16), radix: 16)!)
    }

    @Test func `a digest comes back from what it prints`() {
        for number in 0..<200 {
            let one = digest { for i in 0..<number { $0.add(i * 7) } }
            #expect(Digest(one.description) == one)
        }
        for text in [
            "", "efd01f60ba992926b94678ea86d5cb1", "EFD01F60BA992926B94678EA86D5CB1A", "+fd01f60ba992926b94678ea86d5cb1a",
        ] {
            #expect(Digest(text) == nil)
        }
    }
}
