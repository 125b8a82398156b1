/**
 * Fits the coefficients of the presence models and prints them with cross-validated figures:
 *
 *     npm run fit:presence -- EVAL_DIR
 *
 * EVAL_DIR holds presence_text/ and presence_coverage/, each with its gold.csv, which only this script and the scorers
 * read. Nothing is written: the printed values are entered by hand in *-coefficients.ts below server/gaps.
 */
import { join } from 'node:path';
import { readCsv } from '../../server/cli/evaluation-files.ts';
import { readCoverageWorlds } from '../../server/cli/presence-coverage-data.ts';
import { readTextCells } from '../../server/cli/presence-text-data.ts';
import type { TextCell } from '../../server/cli/presence-text-data.ts';
import { directoryPresence, directoryPriorityVector } from '../../server/gaps/directory/directory-presence.ts';
import { TEXT_PRESENCE } from '../../server/gaps/texts/text-presence-coefficients.ts';
import { onCallScale, textPresenceVector } from '../../server/gaps/texts/text-presence.ts';
import { readIndustryClasses, wordsByClass } from '../../server/store/seed/industry-classes.ts';
import { calibrationError, rocAuc } from '../backtest/figures.ts';
import type { Example, LogisticModel } from './logistic.ts';
import { fitLogistic, predict } from './logistic.ts';

const FOLDS = 10;
const RIDGE = 3;

/** An example that knows which groups it may be held out with. */
interface GroupedExample extends Example {
  /** The features that the call of 缺 rests on. */
  readonly direct: readonly number[];
  readonly groups: Readonly<Record<string, string>>;
}

async function main([evalDir]: readonly string[]): Promise<void> {
  if (evalDir === undefined) throw new Error('usage: npm run fit:presence -- EVAL_DIR');
  const vocabulary = wordsByClass(await readIndustryClasses('graph-seed'));
  fitText(join(evalDir, 'presence_text'), vocabulary);
  fitText(join(evalDir, 'presence_text'), new Map());
  fitPriority(join(evalDir, 'presence_coverage'));
}

function fitText(dataDir: string, vocabulary: ReadonlyMap<string, readonly string[]>): void {
  const gold = goldOf(dataDir, 'segment', 'gold');
  const cells = readTextCells(dataDir, vocabulary).flatMap((cell) => {
    const state = gold.get(`${cell.city} ${cell.segment}`);
    return state === '有' || state === '缺' ? [{ cell, isPositive: state === '有' }] : [];
  });
  const named = cells.filter(({ cell }) => cell.features.isNamed);
  const positives = named.filter((entry) => entry.isPositive).length;
  console.log(
    `\ntext, words of the trade for ${vocabulary.size} classes: ${cells.length} clear cells; named ${named.length}, of them present ${positives}`,
  );
  const examples = cells
    .filter(({ cell }) => !cell.features.isNamed)
    .map(({ cell, isPositive }) => ({ ...textExample(cell), isPositive }));
  const fixed = named.map(({ cell, isPositive }) => ({
    ...textExample(cell),
    isPositive,
    p: TEXT_PRESENCE.namedProbability,
    directP: TEXT_PRESENCE.namedProbability,
  }));
  report('text: fitted on the cells not named, figures over all clear cells', examples, {
    absent: TEXT_PRESENCE.absent,
    fixed,
  });
}

const textExample = ({ city, segment, features }: TextCell): Omit<GroupedExample, 'isPositive'> => ({
  features: textPresenceVector(features),
  direct: textPresenceVector({ ...features, groupFirms: TEXT_PRESENCE.usualGroupFirms }),
  groups: { segment, city },
});

/** Gaps opened by construction against segments never there. */
function fitPriority(dataDir: string): void {
  const gold = goldOf(dataDir, 'segment_id', 'state');
  const { directory, worlds } = readCoverageWorlds(dataDir);
  const examples = worlds.flatMap(({ city, data }) =>
    [...directoryPresence(directory, data)].flatMap(([segment, presence]) => {
      const state = gold.get(`${city} ${segment}`);
      if (state !== '缺_挖' && state !== '缺_本无') return [];
      const features = directoryPriorityVector(presence);
      return [{ features, direct: features, isPositive: state === '缺_挖', groups: { world: city } }];
    }),
  );
  report('coverage priority', examples, { absent: 0, fixed: [] });
}

