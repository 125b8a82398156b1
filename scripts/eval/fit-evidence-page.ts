/** docs/calibration.md: what the probability of fit rests on, how well it holds, and what it cannot know. */
import type { CalibrationBin } from '../backtest/figures.ts';
import type { Pair } from './fit-evidence-pairs.ts';
import type { LogisticModel } from './logistic.ts';

export interface HeldOut {
  readonly name: string;
  readonly auc: number;
  /** Expected calibration error, 0-1. */
  readonly error: number;
  readonly bins: readonly CalibrationBin[];
}

export interface Calibration {
  readonly asOf: string;
  readonly pairs: readonly Pair[];
  /** Fitted now, and entered in defaults.ts. */
  readonly model: LogisticModel;
  readonly inForce: LogisticModel;
  /** By company and by chain, in this order. */
  readonly heldOut: readonly HeldOut[];
  readonly asEntered: HeldOut;
}

const TERMS = ['phrase', 'coverage', 'fit', 'lift'] as const;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export function calibrationPage(calibration: Calibration): string {
  return [introduction(calibration), coefficients(calibration), figures(calibration), tables(calibration), LIMITS].join(
    '\n',
  );
}

function introduction({ asOf, pairs }: Calibration): string {
  const positives = pairs.filter(({ isPositive }) => isPositive).length;
  return `# Calibration of the fit

Made by \`npm run fit:evidence\`; do not edit. The same seed and engine give the same page.

契合概率 is P(the company really does the segment | its own name, texts and products): a logistic function of four features that \`server/matching/text-evidence.ts\` reads. It is fitted on the curated graph in \`graph-seed\` (as of ${asOf}): ${pairs.length.toLocaleString('en-US')} pairs of a segment and an active company that share a word, ${positives.toLocaleString('en-US')} of them (${percent(positives / pairs.length)}) entered links. Entered links are the labels; they are never a feature. For a row that has one, the page shows the editor's confidence where that is greater.

![Reliability: said against true, with companies and with chains held out](calibration.svg)
`;
}

function coefficients({ model, inForce }: Calibration): string {
  const line = (name: string, fitted: number, entered: number): string => `| ${name} | ${fitted} | ${entered} |`;
  const isSame =
    model.intercept === inForce.intercept && model.weights.every((weight, at) => weight === inForce.weights[at]);
  return `## Coefficients

| term | fitted | in force (\`EVIDENCE_MODEL\`) |
| --- | --- | --- |
${line('intercept', model.intercept, inForce.intercept)}
${TERMS.map((name, at) => line(name, model.weights[at] ?? Number.NaN, inForce.weights[at] ?? Number.NaN)).join('\n')}

A weight that would come out negative is held at 0, so that more evidence never lowers the probability (\`phrase\` implies a full \`coverage\`, which already says it).

${isSame ? 'Those in force are the fitted ones.' : '**Those in force are not the fitted ones: enter the fitted values in `server/matching/defaults.ts`.**'}
`;
}

function figures({ heldOut, asEntered }: Calibration): string {
  const line = ({ auc, error }: HeldOut, what: string): string =>
    `| ${what} | ${auc.toFixed(4)} | ${error.toFixed(4)} |`;
  const [companies, chains] = heldOut;
  return `## Figures

| pairs scored by | AUC | expected calibration error |
| --- | --- | --- |
${companies ? line(companies, 'a model that has not seen the company (five folds)') : ''}
${chains ? line(chains, 'a model that has not seen the chain (one chain at a time)') : ''}
${line(asEntered, 'the coefficients in force, on the pairs they were fitted on')}
`;
}

function tables({ heldOut }: Calibration): string {
  return heldOut
    .map(
      ({ name, bins }) => `## Said and true, ${name} held out

| said, bin | pairs | said, mean | true, share |
| --- | --- | --- | --- |
${bins.map(binLine).join('\n')}
`,
    )
    .join('\n');
}

const binLine = ({ from, cells, said, true: share }: CalibrationBin): string =>
  `| ${from.toFixed(1)}–${(from + 0.1).toFixed(1)} | ${cells.toLocaleString('en-US')} | ${percent(said)} | ${percent(share)} |`;

const LIMITS = `## What this does not show

- The same editors wrote the companies' texts and entered the links, often in the same words. On texts by others the probability is therefore optimistic, however good the figures above look; calibrate again on labels of those texts (\`scripts/eval/fit-evidence-pairs.ts\` reads any graph of the same form).
- A pair without an entered link counts as false. Editors did not look at every pair, so some of those firms do the segment: near the upper end true shares are lower bounds.
- Almost all pairs are clear negatives. The expected error over all pairs is small for that reason alone; read the bins.
- A model of the user's own for text similarity (docs/similarity-model.md) moves the order, never this probability.
`;
