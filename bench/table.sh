#!/bin/sh
# Runs solvers one after the other on the same instances and prints a line each: solver,instance,seconds,seed,figures,load.
# The load tells whether the machine was quiet.
#   bench/table.sh "roster cpsat timefold" "10 60" "1 2 3" FILE...
set -eu
solvers=$1 seconds=$2 seeds=$3
shift 3
jar=$(dirname "$0")/target/rounds-bench.jar
for file; do
    for time in $seconds; do
        for seed in $seeds; do
            for solver in $solvers; do
                figures=$(java -Xmx"${HEAP:-1g}" -jar "$jar" "$solver" --instance "$file" --seconds "$time" --threads 2 --seed "$seed" 2>/dev/null) ||
                    figures="${figures:-no roster}"
                echo "$solver,$(basename "$file" .txt),$time,$seed,$figures,load $(cut -d' ' -f1 /proc/loadavg)"
            done
        done
    done
done
