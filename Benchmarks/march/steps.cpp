// The common march model by a plain loop: each body, step by step, a uniform number against the chance of contact in the cell.
// steps GROUND REPLICATIONS prints: program, seconds, mean of the survivors, digest.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

// xoshiro256++ (Blackman and Vigna 2019), public domain.
struct Random {
    uint64_t s[4];
    static uint64_t mix(uint64_t &x) {
        uint64_t z = (x += 0x9E3779B97F4A7C15ull);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }
    explicit Random(uint64_t seed) {
        for (auto &word : s) word = mix(seed);
    }
    static uint64_t turn(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
    double uniform() {
        uint64_t result = turn(s[0] + s[3], 23) + s[0], t = s[1] << 17;
        s[2] ^= s[0], s[3] ^= s[1], s[1] ^= s[2], s[0] ^= s[3], s[2] ^= t, s[3] = turn(s[3], 45);
        return (result >> 11) * 0x1p-53;
    }
};

template <class T> static std::vector<T> read(FILE *file, size_t count) {
    std::vector<T> values(count);
    if (fread(values.data(), sizeof(T), count, file) != count) {
        fprintf(stderr, "steps: the ground file is too short\n");
        exit(1);
    }
    return values;
}

int main(int argc, char **argv) {
    FILE *file = argc == 3 ? fopen(argv[1], "rb") : nullptr;
    if (!file) {
        fprintf(stderr, "usage: steps GROUND REPLICATIONS\n");
        return 64;
    }
    auto head = read<int32_t>(file, 3);
    const int cells = head[0], bodies = head[1], steps = head[2], replications = atoi(argv[2]);
    auto next = read<int32_t>(file, cells);
    auto starts = read<int32_t>(file, bodies);
    auto hazard = read<float>(file, cells);
    fclose(file);

    auto begin = std::chrono::steady_clock::now();
    std::vector<double> chance(cells);
    for (int cell = 0; cell < cells; ++cell) chance[cell] = -std::expm1(-(double)hazard[cell]);
    double sum = 0;
    uint64_t digest = 14695981039346656037ull;
    for (int replication = 0; replication < replications; ++replication) {
        Random random(1950 + replication);
        uint64_t survivors = 0;
        for (int body = 0; body < bodies; ++body) {
            int32_t cell = starts[body];
            int left = steps;
            for (; left > 0; --left) {
                cell = next[cell];
                if (random.uniform() < chance[cell]) break;
            }
            survivors += left == 0;
        }
        sum += survivors;
        digest = (digest ^ survivors) * 1099511628211ull;
    }
    double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    printf("c++ %.9f %.9f %llx\n", seconds, sum / replications, (unsigned long long)digest);
}
