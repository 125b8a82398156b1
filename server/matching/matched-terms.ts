/**
 * The words a company shares with a query, as a reader would name them: overlapping pairs grow together.
 */
import { isHan, tokenise } from '../text/tokenise.ts';
import type { MatchedTerm } from './types.ts';

/** Words shown per company. */
const MAX_TERMS = 8;

/**
 * Longest runs of the folded query texts whose pairs (or letter runs) all occur in the company, with the sum of their
 * impacts, heaviest first. Single characters are no words and are left out, unless the query is one.
 *
 * @param impactOf impact of a token in the company, 0 when it does not occur.
 */
export function matchedTerms(queryTexts: readonly string[], impactOf: (token: string) => number): MatchedTerm[] {
  const runs = new Map<string, number>();
  for (const text of queryTexts) collectRuns(text, impactOf, runs);
  const heaviest = [...runs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const kept: MatchedTerm[] = [];
  for (const [term, weight] of heaviest) {
    if (kept.length === MAX_TERMS) break;
    if (!kept.some((longer) => longer.term.includes(term))) kept.push({ term, weight });
  }
  return kept;
}

function collectRuns(text: string, impactOf: (token: string) => number, runs: Map<string, number>): void {
  const single = text.length === 1;
  let run = '';
  let weight = 0;
  const close = (): void => {
    if (run !== '') runs.set(run, Math.max(weight, runs.get(run) ?? 0));
    run = '';
    weight = 0;
  };
  for (const token of tokenise(text)) {
    const impact = impactOf(token);
    if (token.length === 1 && isHan(token.charCodeAt(0))) {
      if (single && impact > 0) runs.set(token, impact);
      continue;
    }
    if (impact <= 0) {
      close();
      continue;
    }
    if (run !== '' && isHan(token.charCodeAt(0)) && run.endsWith(token.charAt(0))) run += token.slice(1);
    else {
      close();
      run = token;
    }
    weight += impact;
  }
  close();
}
