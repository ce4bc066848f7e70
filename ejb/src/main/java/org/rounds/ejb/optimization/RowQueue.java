package org.rounds.ejb.optimization;

import java.util.Arrays;

/**
 * Rows in the making, the most promising first: a heap of labels, and a hash table of the cheapest way known to each
 * state. Not for two threads.
 */
final class RowQueue {
    private int size;
    private int labels;
    private int[] heap = new int[1024];
    /** By label: the least that a whole row can cost that begins like this. */
    private long[] bound = new long[1024];

    long[] cost = new long[1024];
    private long[] state = new long[1024];
    int[] before = new int[1024];
    int[] day = new int[1024];
    int[] node = new int[1024];
    int[] weekend = new int[1024];
    int[] units = new int[1024];
    int[] counters = new int[1024];
    int[] activity = new int[1024];

    private int[] table = new int[4096];
    private int[] stamps = new int[4096];
    private int stamp;

    void clear() {
        size = 0;
        labels = 0;
        stamp++;
    }

    int labels() {
        return labels;
    }

    /** Returns the least that a whole row can cost that begins like this. */
    long least(int label) {
        return bound[label];
    }

    /** Adds a way to a state unless one as cheap is known; returns the label, or -1. */
    int add(long key, long way, long least) {
        int slot = slot(key);
        boolean known = stamps[slot] == stamp;
        if (known && cost[table[slot]] <= way) {
            return -1;
        }
        if (labels == bound.length) {
            grow();
        }
        int label = labels++;
        state[label] = key;
        cost[label] = way;
        bound[label] = least;
        stamps[slot] = stamp;
        table[slot] = label;
        push(label);
        if (!known && labels > table.length / 2) {
            rehash();
        }
        return label;
    }

    /** Takes out the most promising label; -1 if there is none. */
    int take() {
        while (size > 0) {
            int label = pop();
            if (table[slot(state[label])] == label) {
                return label;
            }
        }
        return -1;
    }

    private int slot(long key) {
        int mask = table.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 40) & mask;
        while (stamps[slot] == stamp && state[table[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        table = new int[table.length * 4];
        stamps = new int[table.length];
        stamp = 1;
        for (int label = 0; label < labels; label++) {
            int slot = slot(state[label]);
            if (stamps[slot] != stamp || cost[table[slot]] > cost[label]) {
                stamps[slot] = stamp;
                table[slot] = label;
            }
        }
    }

    private void grow() {
        int length = labels * 2;
        heap = Arrays.copyOf(heap, length);
        bound = Arrays.copyOf(bound, length);
        cost = Arrays.copyOf(cost, length);
        state = Arrays.copyOf(state, length);
        before = Arrays.copyOf(before, length);
        day = Arrays.copyOf(day, length);
        node = Arrays.copyOf(node, length);
        weekend = Arrays.copyOf(weekend, length);
        units = Arrays.copyOf(units, length);
        counters = Arrays.copyOf(counters, length);
        activity = Arrays.copyOf(activity, length);
    }

    /** Says whether a label is to be looked at first; among equals the one that is further on. */
    private boolean first(int one, int other) {
        return bound[one] < bound[other] || (bound[one] == bound[other] && one > other);
    }

    private void push(int label) {
        int at = size++;
        while (at > 0 && first(label, heap[(at - 1) / 2])) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = label;
    }

    private int pop() {
        int top = heap[0];
        int last = heap[--size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && first(heap[child + 1], heap[child])) {
                child++;
            }
            if (!first(heap[child], last)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return top;
    }
}
