#!/bin/sh
# A call over plain HTTP.
curl -sS "${PLUMBLINE_GATEWAY:-http://localhost:4318}/v1/calls" -H 'Content-Type: application/json' -d '{
  "feature": "recipe-curl", "provider": "openai", "requested_model": "gpt-4o",
  "usage": {"input": 812, "output": 164}, "duration_ms": 1840,
  "scores": [{"name": "correctness", "value": 0.9, "source": "JUDGE"}]}'
