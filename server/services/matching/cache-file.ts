/**
 * A cache file: a frame of magic, header and checksums around named sections of bytes. A cache and never the truth: what
 * is damaged, cut off, foreign or out of date is said to be so, and its content is made anew.
 *
 *     8 bytes magic | 4 bytes header length | 4 bytes checksum of the header | header, JSON | sections, each at a multiple of 8
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';

/** Why a file was not used. */
export type CacheRefusal = 'missing' | 'foreign' | 'other_format' | 'stale' | 'truncated' | 'damaged';

/** What a file must say of itself to be read. */
export interface CacheLabel {
  /** Eight Latin letters. */
  readonly magic: string;
  /** Everything beside the data that the content depends on: made under another text, it must be made anew. */
  readonly fingerprint: string;
  /** Version of the data that the content was made from. */
  readonly dataVersion: string;
}

type Sections = Readonly<Record<string, Uint8Array>>;

export type CacheReading<Content> =
  | { readonly stored: Content; readonly refusal: null }
  | { readonly stored: null; readonly refusal: CacheRefusal };

/** Rises with every change of the frame or of what a section means. */
const FORMAT = 1;
const PREFIX_BYTES = 16;
const ALIGNMENT = 8;
/** A header names sixteen sections; more than this is none. */
const MAX_HEADER_BYTES = 1 << 20;
/** One system call reads less than 2 GiB. */
const CHUNK_BYTES = 1 << 29;

const headerShape = z.object({
  format: z.number(),
  dataVersion: z.string(),
  fingerprint: z.string(),
  sections: z.array(
    z.object({ name: z.string(), bytes: z.number().int().nonnegative(), checksum: z.number().int().nonnegative() }),
  ),
});
type Header = z.output<typeof headerShape>;

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Writes beside the file and renames: a reader sees the old file or the new one. @returns bytes written. */
export async function writeCacheFile(
  file: string,
  { magic, fingerprint, dataVersion }: CacheLabel,
  sections: Sections,
): Promise<number> {
  const entries = Object.entries(sections);
  const header = Buffer.from(
    JSON.stringify({
      format: FORMAT,
      dataVersion,
      fingerprint,
      sections: entries.map(([name, bytes]) => ({ name, bytes: bytes.length, checksum: crc32(bytes) })),
    } satisfies Header),
  );
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.write(magic, 'latin1');
  prefix.writeUInt32LE(header.length, 8);
  prefix.writeUInt32LE(crc32(header), 12);
  await mkdir(dirname(file), { recursive: true });
  await removeAbandoned(file);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const written = await writeAll(temporary, [Buffer.concat([prefix, header]), ...entries.map(([, bytes]) => bytes)]);
    await rename(temporary, file);
    return written;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** What a process that was killed while it wrote has left beside the file: up to the size of the whole cache. */
async function removeAbandoned(file: string): Promise<void> {
  const prefix = `${basename(file)}.`;
  for (const name of await readdir(dirname(file))) {
    const writer = name.startsWith(prefix) ? /^(\d+)\.tmp$/u.exec(name.slice(prefix.length))?.[1] : undefined;
    if (writer !== undefined && !isRunning(Number(writer))) await rm(join(dirname(file), name), { force: true });
  }
}

/** Signal 0 asks only whether the process is there; one of another user is. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Reads a file that was written under this label; says why when it cannot be used.
 * @param parse makes the content of the sections; what it throws at says that the file is damaged.
 */
export function readCacheFile<Content>(
  file: string,
  label: CacheLabel,
  parse: (sections: Readonly<Partial<Sections>>) => Content,
): CacheReading<Content> {
  const refused = (refusal: CacheRefusal): CacheReading<Content> => ({ stored: null, refusal });
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return refused('missing');
  }
  try {
    const header = readHeader(descriptor, label.magic);
    if (typeof header === 'string') return refused(header);
    if (header.content.format !== FORMAT || header.content.fingerprint !== label.fingerprint)
      return refused('other_format');
    if (header.content.dataVersion !== label.dataVersion) return refused('stale');
    const sizes = header.content.sections.map(({ bytes }) => aligned(bytes));
    const size = sizes.reduce((sum, bytes) => sum + bytes, header.end);
    if (fstatSync(descriptor).size !== size) return refused('truncated');
    const sections = readSections(descriptor, header.content, header.end);
    return sections === null ? refused('damaged') : { stored: parse(sections), refusal: null };
  } catch {
    return refused('damaged');
  } finally {
    closeSync(descriptor);
  }
}

function readHeader(
  descriptor: number,
  magic: string,
): { readonly content: Header; readonly end: number } | CacheRefusal {
  const prefix = Buffer.from(readBytes(descriptor, 0, PREFIX_BYTES) ?? []);
  if (prefix.length < PREFIX_BYTES) return 'truncated';
  if (prefix.toString('latin1', 0, magic.length) !== magic) return 'foreign';
  const length = prefix.readUInt32LE(8);
  if (length > MAX_HEADER_BYTES) return 'damaged';
  const bytes = readBytes(descriptor, PREFIX_BYTES, length);
  if (bytes === null) return 'truncated';
  if (crc32(bytes) !== prefix.readUInt32LE(12)) return 'damaged';
  const content = headerShape.safeParse(JSON.parse(Buffer.from(bytes).toString()));
  return content.success ? { content: content.data, end: aligned(PREFIX_BYTES + length) } : 'other_format';
}

/** All sections, or null when one is not what its checksum says. */
function readSections(descriptor: number, { sections }: Header, start: number): Record<string, Uint8Array> | null {
  const read: Record<string, Uint8Array> = {};
  let at = start;
  for (const { name, bytes, checksum } of sections) {
    const content = readBytes(descriptor, at, bytes);
    if (content === null || crc32(content) !== checksum) return null;
    read[name] = content;
    at += aligned(bytes);
  }
  return read;
}

/** Null when the file ends before. */
function readBytes(descriptor: number, start: number, length: number): Uint8Array | null {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const read = readSync(descriptor, bytes, done, Math.min(CHUNK_BYTES, length - done), start + done);
    if (read === 0) return null;
    done += read;
  }
  return bytes;
}

async function writeAll(file: string, parts: readonly Uint8Array[]): Promise<number> {
  const handle = await open(file, 'w', 0o600);
  let written = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    for (let done = 0; done < bytes.length; )
      done += (await handle.write(bytes, done, Math.min(CHUNK_BYTES, bytes.length - done))).bytesWritten;
    written += bytes.length;
  };
  try {
    for (const part of parts) {
      await write(part);
      await write(new Uint8Array(aligned(written) - written));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return written;
}
