import { inflateSync } from 'node:zlib';

interface Table {
  readonly tag: number;
  readonly checksum: number;
  readonly bytes: Uint8Array;
}

/**
 * The plain font (sfnt) inside a WOFF 1.0 file. fontkit reads WOFF as well, but inflates a table again at every look
 * into it, which makes a document ten times slower. Any other file comes back as it is.
 */
export function unpackWoff(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.byteLength < 44 || view.getUint32(0) !== 0x774f4646) return file;
  const flavour = view.getUint32(4);
  const tables: Table[] = [];
  for (let i = 0; i < view.getUint16(12); i++) {
    const entry = 44 + 20 * i;
    const [offset, packed, plain] = [view.getUint32(entry + 4), view.getUint32(entry + 8), view.getUint32(entry + 12)];
    const data = file.subarray(offset, offset + packed);
    tables.push({ tag: view.getUint32(entry), checksum: view.getUint32(entry + 16), bytes: packed < plain ? inflateSync(data) : data });
  }
  return writeSfnt(flavour, tables);
}

function writeSfnt(flavour: number, tables: readonly Table[]): Uint8Array {
  const padded = (length: number) => (length + 3) & ~3;
  const head = 12 + 16 * tables.length;
  const sfnt = new Uint8Array(tables.reduce((sum, { bytes }) => sum + padded(bytes.length), head));
  const view = new DataView(sfnt.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, flavour);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (tables.length - 2 ** power));
  let offset = head;
  tables.forEach(({ tag, checksum, bytes }, i) => {
    const entry = 12 + 16 * i;
    view.setUint32(entry, tag);
    view.setUint32(entry + 4, checksum);
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, bytes.length);
    sfnt.set(bytes, offset);
    offset += padded(bytes.length);
  });
  return sfnt;
}
