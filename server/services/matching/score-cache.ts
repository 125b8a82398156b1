/**
 * The cache file of all chains' scores, beside the index: what the worker took many seconds to compute, so that the next
 * start need not ask it again.
 */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { LeafScores } from '../../matching/leaf-scores.ts';
import { scoresFingerprint } from '../../matching/pooled/scores-fingerprint.ts';
import { fromTreeSections, toTreeSections } from '../../matching/pooled/tree-sections.ts';
import type { RankingQuery } from '../../matching/ranker.ts';
import { readCacheFile, writeCacheFile } from './cache-file.ts';
import type { CacheLabel } from './cache-file.ts';

/** All that the scores depend on, beside the program and the companies' texts. */
export interface ScoreQuestions {
  /** Per chain its segments, and the companies scored in any case. */
  readonly chains: readonly { readonly leaves: readonly RankingQuery[]; readonly always: readonly string[] }[];
  /** The city's own companies. */
  readonly among: readonly string[];
}

/** Per chain, in the order of the questions, the scores of its segments in theirs. */
export type Trees = readonly (readonly LeafScores[])[];

export class ScoreCache {
  readonly #file: string;
  readonly #label: CacheLabel;
  readonly #questions: ScoreQuestions;

  /** @param indexFile where the index is cached. @param dataVersion version of the companies' texts. */
  constructor(indexFile: string, dataVersion: string, questions: ScoreQuestions) {
    const asked = createHash('sha256').update(scoresFingerprint()).update(JSON.stringify(questions));
    this.#file = join(dirname(indexFile), 'matching.scores');
    this.#label = { magic: 'LIANTUSC', fingerprint: asked.digest('hex'), dataVersion };
    this.#questions = questions;
  }

  /** Null when there is no file that answers exactly these questions. */
  read(): Trees | null {
    const { chains } = this.#questions;
    const queries = chains.flatMap(({ leaves }) => leaves);
    const { stored } = readCacheFile(this.#file, this.#label, (sections) => fromTreeSections(sections, queries));
    if (stored === null) return null;
    let at = 0;
    return chains.map(({ leaves }) => stored.slice(at, (at += leaves.length)));
  }

  /** A full disk or a folder without rights only costs the next start time. */
  async write(trees: Trees): Promise<void> {
    await writeCacheFile(this.#file, this.#label, toTreeSections(trees.flat())).catch(() => undefined);
  }
}
