#!/usr/bin/env bash
# Which NVIDIA GPUs this machine has, as Spark's resource discovery wants to read it: {"name":"gpu","addresses":["0","1"]}.
# Spark takes the addresses as they are; no GPU, or no driver for it, is an empty list.
set -euo pipefail
found=""
if command -v nvidia-smi > /dev/null; then
  # nvidia-smi says what is wrong on standard output too: only numbers are addresses
  found="$(nvidia-smi --query-gpu=index --format=csv,noheader 2> /dev/null | grep -xE '[[:space:]]*[0-9]+[[:space:]]*' | tr -d ' \t\r' || true)"
fi
addresses=""
for index in $found; do
  addresses+="${addresses:+,}\"$index\""
done
echo "{\"name\":\"gpu\",\"addresses\":[$addresses]}"
