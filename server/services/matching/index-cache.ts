/** The cache file of a pooled index. */
import { fromSections, indexFingerprint, toSections } from '../../matching/pooled/index-sections.ts';
import type { StoredIndex } from '../../matching/pooled/pooled-index.ts';
import { readCacheFile, writeCacheFile } from './cache-file.ts';
import type { CacheLabel, CacheReading } from './cache-file.ts';

const labelOf = (dataVersion: string): CacheLabel => ({
  magic: 'LIANTUIX',
  fingerprint: indexFingerprint(),
  dataVersion,
});

/** @returns bytes written. */
export function writeIndexCache(file: string, stored: StoredIndex, dataVersion: string): Promise<number> {
  return writeCacheFile(file, labelOf(dataVersion), toSections(stored));
}

/** Reads a file that was written for this data version by this program; says why when it cannot be used. */
export function readIndexCache(file: string, dataVersion: string): CacheReading<StoredIndex> {
  return readCacheFile(file, labelOf(dataVersion), fromSections);
}
