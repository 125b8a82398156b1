/** A free phrase's ranking from the pooled form: rows with the parts of their scores, or why there are none. */
import { tokenise } from '../../text/tokenise.ts';
import { phraseQuery } from '../company-documents.ts';
import { RANKING_FLOOR } from '../defaults.ts';
import type { EmptyReason } from '../types.ts';
import type { PooledRanker } from './pooled-ranker.ts';

export interface PooledRow {
  readonly id: string;
  /** The sum of the parts. */
  readonly score: number;
  readonly parts: Readonly<Record<'words' | 'feedback' | 'neighbours' | 'phrase', number>>;
  /** False for 推断: no word of the phrase stands in the company's own texts. */
  readonly isMatched: boolean;
}

export interface PooledRanking {
  readonly rows: readonly PooledRow[];
  /** Companies of the pool above the floor, before the limit. */
  readonly total: number;
  readonly emptyReason: EmptyReason | null;
}

/** Best first, ties by id. Any text is accepted; an empty answer says why. */
export function rankPhrase(ranker: PooledRanker, text: string, limit: number): PooledRanking {
  const query = phraseQuery(text);
  if (ranker.index.size === 0) return empty('no_companies');
  if (tokenise(query.text).length === 0) return empty('no_searchable_words');
  const { ids, scores } = ranker.scorePhrase(query);
  const [score] = scores;
  if (score === undefined) return empty('no_company_matches');
  const floor = RANKING_FLOOR * score.total.reduce((max, value) => Math.max(max, value), 0);
  const order = ids.map((_, i) => i).filter((i) => (score.total[i] ?? 0) > 0 && (score.total[i] ?? 0) >= floor);
  if (order.length === 0) return empty('no_company_matches');
  order.sort((a, b) => (score.total[b] ?? 0) - (score.total[a] ?? 0) || a - b);
  const rows = order.slice(0, Math.max(0, limit)).map((i) => ({
    id: ids[i] ?? '',
    score: score.total[i] ?? 0,
    parts: {
      words: score.words[i] ?? 0,
      feedback: score.feedback[i] ?? 0,
      neighbours: score.neighbours[i] ?? 0,
      phrase: score.phrase[i] ?? 0,
    },
    isMatched: (score.rawWords[i] ?? 0) > 0,
  }));
  return { rows, total: order.length, emptyReason: null };
}

const empty = (emptyReason: EmptyReason): PooledRanking => ({ rows: [], total: 0, emptyReason });
