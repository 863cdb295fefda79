"""LangChain, instrumented by OpenInference."""

from langchain_openai import ChatOpenAI
from openinference.instrumentation.langchain import LangChainInstrumentor

from tracing import tracer_provider

provider = tracer_provider("recipe-langchain")
LangChainInstrumentor().instrument(tracer_provider=provider)

answer = ChatOpenAI(model="gpt-4o").invoke("What is a plumb line?")  # OPENAI_API_KEY, OPENAI_BASE_URL
print(answer.content)
provider.shutdown()
