import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { ParserOptions } from '../../src/adapters/connect';

const options = z.object({ limit: z.number().int().min(1).default(200), maxMegabytes: z.number().positive().default(50), secondsPerFile: z.number().positive().default(60), ocr: z.boolean().default(true), office: z.boolean().default(true) });

/** What one run may read: documents, bytes of a file, and how the parser is opened. */
export function readLimits(context: IExecuteFunctions, itemIndex: number) {
  const { limit, maxMegabytes, secondsPerFile, ocr, office } = options.parse(context.getNodeParameter('options', itemIndex));
  return { limit, maxBytes: maxMegabytes * 1024 * 1024, parser: { timeoutMilliseconds: secondsPerFile * 1000, ocr: ocr ? 'auto' : 'off', office: office ? 'auto' : 'off' } satisfies ParserOptions };
}

export const limitFields: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add Option',
  default: {},
  options: [
    { displayName: 'Documents per Run', name: 'limit', type: 'number', typeOptions: { minValue: 1 }, default: 200, description: 'How many documents of a folder to give out at once. The Source Listing says how many remain; loop back until none do.' },
    { displayName: 'Largest File (MB)', name: 'maxMegabytes', type: 'number', typeOptions: { minValue: 1 }, default: 50, description: 'A larger file goes to Failed' },
    { displayName: 'Read Old Office Files with LibreOffice', name: 'office', type: 'boolean', default: true, description: 'Whether Word and PowerPoint files from before 2007 are read through LibreOffice, where it is installed on the machine that runs n8n: with headings, tables and comments, at some seconds a file. Without it their text comes without these.' },
    { displayName: 'Read Pictures (OCR)', name: 'ocr', type: 'boolean', default: true, description: 'Whether scanned pages and pictures are read: by the vision model, where one is named, else with Tesseract, where it is installed on the machine that runs n8n. Without either they go to Failed.' },
    { displayName: 'Seconds per File', name: 'secondsPerFile', type: 'number', typeOptions: { minValue: 1 }, default: 60, description: 'A file that takes longer to read goes to Failed' },
  ],
};
