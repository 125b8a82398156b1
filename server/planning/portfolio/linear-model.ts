/** A linear model with numbered columns and rows, and its text in the CPLEX LP format. No user text ever gets in. */

export interface LinearColumn {
  /** Objective coefficient. */
  readonly cost: number;
  /** Infinity: none. */
  readonly upper: number;
  /** 0 when absent. */
  readonly lower?: number | undefined;
  readonly integer: boolean;
}

export interface LinearRow {
  /** Column number and coefficient; each column once. */
  readonly terms: readonly (readonly [column: number, coefficient: number])[];
  readonly sense: '<=' | '>=' | '=';
  readonly bound: number;
}

export interface LinearModel {
  readonly sense: 'max' | 'min';
  readonly columns: readonly LinearColumn[];
  readonly rows: readonly LinearRow[];
}

const TERMS_PER_LINE = 12;

/** Column j is named `x<j>`, row i `c<i>`. `relaxed` leaves out integrality. */
export function lpText(model: LinearModel, relaxed = false): string {
  const objective = model.columns.map((column, at) => [at, column.cost] as const);
  const bounded = model.columns.flatMap(({ upper, lower = 0 }, at) =>
    Number.isFinite(upper) ? [` ${number(lower)} <= x${at} <= ${number(upper)}`] : [` x${at} >= ${number(lower)}`],
  );
  const integers = model.columns.flatMap(({ integer }, at) => (integer && !relaxed ? [`x${at}`] : []));
  return [
    model.sense === 'max' ? 'Maximize' : 'Minimize',
    ` obj: ${expression(objective)}`,
    'Subject To',
    ...model.rows.map((row, at) => ` c${at}: ${expression(row.terms)} ${row.sense} ${number(row.bound)}`),
    'Bounds',
    ...bounded,
    ...(integers.length === 0 ? [] : ['Generals', ...inLines(integers)]),
    'End',
    '',
  ].join('\n');
}

function expression(terms: readonly (readonly [number, number])[]): string {
  const parts = terms.map(([column, coefficient], at) => {
    const sign = coefficient < 0 ? '- ' : at === 0 ? '' : '+ ';
    return `${sign}${number(Math.abs(coefficient))} x${column}`;
  });
  return inLines(parts).join('\n  ');
}

/** The format limits the length of a line. */
function inLines(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (let at = 0; at < words.length; at += TERMS_PER_LINE) lines.push(words.slice(at, at + TERMS_PER_LINE).join(' '));
  return lines;
}

/** @throws RangeError for a number the format cannot hold: the caller has checked its input. */
function number(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number of a linear model: ${value}`);
  return String(value);
}
