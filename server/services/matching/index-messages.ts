/** What the server and the matching worker say to each other; both sides check what they receive. */
import { z } from 'zod';

const documentShape = z.object({
  id: z.string(),
  name: z.string(),
  text: z.string(),
  products: z.array(z.string()).readonly(),
});

const queryShape = z.object({
  id: z.string(),
  text: z.string(),
  expansions: z.array(z.string()).readonly(),
  vocabulary: z.array(z.string()).readonly().exactOptional(),
  parent: z.string().nullable(),
});

export const workerSettings = z.object({ cacheFile: z.string().nullable(), dataVersion: z.string() });

/** `load` reads the cache file; `add` takes documents for a new index; `finish` completes it and writes the file. */
export const indexRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load') }),
  z.object({ type: z.literal('add'), documents: z.array(documentShape).readonly() }),
  z.object({ type: z.literal('finish') }),
  z.object({ type: z.literal('phrase'), text: z.string(), limit: z.number() }),
  z.object({
    type: z.literal('tree'),
    leaves: z.array(queryShape).readonly(),
    extras: z.object({
      always: z.array(z.string()).readonly().exactOptional(),
      among: z.array(z.string()).readonly().exactOptional(),
    }),
  }),
]);
export type IndexRequest = z.output<typeof indexRequest>;

export const numberedRequest = z.object({ id: z.number(), request: indexRequest });

/** By its tag, not by instanceof: a test's sandbox has constructors of its own. */
const numbers = z.custom<Float64Array>((value) => Object.prototype.toString.call(value) === '[object Float64Array]');

const scoresShape = z.object({
  query: queryShape,
  rawWords: numbers,
  words: numbers,
  parent: numbers,
  feedback: numbers,
  neighbours: numbers,
  phrase: numbers,
  competition: numbers,
  total: numbers,
});

/** The answers to the requests of the same names. */
export const indexAnswers = {
  load: z.object({
    documents: z.number(),
    /** Why there is no index yet; null when it is loaded. */
    refusal: z.enum(['missing', 'foreign', 'other_format', 'stale', 'truncated', 'damaged', 'off']).nullable(),
  }),
  add: z.object({ documents: z.number() }),
  finish: z.object({
    documents: z.number(),
    /** Bytes of the cache file; null when it could not be written, which only costs the next start time. */
    cacheBytes: z.number().nullable(),
  }),
  phrase: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        score: z.number(),
        parts: z.object({ words: z.number(), feedback: z.number(), neighbours: z.number(), phrase: z.number() }),
        isMatched: z.boolean(),
      }),
    ),
    total: z.number(),
    emptyReason: z
      .enum(['no_searchable_words', 'no_company_matches', 'filters_exclude_all', 'no_companies'])
      .nullable(),
  }),
  tree: z
    .array(z.object({ ids: z.array(z.string()).readonly(), scores: scoresShape, preferences: numbers.nullable() }))
    .readonly(),
} as const;

export type IndexAnswer<Type extends IndexRequest['type']> = z.output<(typeof indexAnswers)[Type]>;

export const numberedReply = z.object({
  id: z.number(),
  answer: z.unknown().optional(),
  failure: z.string().optional(),
});
