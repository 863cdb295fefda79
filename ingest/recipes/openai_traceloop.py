"""OpenAI's SDK, instrumented by Traceloop's OpenLLMetry."""

from openai import OpenAI
from opentelemetry.instrumentation.openai import OpenAIInstrumentor

from tracing import tracer_provider

provider = tracer_provider("recipe-openai-traceloop")
OpenAIInstrumentor().instrument(tracer_provider=provider)

answer = OpenAI().chat.completions.create(  # OPENAI_API_KEY, OPENAI_BASE_URL
    model="gpt-4o", messages=[{"role": "user", "content": "What is a plumb line?"}]
)
print(answer.choices[0].message.content)
provider.shutdown()
