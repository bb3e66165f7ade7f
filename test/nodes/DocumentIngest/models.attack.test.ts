import type { IDataObject } from 'n8n-workflow';
import { DocumentIngest } from '../../../nodes/DocumentIngest/DocumentIngest.node';
import { fakeExecuteFunctions } from '../../fixtures/fakeExecuteFunctions';
import { scannedPdf } from '../../fixtures/scannedPdf';
import { scriptedOpenAiServer, type OpenAiScript, type ScriptedOpenAiServer } from '../../fixtures/servers/scriptedOpenAiServer';

describe('Document Ingest with a model (a scripted OpenAI server)', () => {
  let server: ScriptedOpenAiServer;
  afterEach(() => server.close());

  const start = async (script: OpenAiScript) => (server = await scriptedOpenAiServer({ models: ['vl', 'small'], ...script }));
  const credentials = () => ({ privateLlmModelApi: { baseUrl: server.baseUrl, allowedModels: 'vl, small', timeout: 10, retries: 0 } });
  const ingest = async (parameters: IDataObject, file: Uint8Array, fileName: string) => {
    const items = [{ json: {}, binary: { data: { data: Buffer.from(file).toString('base64'), mimeType: 'application/octet-stream', fileName } } }];
    const [documents, failed] = await new DocumentIngest().execute.call(fakeExecuteFunctions({ node: new DocumentIngest(), items, credentials: credentials(), parameters: { source: 'binary', sourceId: 's', allow: 'everyone', ...parameters } }));
    return { documents: documents?.map(({ json }) => json) ?? [], failed: failed?.map(({ json }) => json) ?? [] };
  };
  const vision = { askModel: true, visionModel: { mode: 'id', value: 'vl' } };

  test('reads a scan with the vision model', async () => {
    await start({ chat: () => '# 掃描的辦法\n\n第一條' });
    const { documents } = await ingest(vision, scannedPdf([72]), 'scan.pdf');
    expect(documents).toMatchObject([{ title: '掃描的辦法', metadata: { readBy: 'model:vl', ocr: true } }]);
  });

  test('sends a scan to Failed when the server is down, and nothing else', async () => {
    await start({ first: [{ status: 503, body: {} }] });
    expect(await ingest(vision, scannedPdf([72]), 'scan.pdf')).toMatchObject({ documents: [], failed: [{ error: { code: 'MODEL_SERVER_FAILED' } }] });
  });

  test('asks nobody when OCR is off, whatever model is named', async () => {
    await start({});
    expect(await ingest({ ...vision, options: { ocr: false } }, scannedPdf([72]), 'scan.pdf')).toMatchObject({ failed: [{ error: { code: 'NO_TEXT_LAYER' } }] });
    expect(server.requests).toEqual([]);
  });

  test('asks the category model where the rules are unsure, and never where a person chose', async () => {
    await start({ chat: () => '{"category":"case","confidence":0.8,"reason":"一次故障"}' });
    const sorting = { askModel: true, categoryModel: { mode: 'id', value: 'small' } };
    expect((await ingest(sorting, Buffer.from('機台昨天停了兩小時。'), 'a.txt')).documents).toMatchObject([{ category: 'case', metadata: { categoryBy: 'model:small' } }]);
    expect((await ingest({ ...sorting, category: 'knowledge' }, Buffer.from('機台昨天停了兩小時。'), 'a.txt')).documents).toMatchObject([{ category: 'knowledge', metadata: { categoryBy: 'person' } }]);
    expect(server.requests).toHaveLength(1);
  });

  test('refuses a model that the credential does not allow', async () => {
    await start({});
    await expect(ingest({ askModel: true, visionModel: { mode: 'id', value: 'gpt-4o' } }, scannedPdf([72]), 'scan.pdf')).rejects.toThrow('not allowed');
  });
});
