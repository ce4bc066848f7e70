package org.rounds.ejb.optimization;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A network of edges with capacities, and the most that can flow from its first node to its second. */
final class Flow {
    static final int SOURCE = 0;
    static final int SINK = 1;

    private final List<List<Integer>> edgesOf = new ArrayList<>(List.of(new ArrayList<>(), new ArrayList<>()));
    private final List<Integer> target = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private int[] distance = {};
    private int[] next = {};

    int node() {
        edgesOf.add(new ArrayList<>());
        return edgesOf.size() - 1;
    }

    /** Adds an edge; returns its number. */
    int edge(int from, int to, int capacity) {
        add(from, to, capacity);
        add(to, from, 0);
        return target.size() - 2;
    }

    private void add(int from, int to, int capacity) {
        edgesOf.get(from).add(target.size());
        target.add(to);
        left.add(capacity);
    }

    /** Returns what flows along an edge. */
    int on(int edge) {
        return left.get(edge + 1);
    }

    /** Sends as much as there can be, by shortest ways first (Dinic). */
    int most() {
        int sum = 0;
        while (layered()) {
            next = new int[edgesOf.size()];
            int pushed = push(SOURCE, Integer.MAX_VALUE);
            while (pushed > 0) {
                sum += pushed;
                pushed = push(SOURCE, Integer.MAX_VALUE);
            }
        }
        return sum;
    }

    private boolean layered() {
        distance = new int[edgesOf.size()];
        Arrays.fill(distance, -1);
        distance[SOURCE] = 0;
        Deque<Integer> queue = new ArrayDeque<>(List.of(SOURCE));
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int edge : edgesOf.get(node)) {
                int to = target.get(edge);
                if (left.get(edge) > 0 && distance[to] < 0) {
                    distance[to] = distance[node] + 1;
                    queue.add(to);
                }
            }
        }
        return distance[SINK] >= 0;
    }

    private int push(int node, int most) {
        if (node == SINK) {
            return most;
        }
        for (; next[node] < edgesOf.get(node).size(); next[node]++) {
            int edge = edgesOf.get(node).get(next[node]);
            int to = target.get(edge);
            if (left.get(edge) > 0 && distance[to] == distance[node] + 1) {
                int pushed = push(to, Math.min(most, left.get(edge)));
                if (pushed > 0) {
                    left.set(edge, left.get(edge) - pushed);
                    left.set(edge ^ 1, left.get(edge ^ 1) + pushed);
                    return pushed;
                }
            }
        }
        return 0;
    }

    /** Says, once all flows, whether more could still reach the node. */
    boolean reaches(int node) {
        return distance[node] >= 0;
    }
}
