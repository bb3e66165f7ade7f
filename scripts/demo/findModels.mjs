/** Where model servers usually listen on this machine. */
const PLACES = [
  { name: 'vLLM', port: 8000 },
  { name: 'llama.cpp', port: 8080 },
  { name: 'Ollama', port: 11434 },
  { name: 'embeddings', port: 8081, embeds: true },
];
const EMBEDS = /embed|bge|gte|\be5\b|minilm/i;
const NO_CHAT = /embed|bge|gte|\be5\b|minilm|rerank|whisper/i;

/** The first model that chats and the first that embeds, of the servers that answer `GET /v1/models` within a second: `{chat?, embeddings?}`. */
export async function findModels() {
  const found = (await Promise.all(PLACES.map(ask))).flat();
  return { chat: found.find(({ chats }) => chats), embeddings: found.find(({ embeds }) => embeds) };
}

async function ask({ name, port, embeds = false }) {
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  const list = await fetch(`${baseUrl}/models`, { signal: AbortSignal.timeout(1000), redirect: 'error' }).then((r) => (r.ok ? r.json() : {})).catch(() => ({}));
  const models = Array.isArray(list?.data) ? list.data.map(({ id }) => id).filter((id) => typeof id === 'string') : [];
  return models.map((model) => ({ name, baseUrl, model, embeds: embeds || EMBEDS.test(model), chats: !embeds && !NO_CHAT.test(model) }));
}
