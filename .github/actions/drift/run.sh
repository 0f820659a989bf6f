#!/usr/bin/env bash
# The work of the action: annotations on standard output, a summary of the step, a SARIF file, and the exit code of
# `twinspec drift`; with BASE also what changed since then.  Inputs come as environment variables, never as text of a
# script.
set -euo pipefail

: "${FOLDER:?the folder with zh/ and en/}"
sarif="${SARIF:-twinspec-drift.sarif}"

if [ -n "${GITHUB_OUTPUT:-}" ]; then
    case "$sarif" in
    *$'\n'*) echo "twinspec: error: the path of the SARIF file holds a line end" >&2 && exit 2 ;;
    esac
    echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
fi

common=(--format github --report-lang "${REPORT_LANG:-en}")
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    common+=(--summary "$GITHUB_STEP_SUMMARY")
fi

code=0
drift=(--also "sarif=$sarif" --fail-on "${FAIL_ON:-breaking}" --min-confidence "${MIN_CONFIDENCE:-high}")
"${TWINSPEC:-twinspec}" drift "${common[@]}" "${drift[@]}" -- "$FOLDER" || code=$?
if [ "$code" -le 1 ] && [ -n "${BASE:-}" ]; then
    changed=0
    "${TWINSPEC:-twinspec}" diff "${common[@]}" --fail-on "${FAIL_ON_CHANGE:-never}" -- "$BASE...HEAD" "$FOLDER" || changed=$?
    code=$((changed > code ? changed : code))
fi
exit "$code"
