#!/bin/sh
#SBATCH --job-name=grade-class
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
#SBATCH --mem=3G
#SBATCH --time=02:00:00
#SBATCH --output=grade-%A-%a.log
# Grades a class in eight tasks; give each at least a hundred submissions. From the repository's root:
#   sbatch --wait deploy/slurm-array.sh SUBMISSIONS RESULTS && ./learn merge RESULTS/part-* --out RESULTS/class
# Build the app before, on a machine that sees the same files: ./learn --help
# One task that failed is started again with: sbatch --array=3 … and --shard 3/8 below.
set -eu
exec ./learn grade --submissions "$1" --out "$2/part-$SLURM_ARRAY_TASK_ID" \
  --workers "${SLURM_CPUS_PER_TASK:-1}" --sandbox require
