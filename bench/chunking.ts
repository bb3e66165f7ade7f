import { chunkDocument } from '../src/chunking/chunkDocument';
import type { Document } from '../src/document/Document';
import type { Suite } from './runArms';
import { sampleText } from './sampleText';

const asDocument = (markdown: string): Document => ({
  id: 'd', tenant: 't', source: { id: 's', path: 'a.md' }, title: 'a', markdown, contentHash: 'h', category: 'knowledge', access: { allow: [], deny: [] }, pii: 'checked', metadata: { format: 'md' }, warnings: [],
});

/** Ours beside a loop that only looks at every character. */
export const chunking: Suite = {
  text: sampleText(2_000_000),
  arms: {
    'a loop over the characters': (text) => {
      let breaks = 0;
      for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === 10) breaks++;
      return breaks;
    },
    'chunkDocument': (text) => chunkDocument(asDocument(text)).length,
  },
};
