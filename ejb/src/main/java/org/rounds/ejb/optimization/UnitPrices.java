package org.rounds.ejb.optimization;

import org.jspecify.annotations.Nullable;

/** Chooses prices of a unit of time: between two known ones where their rows cost the same, else further and further off. */
final class UnitPrices {
    private final RowGraph graph;
    private long step;

    /** The dearest price known at which too much is worked. */
    private @Nullable Try tooMuch;
    /** The cheapest price known at which too little is worked. */
    private @Nullable Try tooLittle;

    private record Try(long price, long cost, int units) {}

    UnitPrices(RowGraph graph) {
        this.graph = graph;
    }

    void begin(double weight) {
        tooMuch = null;
        tooLittle = null;
        int longest = 1;
        for (int slot = 0; slot < graph.slots; slot++) {
            longest = Math.max(longest, graph.slotUnits[slot]);
        }
        step = Math.max(1, (long) (weight * BestRow.SCALE / longest / 8));
    }

    /** Returns the price to try next; the same if there is no better one. */
    long after(RowBounds tried) {
        long price = tried.price;
        int goal = price < 0 || (price == 0 && tried.units < graph.totals.least())
                ? graph.totals.least()
                : graph.totals.most();
        boolean right = price == 0 && tried.units >= graph.totals.least() && tried.units <= goal;
        if (right || tried.units == goal) {
            return price;
        }
        var made = new Try(price, tried.cost, tried.units);
        if (tried.units > goal) {
            tooMuch = made;
        } else {
            tooLittle = made;
        }
        if (tooMuch == null || tooLittle == null) {
            return further(price, tried.units > goal);
        }
        if (tooMuch.price < 0 && tooLittle.price > 0) {
            return 0;
        }
        if (tooMuch.units <= tooLittle.units) {
            return price;
        }
        long even = Math.floorDiv(tooLittle.cost - tooMuch.cost, tooMuch.units - tooLittle.units);
        return even <= tooMuch.price || even >= tooLittle.price ? price : even;
    }

    private long further(long price, boolean dearer) {
        long next = dearer ? price + step : price - step;
        step *= 3;
        return (price < 0 && next > 0) || (price > 0 && next < 0) ? 0 : next;
    }
}
