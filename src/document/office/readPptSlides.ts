export interface PptSlide {
  title: string;
  readonly texts: string[];
  readonly notes: string[];
}

/** Record types of MS-PPT that are looked at. */
const TYPE = {
  document: 0x03e8, slide: 0x03ee, notes: 0x03f0, slideListWithText: 0x0ff0, slidePersist: 0x03f3, textHeader: 0x0f9f, textChars: 0x0fa0, textBytes: 0x0fa8, userEdit: 0x0ff5, persistDirectory: 0x1772, cryptSession: 0x2f14, notesAtom: 0x03f1,
} as const;
const CONTAINER = 0x0f;
const [SLIDES, NOTES] = [0, 2];
const TITLE_TEXTS = new Set([0, 6]);
const DEEPEST = 20;

interface Record {
  readonly type: number;
  readonly instance: number;
  readonly isContainer: boolean;
  readonly start: number;
  readonly end: number;
}

interface Text {
  readonly kind: number;
  readonly text: string;
}

/** The slides of a `PowerPoint Document` stream in order, with their notes; undefined for one that is encrypted. */
export function readPptSlides(stream: Buffer): PptSlide[] | undefined {
  const top = [...records(stream, 0, stream.length)];
  if (top.some(({ type }) => type === TYPE.cryptSession)) return undefined;
  const persisted = persistDirectory(stream, top);
  const document = top.findLast(({ type }) => type === TYPE.document);
  if (!document) return [];
  const lists = [...records(stream, document.start, document.end)].filter(({ type }) => type === TYPE.slideListWithText);
  const slides = outline(stream, lists.find(({ instance }) => instance === SLIDES), persisted, TYPE.slide);
  const notes = outline(stream, lists.find(({ instance }) => instance === NOTES), persisted, TYPE.notes);
  return slides.map(({ texts, slideId }) => {
    const titles = texts.filter(({ kind }) => TITLE_TEXTS.has(kind));
    const rest = texts.filter(({ kind }) => !TITLE_TEXTS.has(kind));
    return { title: titles[0]?.text ?? '', texts: [...titles.slice(1), ...rest].map(({ text }) => text), notes: notes.find(({ slideId: of }) => of === slideId)?.texts.map(({ text }) => text) ?? [] };
  });
}

/** For each slide, the texts of its outline and those that stand on it alone (text boxes, tables). */
function outline(stream: Buffer, list: Record | undefined, persisted: ReadonlyMap<number, number>, wanted: number): { texts: Text[]; slideId: number }[] {
  if (!list) return [];
  const slides: { texts: Text[]; id: number; slideId: number }[] = [];
  let kind = 4;
  for (const record of records(stream, list.start, list.end)) {
    if (record.type === TYPE.slidePersist) slides.push({ texts: [], id: stream.readUInt32LE(record.start), slideId: record.end - record.start >= 16 ? stream.readUInt32LE(record.start + 12) : -1 });
    else if (record.type === TYPE.textHeader) kind = stream.readUInt32LE(record.start);
    else slides.at(-1)?.texts.push(...textIn(stream, record, kind));
  }
  return slides.map(({ texts, id, slideId }) => {
    const at = persisted.get(id);
    const slide = at === undefined ? undefined : recordAt(stream, at);
    const own = slide?.type === wanted ? [...textsBelow(stream, slide, 0)] : [];
    const known = new Set(texts.map(({ text }) => text));
    const all = [...texts, ...own.filter(({ text }) => !known.has(text))].filter(({ text }) => text.trim() && text !== '*');
    return { texts: all, slideId: wanted === TYPE.notes && slide ? slideOfNotes(stream, slide) : slideId };
  });
}

/** Notes name the slide they belong to. */
function slideOfNotes(stream: Buffer, notes: Record): number {
  const atom = [...records(stream, notes.start, notes.end)].find(({ type }) => type === TYPE.notesAtom);
  return atom && atom.end - atom.start >= 4 ? stream.readUInt32LE(atom.start) : -1;
}

function* textsBelow(stream: Buffer, container: Record, depth: number): Generator<Text> {
  if (depth > DEEPEST) return;
  let kind = 4;
  for (const record of records(stream, container.start, container.end)) {
    if (record.type === TYPE.textHeader) kind = stream.readUInt32LE(record.start);
    else if (record.isContainer) yield* textsBelow(stream, record, depth + 1);
    else yield* textIn(stream, record, kind);
  }
}

function textIn(stream: Buffer, { type, start, end }: Record, kind: number): Text[] {
  if (type === TYPE.textChars) return [{ kind, text: stream.subarray(start, end).toString('utf16le') }];
  return type === TYPE.textBytes ? [{ kind, text: stream.subarray(start, end).toString('latin1') }] : [];
}

/** Where each object of the presentation stands; what later saves wrote beats what earlier ones did. */
function persistDirectory(stream: Buffer, top: readonly Record[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { type, start, end } of top) {
    if (type !== TYPE.persistDirectory) continue;
    for (let at = start; at + 4 <= end; ) {
      const entry = stream.readUInt32LE(at);
      const [first, count] = [entry & 0xfffff, entry >>> 20];
      at += 4;
      for (let index = 0; index < count && at + 4 <= end; index++, at += 4) found.set(first + index, stream.readUInt32LE(at));
    }
  }
  return found;
}

function* records(stream: Buffer, from: number, to: number): Generator<Record> {
  for (let at = from; at + 8 <= to; ) {
    const record = recordAt(stream, at)!;
    yield { ...record, end: Math.min(record.end, to) };
    at = record.end;
  }
}

function recordAt(stream: Buffer, at: number): Record | undefined {
  if (at + 8 > stream.length) return undefined;
  const version = stream.readUInt16LE(at);
  const start = at + 8;
  return { type: stream.readUInt16LE(at + 2), instance: version >> 4, isContainer: (version & 0x0f) === CONTAINER, start, end: Math.min(stream.length, start + stream.readUInt32LE(at + 4)) };
}
