#!/usr/bin/env bash
# Trains and judges the shipped models anew: models/make.sh [WORK]
# Every number in their cards and in the README comes from here. Needs pip install ".[train]" and
#   ANNOTATED, ADDED  the labels of corpora/labels joined with their texts by `greenscan join`,
#                     files or folders called greenscan_annotated and added
#   BASE              folder of sentence-transformers/all-MiniLM-L6-v2
#   PUBLIC            folder of public sets, each with train.jsonl and dev.jsonl (corpora/README.md)
#   UNLABELLED        table of paragraphs, columns text and doc, for two of the levers
# Takes about five hours on two cores; interrupted, it goes on where it was.
set -euo pipefail
cd "$(dirname "$0")/.."
work=${1:-models.work}
data=("$ANNOTATED" "$ADDED" corpora/contrast)
mkdir -p "$work"

common=(--model-version 2026.12 --folds 5 --jobs 2 --force)
for each in "${data[@]}"; do common+=(--data "$each"); done
for part in greenscan_annotated added contrast; do common+=(--licence "$part=CC-BY-4.0"); done
common+=(
  --note "The labels were made by model-assisted annotators, most of them in one pass, those of the test part too: the figures measure agreement with them, not with courts, regulators or lay readers."
  --note "Rare labels and hard sentences were sought out, so the probability of being a claim is somewhat high on a whole report. The threshold is even odds, and not the one with the best F1 on labelled sentences."
  --note "Sentences of public documents are not redistributed; those of contrast are, and were written for greenscan."
)

python models/linear_search.py "${data[@]}" -o models/linear_search.json
greenscan train "${common[@]}" --type baseline --ablation models/linear_search.json \
  --work "$work/baseline" -o models/baseline-en

python models/levers.py "${data[@]}" --base "$BASE" --unlabelled "$UNLABELLED" \
  --auxiliary "netzero_reduction=$PUBLIC/netzero_reduction" --auxiliary "a3cg=$PUBLIC/a3cg" \
  --auxiliary "vagueness_survey=$PUBLIC/vagueness_survey" \
  --work "$work/levers" -o models/levers.json
greenscan train "${common[@]}" --ablation models/levers.json \
  --base "$BASE" --base-name sentence-transformers/all-MiniLM-L6-v2 \
  --work "$work/transformer" -o models/greenscan-en

python models/make_linker.py --base "$BASE" -o models/linker-en

for model in greenscan-en baseline-en; do
  greenscan evaluate "models/$model" --data "$PUBLIC/environmental_claims" --split dev --binary --record
done
research() {  # a public set, and options
  greenscan benchmark "$PUBLIC/$1" --base models/greenscan-en --jobs 2 --frozen-layers 3 --record \
    --work "$work/$1" -o "$work/$1.json" "${@:2}"
}
research environmental_claims --folds 5 --epochs 3 --learning-rate 5e-5
research climate_specificity --epochs 4 --learning-rate 1e-4
research climate_commitments_actions --epochs 4 --learning-rate 1e-4
python -m tests.readme
