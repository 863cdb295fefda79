"""Anthropic's SDK, instrumented by Traceloop's OpenLLMetry."""

from anthropic import Anthropic
from opentelemetry.instrumentation.anthropic import AnthropicInstrumentor

from tracing import tracer_provider

provider = tracer_provider("recipe-anthropic-traceloop")
AnthropicInstrumentor().instrument(tracer_provider=provider)

answer = Anthropic().messages.create(  # ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL
    model="claude-sonnet-4-20250514",
    max_tokens=200,
    messages=[{"role": "user", "content": "What is a plumb line?"}],
)
print(answer.content[0].text)
provider.shutdown()
