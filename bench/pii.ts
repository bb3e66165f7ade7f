import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findPersonalData } from '../src/pii/findPersonalData';
import { DEFAULT_ENTITIES } from '../src/pii/recognizers/recognizers';
import type { Suite } from './runArms';
import { sampleText } from './sampleText';

const LENGTH = 1_000_000;
const CLEAN_TEXT = '/usr/share/debian-reference/debian-reference.zh-tw.txt.gz';
const GUARDRAILS = ['node_modules', '@n8n', 'n8n-nodes-langchain', 'dist', 'nodes', 'Guardrails', 'actions', 'checks', 'pii.js'];

type Check = (config: { entities?: string[] }) => (text: string) => { info?: { analyzerResults?: unknown[] } };

/** Running text in Chinese of Debian's package debian-reference-zh-tw, or the sample company's where that is not installed. */
function cleanText(): string {
  try {
    const lines = gunzipSync(readFileSync(CLEAN_TEXT)).toString().split('\n').filter((line) => (line.match(/[\u4e00-\u9fff]/g)?.length ?? 0) > 15 && !/[|@:/]/.test(line));
    const once = lines.join('\n');
    return once.repeat(Math.ceil(LENGTH / once.length)).slice(0, LENGTH);
  } catch {
    console.error('debian-reference-zh-tw is not installed; the sample company is read instead.');
    return sampleText(LENGTH);
  }
}

/** The PII check of the Guardrails node of the n8n in our cache, or undefined where there is none. */
function guardrails(): Check | undefined {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-private-llm');
  try {
    const host = readdirSync(cache).find((name) => /^n8n-[\d.]+-[0-9a-f]+-/.test(name)) ?? '';
    const load = createRequire(join(cache, host, 'package.json'));
    return (load(join(cache, host, ...GUARDRAILS)) as { createPiiCheckFn: Check }).createPiiCheckFn;
  } catch {
    console.error("n8n is not in the cache (npm start brings it), so its Guardrails node is left out.");
    return undefined;
  }
}

/** Ours beside a loop that only looks at every character, and n8n's own. */
export function pii(): Suite {
  const check = guardrails();
  return {
    text: cleanText(),
    arms: {
      'a loop over the characters': (text) => {
        let digits = 0;
        for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) digits++;
        return digits;
      },
      ...(check && { "n8n's Guardrails": (text: string) => check({})(text).info?.analyzerResults?.length ?? 0 }),
      'findPersonalData': (text) => findPersonalData(text, { entities: DEFAULT_ENTITIES }).length,
    },
  };
}
