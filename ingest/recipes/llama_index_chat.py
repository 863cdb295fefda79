"""LlamaIndex, instrumented by OpenInference."""

import os

from llama_index.core.llms import ChatMessage
from llama_index.llms.openai import OpenAI
from openinference.instrumentation.llama_index import LlamaIndexInstrumentor

from tracing import tracer_provider

provider = tracer_provider("recipe-llama-index")
LlamaIndexInstrumentor().instrument(tracer_provider=provider)

model = OpenAI(model="gpt-4o", api_base=os.environ.get("OPENAI_BASE_URL"))  # OPENAI_API_KEY
print(model.chat([ChatMessage(role="user", content="What is a plumb line?")]).message.content)
provider.shutdown()