function goldOf(dataDir: string, id: string, value: string): ReadonlyMap<string, string> {
  return new Map(readCsv(join(dataDir, 'gold.csv')).map((row) => [`${row['city']} ${row[id]}`, row[value] ?? '']));
}

interface Reporting {
  /** Threshold of 缺, 0 for none. */
  readonly absent: number;
  /** Further examples whose probability is not fitted. */
  readonly fixed: readonly Scored[];
}

function report(title: string, examples: readonly GroupedExample[], { absent, fixed }: Reporting): void {
  const model = fitLogistic(examples, RIDGE);
  console.log(`\n${title}: ${examples.length} examples, ${examples.filter((e) => e.isPositive).length} positive`);
  console.log(
    `  intercept ${model.intercept.toFixed(3)}  weights [${model.weights.map((w) => w.toFixed(3)).join(', ')}]`,
  );
  const inSample = examples.map((example) => score(example, model));
  console.log(`  in sample         ${figures([...inSample, ...fixed], absent)}`);
  for (const group of Object.keys(examples[0]?.groups ?? {})) {
    console.log(`  held out by ${group.padEnd(8)} ${figures([...crossValidate(examples, group), ...fixed], absent)}`);
  }
}

interface Scored extends Example {
  readonly p: number;
  readonly directP: number;
}

const score = (example: GroupedExample, model: LogisticModel): Scored => ({
  ...example,
  p: predict(model, example.features),
  directP: predict(model, example.direct),
});

/** Whole groups are held out together, in ten folds by order of appearance. */
function crossValidate(examples: readonly GroupedExample[], group: string): readonly Scored[] {
  const names = [...new Set(examples.map((example) => example.groups[group] ?? ''))];
  const foldOf = new Map(names.map((name, index) => [name, index % FOLDS]));
  const models: readonly LogisticModel[] = Array.from({ length: FOLDS }, (_, fold) =>
    fitLogistic(
      examples.filter((example) => foldOf.get(example.groups[group] ?? '') !== fold),
      RIDGE,
    ),
  );
  return examples.flatMap((example) => {
    const model = models[foldOf.get(example.groups[group] ?? '') ?? 0];
    return model ? [score(example, model)] : [];
  });
}

function figures(scored: readonly Scored[], absent: number): string {
  const brier = scored.reduce((sum, { p, isPositive }) => sum + (p - Number(isPositive)) ** 2, 0) / scored.length;
  const said = scored.filter(({ directP }) => directP < absent);
  const right = said.filter(({ isPositive }) => !isPositive).length;
  const positives = scored.filter(({ isPositive }) => isPositive).length;
  const parts = [
    `AUC ${rocAuc(asItems(scored)).toFixed(4)}`,
    `Brier ${brier.toFixed(4)}`,
    `ECE ${calibrationError(asItems(scored)).toFixed(4)}`,
  ];
  if (absent > 0) {
    parts.push(`below ${absent}: precision ${(right / said.length).toFixed(3)}`);
    parts.push(`positives lost ${((said.length - right) / positives).toFixed(3)}`);
    const onScale = scored.map((entry) => ({ ...entry, p: onCallScale(Math.log(entry.p / (1 - entry.p))) }));
    parts.push(`F1 at .5: ${f1(scored, 0.5).toFixed(3)}`);
    parts.push(
      `on the call scale: F1 ${f1(onScale, 0.5).toFixed(3)}  ECE ${calibrationError(asItems(onScale)).toFixed(4)}`,
    );
    parts.push(`F1 at .2-.4: ${[0.2, 0.24, 0.28, 0.32, 0.36, 0.4].map((at) => f1(scored, at).toFixed(3)).join(' ')}`);
  }
  return parts.join('  ');
}

/** F1 of the call that everything at or above the threshold is present. */
function f1(scored: readonly Scored[], threshold: number): number {
  const called = scored.filter(({ p }) => p >= threshold);
  const hits = called.filter(({ isPositive }) => isPositive).length;
  return (2 * hits) / (called.length + scored.filter(({ isPositive }) => isPositive).length);
}

const asItems = (scored: readonly Scored[]): readonly { readonly score: number; readonly isPositive: boolean }[] =>
  scored.map(({ p, isPositive }) => ({ score: p, isPositive }));

await main(process.argv.slice(2));
