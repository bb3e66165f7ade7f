import { z } from 'zod';
import type { Codec } from '../../knowledge/Codec';
import type { AccessRule } from '../../principal/AccessRule';

/** What is filtered by or updated alone; the rest is sealed as one. */
const OPEN = ['kind', 'tenant', 'document_id', 'source_id', 'category', 'marks', 'index', 'stale'] as const;

type Payload = Readonly<Record<string, unknown>>;

const sealed = z.looseObject({ document_id: z.string(), sealed: z.string(), source: z.string(), access: z.string() });
const object = z.record(z.string(), z.unknown());

const placeOf = (documentId: string, field: string, pointId = '') => `${documentId}/${pointId}/${field}`;

/** A rule as it is filtered by, and sealed beside it where its marks cannot be read back. */
export function sealRights(documentId: string, { allow, deny }: AccessRule, codec: Codec): Payload {
  const marks = { allow: allow.map(codec.mark), deny: deny.map(codec.mark) };
  return codec.keyCheck ? { ...marks, access: codec.seal(JSON.stringify({ allow, deny }), placeOf(documentId, 'access')) } : marks;
}

export function sealSource(documentId: string, source: object, codec: Codec): Payload {
  return { source: codec.keyCheck ? codec.seal(JSON.stringify(source), placeOf(documentId, 'source')) : source };
}

/** A point's payload as it is stored: as it is, or with nothing to be read in it but ids, kinds and numbers. */
export function sealPayload(pointId: string, documentId: string, access: AccessRule, { source, ...payload }: Payload & { readonly source: object }, codec: Codec): Payload {
  const open = Object.fromEntries(Object.entries(payload).filter(([key]) => !codec.keyCheck || OPEN.some((one) => one === key)));
  const rest = Object.fromEntries(Object.entries(payload).filter(([key]) => !(key in open)));
  const closed = codec.keyCheck ? { sealed: codec.seal(JSON.stringify(rest), placeOf(documentId, 'content', pointId)) } : {};
  return { ...open, ...closed, ...sealSource(documentId, source, codec), ...sealRights(documentId, access, codec) };
}

/** The payload that `sealPayload` was given, with the rule's `allow` and `deny` in clear. */
export function openPayload(pointId: string, stored: unknown, codec: Codec): unknown {
  if (!codec.keyCheck) return stored;
  const { sealed: content, source, access, ...open } = sealed.parse(stored);
  const read = (text: string, place: string) => object.parse(JSON.parse(codec.open(text, place)));
  const id = open.document_id;
  return { ...open, ...read(content, placeOf(id, 'content', pointId)), source: read(source, placeOf(id, 'source')), ...read(access, placeOf(id, 'access')) };
}
