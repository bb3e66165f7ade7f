/** Bytes of 16 at a time; rows and query are padded with zeros to a multiple of it. */
export const LANES = 16;
/** Where the query, the sums of one call and the rows stand in the kernel's memory. */
export const LAYOUT = { query: 0, sums: 16_384, rows: 65_536 } as const;
/** Rows of one call. */
export const MOST_ROWS = (LAYOUT.rows - LAYOUT.sums) / 4;

/** Opcodes of WebAssembly (Core Specification 2.0, with its vector instructions). */
const OP = {
  loop: [0x03, 0x40], end: [0x0b], brIf: [0x0d, 0x00], i32: { store: [0x36, 0x02, 0x00], lessUnsigned: [0x49], add: [0x6a], subtract: [0x6b] },
  v128: { load: [0xfd, 0x00, 0x00, 0x00], zero: [0xfd, 0x0c, ...new Array<number>(16).fill(0)] },
  i16x8: { multiplyLow: [0xfd, 0x9c, 0x01], multiplyHigh: [0xfd, 0x9d, 0x01] },
  i32x4: { addPairs: [0xfd, 0x7e], add: [0xfd, 0xae, 0x01], lane: (lane: number) => [0xfd, 0x1b, lane] },
} as const;
const SUMS_AT = [0x41, 0x80, 0x80, 0x01];
const number = (value: number) => [0x41, value];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];

/** Parameters first: where the rows begin, how many they are, and the bytes of one. */
const [AT, ROWS, STRIDE, END, QUERY, SUM_AT, SUM, A, B] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

const addProducts = (half: readonly number[]) => [...get(A), ...get(B), ...half, ...OP.i32x4.addPairs, ...OP.i32x4.add];

const ONE_STEP = [
  ...get(AT), ...OP.v128.load, ...set(A), ...get(QUERY), ...OP.v128.load, ...set(B),
  ...get(SUM), ...addProducts(OP.i16x8.multiplyLow), ...addProducts(OP.i16x8.multiplyHigh), ...set(SUM),
  ...get(QUERY), ...number(LANES), ...OP.i32.add, ...set(QUERY),
  ...get(AT), ...number(LANES), ...OP.i32.add, ...tee(AT), ...get(END), ...OP.i32.lessUnsigned, ...OP.brIf,
];

const LANES_TOGETHER = [...get(SUM), ...OP.i32x4.lane(0), ...[1, 2, 3].flatMap((lane) => [...get(SUM), ...OP.i32x4.lane(lane), ...OP.i32.add])];

const ONE_ROW = [
  ...OP.v128.zero, ...set(SUM), ...number(0), ...set(QUERY), ...get(AT), ...get(STRIDE), ...OP.i32.add, ...set(END),
  ...OP.loop, ...ONE_STEP, ...OP.end,
  ...get(SUM_AT), ...LANES_TOGETHER, ...OP.i32.store, ...get(SUM_AT), ...number(4), ...OP.i32.add, ...set(SUM_AT),
  ...get(ROWS), ...number(1), ...OP.i32.subtract, ...tee(ROWS), ...OP.brIf,
];

const I32 = 0x7f;
const V128 = 0x7b;
const BODY = [2, 3, I32, 3, V128, ...SUMS_AT, ...set(SUM_AT), ...OP.loop, ...ONE_ROW, ...OP.end, ...OP.end];

function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}
const section = (id: number, content: readonly number[]) => [id, ...leb(content.length), ...content];
const text = (value: string) => [value.length, ...Buffer.from(value)];

const MODULE = Uint8Array.from([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
  ...section(1, [1, 0x60, 3, I32, I32, I32, 0]),
  ...section(2, [1, ...text('m'), ...text('memory'), 0x02, 0x00, 1]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...text('dot'), 0x00, 0]),
  ...section(10, [1, ...leb(BODY.length), ...BODY]),
]);

/**
 * Dot products of int8 rows with the int8 query, by the processor's vector unit: `dot(at, rows, stride)` reads `rows` (1 to MOST_ROWS) rows of `stride`
 * bytes from `at` on and leaves one 32-bit sum each at LAYOUT.sums. Codes lie in -127 to 127, so no product overflows.
 */
export function makeDotKernel(memory: WebAssembly.Memory): (at: number, rows: number, stride: number) => void {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(MODULE), { m: { memory } });
  return exports.dot as (at: number, rows: number, stride: number) => void;
}
