import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The stand-in for a GPU of embeddingServer.ts, in a process of its own. */
export interface EmbeddingServer {
  readonly baseUrl: string;
  /** Milliseconds of work since the last call. */
  takeBusy(): Promise<number>;
  close(): void;
}

/** Serves on a free port of this machine. */
export async function startEmbeddingServer(): Promise<EmbeddingServer> {
  const child = fork(join(__dirname, 'embeddingServer.js'));
  const [port] = (await once(child, 'message')) as [number];
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    async takeBusy() {
      const answer = await fetch(`http://127.0.0.1:${port}/busy`, { method: 'POST', body: '' });
      return ((await answer.json()) as { busy: number }).busy;
    },
    close: () => child.disconnect(),
  };
}
