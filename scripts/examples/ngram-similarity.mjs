/**
 * An example of a text-similarity model: cosine over counts of character pairs. It shows the interface and is not a good
 * model; put an embedding model in its place. Usable as a module (LIANTU_SIMILARITY=scripts/examples/ngram-similarity.mjs)
 * or behind scripts/examples/similarity-server.mjs.
 */

/** Vectors by text: the same company is asked about with every block of segments. */
const vectors = new Map();
const MAX_KEPT = 50_000;

function vectorOf(text) {
  const known = vectors.get(text);
  if (known) return known;
  const counts = new Map();
  const plain = text.toLowerCase().replace(/[\s\p{P}]+/gu, '');
  for (let i = 0; i + 1 < plain.length; i += 1) {
    const pair = plain.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let squares = 0;
  for (const count of counts.values()) squares += count * count;
  const vector = { counts, norm: Math.sqrt(squares) };
  if (vectors.size >= MAX_KEPT) vectors.clear();
  vectors.set(text, vector);
  return vector;
}

function cosine(a, b) {
  if (a.norm === 0 || b.norm === 0) return 0;
  const [small, large] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [pair, count] of small.counts) sum += count * (large.counts.get(pair) ?? 0);
  return Math.min(1, sum / (a.norm * b.norm));
}

/** @param {{queries: {id: string, text: string}[], companies: {id: string, text: string}[]}} question */
export function similarity({ queries, companies }) {
  const documents = companies.map(({ text }) => vectorOf(text));
  return {
    scores: queries.map(({ text }) => {
      const query = vectorOf(text);
      return documents.map((document) => cosine(query, document));
    }),
  };
}
