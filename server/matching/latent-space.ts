/**
 * Latent semantic space of a corpus (Deerwester et al. 1990): the directions in which its texts differ most, found by
 * randomised subspace iteration (Halko, Martinsson, Tropp 2011). Texts of one trade in different words lie close.
 */
import type { CorpusWeights } from './corpus-index.ts';
import { LATENT } from './defaults.ts';

/** Row-major vectors: document d is [d * dimensions, (d + 1) * dimensions), of length 1 or 0. */
export interface LatentSpace {
  readonly dimensions: number;
  readonly documents: Float64Array;
  /** Term vectors before they are turned into the basis of the documents by `factor` (lower triangular). */
  readonly terms: Float64Array;
  readonly factor: Float64Array;
}

/**
 * The space of a corpus, with as many dimensions as LATENT says but fewer than documents; null for a corpus that is
 * too small to have one or too large to compute it on the spot. Deterministic: the start is a fixed pseudo-random
 * matrix by document number.
 */
export function buildLatentSpace(corpus: CorpusWeights): LatentSpace | null {
  const count = corpus.ids.length;
  if (count < LATENT.minDocuments || count > LATENT.maxDocuments) return null;
  const dimensions = Math.min(LATENT.dimensions, Math.floor(count / LATENT.documentsPerDimension));
  const rows = unitRows(corpus);
  let basis = randomMatrix(count, dimensions);
  for (let i = 0; i < LATENT.iterations; i += 1) {
    basis = timesRows(corpus, rows, timesColumns(corpus, rows, basis, dimensions), dimensions);
    orthonormalise(basis, count, dimensions);
  }
  const terms = timesColumns(corpus, rows, basis, dimensions);
  const documents = timesRows(corpus, rows, terms, dimensions);
  const factor = cholesky(crossProduct(basis, documents, count, dimensions), dimensions);
  solveRows(documents, factor, dimensions);
  scaleToUnit(documents, dimensions);
  return { dimensions, documents, terms, factor };
}

/** Cosine of every document with a query given as weights by term, negative ones as 0. */
export function latentCosines(space: LatentSpace, query: Iterable<readonly [number, number]>): Float64Array {
  const { dimensions, documents, terms, factor } = space;
  const vector = new Float64Array(dimensions);
  for (const [term, weight] of query) {
    const at = term * dimensions;
    for (let k = 0; k < dimensions; k += 1) vector[k] = (vector[k] ?? 0) + weight * (terms[at + k] ?? 0);
  }
  solveRows(vector, factor, dimensions);
  scaleToUnit(vector, dimensions);
  const cosines = new Float64Array(documents.length / dimensions);
  for (let d = 0; d < cosines.length; d += 1) {
    let sum = 0;
    const at = d * dimensions;
    for (let k = 0; k < dimensions; k += 1) sum += (vector[k] ?? 0) * (documents[at + k] ?? 0);
    cosines[d] = Math.max(0, sum);
  }
  return cosines;
}

/** Impacts scaled to unit rows, in the order of the forward arrays. */
function unitRows({ docStarts, docImpacts, docNorms }: CorpusWeights): Float64Array {
  const values = new Float64Array(docImpacts.length);
  for (let d = 0; d < docNorms.length; d += 1) {
    const norm = docNorms[d] ?? 0;
    for (let i = docStarts[d] ?? 0; i < (docStarts[d + 1] ?? 0); i += 1)
      values[i] = norm > 0 ? (docImpacts[i] ?? 0) / norm : 0;
  }
  return values;
}

/** Rows times a (terms x width) matrix: documents x width. */
function timesRows(corpus: CorpusWeights, values: Float64Array, matrix: Float64Array, width: number): Float64Array {
  const { docStarts, docTerms } = corpus;
  const product = new Float64Array(corpus.ids.length * width);
  for (let d = 0; d < corpus.ids.length; d += 1) {
    const to = d * width;
    for (let i = docStarts[d] ?? 0; i < (docStarts[d + 1] ?? 0); i += 1)
      addScaled(product, to, matrix, (docTerms[i] ?? 0) * width, values[i] ?? 0, width);
  }
  return product;
}

/** Transposed rows times a (documents x width) matrix: terms x width. */
function timesColumns(corpus: CorpusWeights, values: Float64Array, matrix: Float64Array, width: number): Float64Array {
  const { docStarts, docTerms } = corpus;
  const product = new Float64Array(corpus.idf.length * width);
  for (let d = 0; d < corpus.ids.length; d += 1) {
    const from = d * width;
    for (let i = docStarts[d] ?? 0; i < (docStarts[d + 1] ?? 0); i += 1)
      addScaled(product, (docTerms[i] ?? 0) * width, matrix, from, values[i] ?? 0, width);
  }
  return product;
}

function addScaled(
  target: Float64Array,
  to: number,
  source: Float64Array,
  from: number,
  factor: number,
  width: number,
): void {
  for (let k = 0; k < width; k += 1) target[to + k] = (target[to + k] ?? 0) + factor * (source[from + k] ?? 0);
}

/** Uniform numbers in [-.5, .5) from a linear congruential generator with a fixed seed. */
function randomMatrix(rows: number, width: number): Float64Array {
  let state = 1;
  return Float64Array.from({ length: rows * width }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000 - 0.5;
  });
}

/** Makes the columns orthonormal in place, by the Cholesky factor of their Gram matrix. */
function orthonormalise(matrix: Float64Array, rows: number, width: number): void {
  solveRows(matrix, cholesky(crossProduct(matrix, matrix, rows, width), width), width);
}

/** Lower triangle of a^T b, which is symmetric wherever this file uses it. */
function crossProduct(a: Float64Array, b: Float64Array, rows: number, width: number): Float64Array {
  const product = new Float64Array(width * width);
  for (let r = 0; r < rows; r += 1) {
    const at = r * width;
    for (let i = 0; i < width; i += 1) addScaled(product, i * width, b, at, a[at + i] ?? 0, i + 1);
  }
  return product;
}

/** Lower Cholesky factor; directions without length get a tiny pivot and drop out. */
function cholesky(gram: Float64Array, width: number): Float64Array {
  const factor = new Float64Array(width * width);
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = gram[i * width + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (factor[i * width + k] ?? 0) * (factor[j * width + k] ?? 0);
      factor[i * width + j] =
        i === j ? Math.sqrt(Math.max(sum, LATENT.leastPivot)) : sum / (factor[j * width + j] ?? 1);
    }
  }
  return factor;
}

/** Replaces each row x by the solution y of factor y = x (forward substitution). */
function solveRows(matrix: Float64Array, factor: Float64Array, width: number): void {
  for (let at = 0; at < matrix.length; at += width) {
    for (let i = 0; i < width; i += 1) {
      let sum = matrix[at + i] ?? 0;
      for (let k = 0; k < i; k += 1) sum -= (factor[i * width + k] ?? 0) * (matrix[at + k] ?? 0);
      matrix[at + i] = sum / (factor[i * width + i] ?? 1);
    }
  }
}

function scaleToUnit(matrix: Float64Array, width: number): void {
  for (let at = 0; at < matrix.length; at += width) {
    let squares = 0;
    for (let k = 0; k < width; k += 1) squares += (matrix[at + k] ?? 0) ** 2;
    const norm = Math.sqrt(squares);
    for (let k = 0; k < width; k += 1) matrix[at + k] = norm > 1e-9 ? (matrix[at + k] ?? 0) / norm : 0;
  }
}
