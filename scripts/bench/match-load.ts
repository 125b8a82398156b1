/**
 * A fresh process that loads an index from its cache file and answers queries: what a start of the product would cost,
 * with the memory of nothing else. Run by match.ts: `match-load.ts CACHE_FILE DATA_VERSION QUERIES_FILE`; prints JSON.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { toSections } from '../../server/matching/pooled/index-sections.ts';
import { PooledIndex } from '../../server/matching/pooled/pooled-index.ts';
import { PooledRanker } from '../../server/matching/pooled/pooled-ranker.ts';
import { rankPhrase } from '../../server/matching/pooled/rank-phrase.ts';
import { readIndexCache } from '../../server/services/matching/index-cache.ts';
import { timeQueries } from './match-timing.ts';

const ROWS = 100;
const [cacheFile = '', dataVersion = '', queriesFile = ''] = process.argv.slice(2);

const startBytes = process.memoryUsage().rss;
const started = performance.now();
const { stored, refusal } = readIndexCache(cacheFile, dataVersion);
if (stored === null) throw new Error(`the cache file was refused: ${refusal}`);
const ranker = new PooledRanker(new PooledIndex({}, stored));
ranker.index.segments();
ranker.index.statistics.idf();
const loadSeconds = (performance.now() - started) / 1000;
const indexBytes = Object.entries(toSections(stored))
  .filter(([name]) => name !== 'vocabulary')
  .reduce((sum, [, bytes]) => sum + bytes.length, 0);
const queries = z.array(z.string()).parse(JSON.parse(readFileSync(queriesFile, 'utf8')));
const timing = await timeQueries(queries, (query) => rankPhrase(ranker, query, ROWS));
const { rss } = process.memoryUsage();
console.log(
  JSON.stringify({ loadSeconds, indexBytes, terms: stored.vocabulary.size, startBytes, residentBytes: rss, timing }),
);
