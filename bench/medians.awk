# Prints results.csv as a table: for each instance and time the median penalty of each solver and the range, and how many runs that is of if not three or more.
# Of several versions of a solver the last one that ran counts; where that is not the last one in the file, it is named. `proven` stands where a run of that solver proved its own.
#   awk -f bench/medians.awk bench/results.csv
BEGIN { FS = ","; OFS = " | " }
NR == 1 { next }
{
    row = $3 FS $4
    if (!(row in rows)) { rows[row]; order[++count] = row }
    column = $1
    if (!(column in known)) { known[column]; columns[++width] = column }
    key = row FS column
    if (version[key] != $2) runs[key] = proven[key] = 0
    version[key] = latest[column] = $2
    worth = $7 == "" ? 1e15 : $6 * 1e9 + $7 # hard first
    n = runs[key]++
    while (n > 0 && sorted[key, n] > worth) { sorted[key, n + 1] = sorted[key, n]; n-- }
    sorted[key, n + 1] = worth
    if ($10 + 0) proven[key] = 1
}
function told(worth) {
    if (worth >= 1e15) return "none"
    hard = int(worth / 1e9)
    return (worth - hard * 1e9) (hard ? " (hard=" hard ")" : "")
}
END {
    line = "| instance | s"
    rule = "| --- | ---:"
    for (c = 1; c <= width; c++) { line = line OFS columns[c]; rule = rule " | ---:" }
    print line " |"
    print rule " |"
    for (r = 1; r <= count; r++) {
        split(order[r], parts, FS)
        line = "| " parts[1] OFS parts[2]
        for (c = 1; c <= width; c++) {
            key = order[r] FS columns[c]
            n = runs[key]
            cell = n ? told(sorted[key, int((n + 1) / 2)]) : ""
            if (n > 1 && sorted[key, 1] != sorted[key, n]) cell = cell " (" told(sorted[key, 1]) " to " told(sorted[key, n]) ")"
            if (n && n < 3) cell = cell " of " n
            if (proven[key]) cell = cell " proven"
            if (n && version[key] != latest[columns[c]]) cell = cell " @" version[key]
            line = line OFS cell
        }
        print line " |"
    }
}
