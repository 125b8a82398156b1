/**
 * `npm run fit:evidence`: fits the coefficients of EVIDENCE_MODEL on the curated graph of graph-seed, checks them on
 * companies and on chains that the fit has not seen, prints them and writes docs/calibration.svg and
 * docs/calibration.md. Deterministic: the same seed and engine give the same bytes. The values are entered by hand in
 * server/matching/defaults.ts; the page says whether those in force are the fitted ones.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVIDENCE_MODEL } from '../../server/matching/defaults.ts';
import { readSeed } from '../../server/store/seed/read-seed.ts';
import { calibrationBins, calibrationError, rocAuc } from '../backtest/figures.ts';
import type { Scored } from '../backtest/figures.ts';
import { calibrationPage } from './fit-evidence-page.ts';
import type { HeldOut } from './fit-evidence-page.ts';
import { evidencePairs } from './fit-evidence-pairs.ts';
import type { Pair } from './fit-evidence-pairs.ts';
import { reliabilityPlot } from './fit-evidence-plot.ts';
import { fitLogistic, predict } from './logistic.ts';
import type { LogisticModel } from './logistic.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const COMPANY_FOLDS = 5;
/** Weight of the squared standardised coefficients: next to nothing beside tens of thousands of pairs. */
const RIDGE = 1;
const DECIMALS = 3;

async function main(): Promise<void> {
  const data = await readSeed(join(ROOT, 'graph-seed'));
  const pairs = evidencePairs(data);
  const model = rounded(fitNonNegative(pairs));
  const inForce: LogisticModel = {
    intercept: EVIDENCE_MODEL.intercept,
    weights: [EVIDENCE_MODEL.phrase, EVIDENCE_MODEL.coverage, EVIDENCE_MODEL.fit, EVIDENCE_MODEL.lift],
  };
  const heldOut = [
    figuresOf(
      'companies',
      held(pairs, ({ company }) => company % COMPANY_FOLDS),
    ),
    figuresOf(
      'chains',
      held(pairs, ({ chainId }) => chainId),
    ),
  ];
  const asEntered = figuresOf('in force', scored(pairs, inForce));
  const page = calibrationPage({ asOf: data.asOf, pairs, model, inForce, heldOut, asEntered });
  writeFileSync(join(ROOT, 'docs', 'calibration.md'), page);
  writeFileSync(join(ROOT, 'docs', 'calibration.svg'), reliabilityPlot(heldOut));
  console.log(page);
}

/**
 * No weight may be negative: more evidence must never make a link less probable. A feature whose weight comes out
 * negative is left out, its weight 0, and the rest is fitted again.
 */
function fitNonNegative(pairs: readonly Pair[]): LogisticModel {
  let kept = (pairs[0]?.features ?? []).map((_, at) => at);
  for (;;) {
    const model = fitLogistic(
      pairs.map(({ features, isPositive }) => ({ isPositive, features: kept.map((at) => features[at] ?? 0) })),
      RIDGE,
    );
    const still = kept.filter((_, at) => (model.weights[at] ?? 0) >= 0);
    if (still.length === kept.length) {
      const weightOf = new Map(kept.map((feature, at) => [feature, model.weights[at] ?? 0]));
      return {
        intercept: model.intercept,
        weights: (pairs[0]?.features ?? []).map((_, feature) => weightOf.get(feature) ?? 0),
      };
    }
    kept = still;
  }
}

function rounded({ intercept, weights }: LogisticModel): LogisticModel {
  const round = (value: number): number => Number(value.toFixed(DECIMALS));
  return { intercept: round(intercept), weights: weights.map(round) };
}

const scored = (pairs: readonly Pair[], model: LogisticModel): Scored[] =>
  pairs.map(({ features, isPositive }) => ({ score: predict(model, features), isPositive }));

/** Every pair scored by a model that was fitted without its group. */
function held(pairs: readonly Pair[], groupOf: (pair: Pair) => string | number): Scored[] {
  return [...new Set(pairs.map(groupOf))].flatMap((group) => {
    const model = fitNonNegative(pairs.filter((pair) => groupOf(pair) !== group));
    return scored(
      pairs.filter((pair) => groupOf(pair) === group),
      model,
    );
  });
}

const figuresOf = (name: string, items: readonly Scored[]): HeldOut => ({
  name,
  auc: rocAuc(items),
  error: calibrationError(items),
  bins: calibrationBins(items),
});

await main();
