// One-to-all on 250,000 hexes in plain C++: a binary heap and Dial's buckets. Prints program, subject, seconds, result.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <queue>
#include <string>
#include <vector>

static uint64_t state = 1;
static uint64_t next_random() {
    state += 0x9E3779B97F4A7C15ull;
    uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

static const int columns = 500, rows = 500, nodes = columns * rows, source = 250 * 500 + 250;
static std::vector<int32_t> cost(nodes * 6);

struct Tree {
    std::vector<int32_t> distance, arc;
    Tree() : distance(nodes, INT32_MAX), arc(nodes, -1) {}
};

static inline void neighbours(int node, int out[6]) {
    int row = node / columns, column = node - row * columns, odd = row & 1;
    out[0] = column + 1 < columns ? node + 1 : -1;
    out[1] = row > 0 && column + odd < columns ? node - columns + odd : -1;
    out[2] = row > 0 && column - 1 + odd >= 0 ? node - columns + odd - 1 : -1;
    out[3] = column > 0 ? node - 1 : -1;
    out[4] = row < rows - 1 && column - 1 + odd >= 0 ? node + columns + odd - 1 : -1;
    out[5] = row < rows - 1 && column + odd < columns ? node + columns + odd : -1;
}

static Tree heap() {
    Tree tree;
    typedef std::pair<int32_t, int32_t> Entry;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<Entry>> queue;
    tree.distance[source] = 0;
    queue.push({0, source});
    while (!queue.empty()) {
        auto [distance, node] = queue.top();
        queue.pop();
        if (distance != tree.distance[node]) continue;
        int around[6];
        neighbours(node, around);
        for (int d = 0; d < 6; d++) {
            if (around[d] < 0) continue;
            int sum = distance + cost[node * 6 + d];
            if (sum < tree.distance[around[d]]) {
                tree.distance[around[d]] = sum;
                tree.arc[around[d]] = node * 6 + d;
                queue.push({sum, around[d]});
            }
        }
    }
    return tree;
}

static Tree buckets(int greatest) {
    Tree tree;
    int size = 64;
    while (size <= greatest) size *= 2;
    std::vector<std::vector<int32_t>> bucket(size);
    long waiting = 1;
    tree.distance[source] = 0;
    bucket[0].push_back(source);
    for (int distance = 0; waiting > 0; distance++) {
        auto &here = bucket[distance & (size - 1)];
        while (!here.empty()) {
            int node = here.back();
            here.pop_back();
            waiting--;
            if (tree.distance[node] != distance) continue;
            int around[6];
            neighbours(node, around);
            for (int d = 0; d < 6; d++) {
                if (around[d] < 0) continue;
                int sum = distance + cost[node * 6 + d];
                if (sum < tree.distance[around[d]]) {
                    tree.distance[around[d]] = sum;
                    tree.arc[around[d]] = node * 6 + d;
                    bucket[sum & (size - 1)].push_back(around[d]);
                    waiting++;
                }
            }
        }
    }
    return tree;
}

int main(int argc, char **argv) {
    if (argc < 3) return 1;
    std::string method = argv[1];
    int greatest = atoi(argv[2]);
    for (auto &c : cost) c = int32_t(next_random() % uint64_t(greatest)) + 1;
    Tree tree;
    double seconds = 0;
    for (int round = 0; round < 2; round++) {
        auto start = std::chrono::steady_clock::now();
        tree = method == "heap" ? heap() : buckets(greatest);
        seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    int64_t sum = 0;
    uint64_t digest = 0;
    for (int i = 0; i < nodes; i++) {
        sum += tree.distance[i];
        digest += uint64_t(i + 1) * uint64_t(tree.distance[i]);
    }
    printf("cpp-%s paths-%d %.9f %lld:%llu\n", method.c_str(), greatest, seconds, (long long)sum, (unsigned long long)digest);
}
