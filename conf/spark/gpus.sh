#!/usr/bin/env bash
# Which NVIDIA GPUs a process here may use, as Spark's resource discovery wants to read it: {"name":"gpu","addresses":["0","1"]}.
# Spark hands the addresses to tasks as they are, and a task takes them for CUDA's own numbers: counted from 0 in what nvidia-smi
# lists, of which CUDA_VISIBLE_DEVICES leaves what it names. No GPU, or no driver for it, is an empty list.
set -euo pipefail
query=(nvidia-smi --query-gpu=index --format=csv,noheader)
if [[ -n "${CUDA_VISIBLE_DEVICES:-}" ]]; then
  query+=("--id=$CUDA_VISIBLE_DEVICES")
fi
count=0
if [[ -n "${CUDA_VISIBLE_DEVICES-all}" ]] && command -v nvidia-smi > /dev/null; then
  # nvidia-smi says what is wrong on standard output too: only numbers are GPUs
  count="$("${query[@]}" 2> /dev/null | grep -cE '^[[:space:]]*[0-9]+[[:space:]]*$' || true)"
fi
addresses=""
for ((number = 0; number < count; number++)); do
  addresses+="${addresses:+,}\"$number\""
done
echo "{\"name\":\"gpu\",\"addresses\":[$addresses]}"
