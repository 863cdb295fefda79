// The Vercel AI SDK, with its own telemetry.
import { createOpenAI } from '@ai-sdk/openai';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { NodeTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { generateText } from 'ai';

const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())] });
provider.register();

const openai = createOpenAI({ baseURL: process.env.OPENAI_BASE_URL }); // OPENAI_API_KEY
const { text } = await generateText({
  model: openai.chat('gpt-4o'),
  prompt: 'What is a plumb line?',
  experimental_telemetry: { isEnabled: true, functionId: 'recipe-vercel' },
});
console.log(text);
await provider.shutdown();
