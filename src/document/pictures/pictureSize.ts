/** Where each kind of picture says how many dots it is wide and high. */
const KINDS = [
  { sign: '\x89PNG', read: (head) => ({ width: head.readUInt32BE(16), height: head.readUInt32BE(20) }) },
  { sign: 'GIF8', read: (head) => ({ width: head.readUInt16LE(6), height: head.readUInt16LE(8) }) },
  { sign: 'BM', read: (head) => ({ width: Math.abs(head.readInt32LE(18)), height: Math.abs(head.readInt32LE(22)) }) },
  { sign: '\xff\xd8', read: readJpeg },
  { sign: 'II*\0', read: (file) => readTiff(file, 'LE') },
  { sign: 'MM\0*', read: (file) => readTiff(file, 'BE') },
] as const satisfies readonly { sign: string; read: (bytes: Buffer) => PictureSize }[];

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const LONG = 4;

/** How many dots a PNG, GIF, BMP, JPEG or TIFF (its first page) claims to have, without unpacking it; undefined for other kinds and for what is cut off. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = KINDS.find(({ sign }) => file.subarray(0, sign.length).toString('latin1') === sign);
  try {
    return kind?.read(file);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** TIFF 6.0: tags 256 and 257 of the first directory. */
function readTiff(file: Buffer, order: 'LE' | 'BE'): PictureSize {
  const short = (at: number) => (order === 'LE' ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const long = (at: number) => (order === 'LE' ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const directory = long(4);
  const tags = new Map(Array.from({ length: short(directory) }, (_none, index) => {
    const at = directory + 2 + index * 12;
    return [short(at), short(at + 2) === LONG ? long(at + 8) : short(at + 8)] as const;
  }));
  return { width: tags.get(256) ?? 0, height: tags.get(257) ?? 0 };
}

/** ITU T.81: the first start-of-frame segment (C0 to CF without DHT, JPG and DAC); each segment tells its length. No size for what is damaged before. */
function readJpeg(file: Buffer): PictureSize {
  for (let at = 2; file.readUInt8(at) === 0xff; at += 2 + file.readUInt16BE(at + 2)) {
    while (file.readUInt8(at + 1) === 0xff) at++;
    const marker = file.readUInt8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) };
  }
  return { width: 0, height: 0 };
}
