#!/usr/bin/env bash
# Runs the array job of Documentation/Studies.md on a real Slurm of one node, made here and taken down again: a job that settles, an array whose
# second part is preempted in the middle and queued again, a job that joins. The digest has to be that of one process.
#
# usage: slurm.sh COMMAND [QUESTION...]; needs root, and Slurm with munge (Debian: slurm-wlm). Takes some four minutes, most of which Slurm lets
# pass before it starts a job that was queued again.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
command=$(realpath "$1")
shift
question=("${@:-study}")
if [ $# -eq 0 ]; then question=(study lesson --replications 20000); fi
place=$(mktemp -d)
chmod 755 "$place"
export SLURM_CONF=$place/slurm.conf ANABASIS_HOME=$here PATH=$place/bin:$PATH
mkdir -p "$place/bin" "$place/state" "$place/spool" "$place/work" /run/munge
ln -s "$command" "$place/bin/anabasis"
chown munge: /run/munge

end() {
    for name in d ctld; do if [ -f "$place/$name.pid" ]; then kill "$(cat "$place/$name.pid")" 2>/dev/null || true; fi; done
    if [ -n "${munge:-}" ]; then kill "$munge" 2>/dev/null || true; fi
    rm -rf "$place"
}
trap end EXIT

cat > "$SLURM_CONF" <<CONF
ClusterName=one
SlurmctldHost=$(hostname -s)(127.0.0.1)
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
ReturnToService=2
SlurmctldPidFile=$place/ctld.pid
SlurmdPidFile=$place/d.pid
SlurmdSpoolDir=$place/spool
StateSaveLocation=$place/state
SlurmUser=root
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
SlurmctldLogFile=$place/ctld.log
SlurmdLogFile=$place/d.log
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
if ! munge -n >/dev/null 2>&1; then
    runuser -u munge -- munged --foreground >/dev/null 2>&1 & munge=$!
    sleep 1
fi
slurmctld
slurmd
for _ in $(seq 60); do if sinfo --noheader --states=idle | grep -q idle; then break; fi; sleep 0.5; done
echo "$(sinfo --version) on $(hostname -s), $(nproc) processors"

cd "$place/work"
awk '/<!-- slurm -->/ { found = 1; next } found && /^```bash/ { inside = 1; next } inside && /^```/ { exit } inside' \
    "$here/Documentation/Studies.md" > part.sh
export QUESTION="${question[*]}"
anabasis "${question[@]}" --no-store --json --out one 2>/dev/null > one.json
settle=$(sbatch --parsable --wrap "anabasis $QUESTION --shard settle --store settled.study")
parts=$(sbatch --parsable --dependency "afterok:$settle" --array=1-4 part.sh)
join=$(sbatch --parsable --dependency "afterok:$parts" \
    --wrap "anabasis merge settled.study part-*.study --out whole.study && anabasis report whole.study --json > whole.json")
for _ in $(seq 1200); do if [ -s part-2.study ]; then break; fi; sleep 0.1; done
sleep 1
scontrol requeue "${parts}_2" && echo "part 2 is preempted and queued again"
for _ in $(seq 1200); do if [ -z "$(squeue --noheader --job "$settle,$parts,$join" 2>/dev/null)" ]; then break; fi; sleep 0.25; done
digest() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["digest"])' "$1"; }
grep -h "Going on" slurm-*.out || true
if [ ! -s whole.json ]; then cat slurm-*.out >&2; exit 1; fi
echo "digest of the array $(digest whole.json), of one process $(digest one.json)"
[ "$(digest whole.json)" = "$(digest one.json)" ]
