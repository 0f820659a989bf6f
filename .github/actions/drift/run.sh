#!/usr/bin/env bash
# The work of the action: annotations on standard output, a summary of the step, a SARIF file, and the exit code of
# `twinspec drift`.  Inputs come as environment variables, never as text of a script.
set -euo pipefail

: "${FOLDER:?the folder with zh/ and en/}"
sarif="${SARIF:-twinspec-drift.sarif}"

if [ -n "${GITHUB_OUTPUT:-}" ]; then
    case "$sarif" in
    *$'\n'*) echo "twinspec: error: the path of the SARIF file holds a line end" >&2 && exit 2 ;;
    esac
    echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
fi

arguments=(
    --format github
    --also "sarif=$sarif"
    --fail-on "${FAIL_ON:-breaking}"
    --min-confidence "${MIN_CONFIDENCE:-high}"
    --report-lang "${REPORT_LANG:-en}"
)
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    arguments+=(--summary "$GITHUB_STEP_SUMMARY")
fi
exec "${TWINSPEC:-twinspec}" drift "${arguments[@]}" -- "$FOLDER"
