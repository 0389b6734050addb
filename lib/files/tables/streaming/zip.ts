import { crc32, createDeflateRaw } from 'node:zlib';

/**
 * A ZIP archive that is written as it comes, without knowing sizes beforehand: each entry is followed by its descriptor
 * (APPNOTE 4.3.9), and the directory stands at the end. No entry is larger than 4 GB.
 */

type Entry = { name: Buffer; crc: number; packed: number; size: number; at: number };

const packedFrom = 20;
/** Sizes follow the data; names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980: the same bytes at any time. */
const epoch = 0x0021;

function header(entry: Entry): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(0x04034b50, 0);
  bytes.writeUInt16LE(packedFrom, 4);
  bytes.writeUInt16LE(flags, 6);
  bytes.writeUInt16LE(deflated, 8);
  bytes.writeUInt16LE(epoch, 12);
  bytes.writeUInt16LE(entry.name.length, 26);
  return Buffer.concat([bytes, entry.name]);
}

function descriptor({ crc, packed, size }: Entry): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

function inDirectory({ name, crc, packed, size, at }: Entry): Buffer {
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE(packedFrom, 4);
  bytes.writeUInt16LE(packedFrom, 6);
  bytes.writeUInt16LE(flags, 8);
  bytes.writeUInt16LE(deflated, 10);
  bytes.writeUInt16LE(epoch, 14);
  bytes.writeUInt32LE(crc, 16);
  bytes.writeUInt32LE(packed, 20);
  bytes.writeUInt32LE(size, 24);
  bytes.writeUInt16LE(name.length, 28);
  bytes.writeUInt32LE(at, 42);
  return Buffer.concat([bytes, name]);
}

function ending(count: number, size: number, at: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(at, 16);
  return bytes;
}

/** Writes entries one after another into `push`; each `write` waits until what was given is packed. */
export function zipWriter(push: (bytes: Buffer) => void) {
  const entries: Entry[] = [];
  let at = 0;
  const put = (bytes: Buffer) => {
    at += bytes.length;
    push(bytes);
  };
  return {
    open(name: string) {
      const entry: Entry = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, at };
      put(header(entry));
      const deflate = createDeflateRaw({ level: 6 });
      deflate.on('data', (bytes: Buffer) => {
        entry.packed += bytes.length;
        put(bytes);
      });
      return {
        write: (text: string) =>
          new Promise<void>((done, failed) => {
            const bytes = Buffer.from(text);
            entry.crc = crc32(bytes, entry.crc);
            entry.size += bytes.length;
            deflate.write(bytes, (error) => (error ? failed(error) : done()));
          }),
        close: () =>
          new Promise<void>((done, failed) => {
            deflate.once('error', failed);
            deflate.once('end', () => {
              put(descriptor(entry));
              entries.push(entry);
              done();
            });
            deflate.end();
          }),
      };
    },
    end(): void {
      const from = at;
      for (const entry of entries) put(inDirectory(entry));
      push(ending(entries.length, at - from, from));
    },
  };
}
