#!/bin/sh
# Runs solvers one after the other on the same instances, and adds a line for each run to a file of results; what is in there already is not run
# again, so a night that was cut short can go on. The version is the last commit of the product's solver, or of the peers. The load tells whether the machine was quiet.
#   bench/table.sh bench/results.csv "roster cpsat timefold" "10 60" "1 2 3" FILE...
set -eu
results=$1 solvers=$2 seconds=$3 seeds=$4
shift 4
here=$(dirname "$0")
jar=$here/target/rounds-bench.jar
[ -f "$jar" ] || { echo "no $jar: build it first (README.md)" >&2; exit 1; }
progress=$(mktemp)
trap 'rm -f "$progress"' EXIT
version() {
    case $1 in
    roster) git -C "$here/.." log -1 --format=%h -- ejb/src/main/java/org/rounds/ejb/optimization ;;
    *) git -C "$here/.." log -1 --format=%h -- bench/src/peers ;;
    esac
}
[ -f "$results" ] || echo "solver,version,instance,seconds,seed,hard,penalty,first_roster_s,first_hard,proven,load" >"$results"
for time in $seconds; do
    for seed in $seeds; do
        for file; do
            for solver in $solvers; do
                run="$solver,$(version "$solver"),$(basename "$file" .txt),$time,$seed"
                grep -q "^$run," "$results" && continue
                figures=$(java -Xmx"${HEAP:-1g}" -jar "$jar" "$solver" --instance "$file" --seconds "$time" --threads 2 --seed "$seed" 2>"$progress") ||
                    [ $? -eq 1 ] || { cat "$progress" >&2; exit 1; } # 1: no roster; anything else is no result
                score=$(echo "$figures" | sed -n 's/^hard=\(.*\) penalty=\(.*\) seconds=.*/\1,\2/p')
                first=$(sed -n 's/^\([0-9.]*\) s: hard=\([0-9]*\) .*/\1,\2/p' "$progress" | head -n 1)
                proven=$(grep -c '^OPTIMAL' "$progress" || true)
                echo "$run,${score:-,},${first:-,},$proven,$(cut -d' ' -f1 /proc/loadavg)" >>"$results"
            done
        done
    done
done
