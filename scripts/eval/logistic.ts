/** Logistic regression by Newton's method with a ridge on standardised features, for the fit scripts. */

export interface LogisticModel {
  readonly intercept: number;
  readonly weights: readonly number[];
}

export interface Example {
  readonly features: readonly number[];
  readonly isPositive: boolean;
}

/** Weights are returned in the features' own units. `ridge` >= 0 weighs the squared standardised weights. */
export function fitLogistic(examples: readonly Example[], ridge: number): LogisticModel {
  const width = examples[0]?.features.length ?? 0;
  const means = column(width, (j) => average(examples.map((example) => example.features[j] ?? 0)));
  const scales = column(width, (j) => {
    const variance = average(examples.map((example) => ((example.features[j] ?? 0) - (means[j] ?? 0)) ** 2));
    return Math.sqrt(variance) || 1;
  });
  const rows = examples.map(({ features }) => [
    ...features.map((value, j) => (value - (means[j] ?? 0)) / (scales[j] ?? 1)),
    1,
  ]);
  const beta = newton(rows, examples, ridge);
  const weights = column(width, (j) => (beta[j] ?? 0) / (scales[j] ?? 1));
  const shift = weights.reduce((sum, weight, j) => sum + weight * (means[j] ?? 0), 0);
  return { intercept: (beta[width] ?? 0) - shift, weights };
}

export function predict(model: LogisticModel, features: readonly number[]): number {
  const score = features.reduce((sum, value, j) => sum + value * (model.weights[j] ?? 0), model.intercept);
  return 1 / (1 + Math.exp(-score));
}

const ROUNDS = 40;
const CONVERGED = 1e-9;

function newton(rows: readonly number[][], examples: readonly Example[], ridge: number): number[] {
  const size = rows[0]?.length ?? 0;
  const beta = new Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = column(size, (j) => (j === size - 1 ? 0 : -ridge * (beta[j] ?? 0)));
    const hessian = column(size, (j) => column(size, (k) => (j === k && j < size - 1 ? ridge : 0)));
    rows.forEach((row, index) => {
      const p = 1 / (1 + Math.exp(-row.reduce((sum, value, j) => sum + value * (beta[j] ?? 0), 0)));
      accumulate(gradient, hessian, row, {
        error: Number(examples[index]?.isPositive ?? false) - p,
        weight: p * (1 - p),
      });
    });
    const step = solveLinear(hessian, gradient);
    step.forEach((change, j) => {
      beta[j] = (beta[j] ?? 0) + change;
    });
    if (Math.max(...step.map(Math.abs)) < CONVERGED) break;
  }
  return beta;
}

function accumulate(
  gradient: number[],
  hessian: number[][],
  row: readonly number[],
  at: { readonly error: number; readonly weight: number },
): void {
  row.forEach((value, j) => {
    gradient[j] = (gradient[j] ?? 0) + value * at.error;
    const line = hessian[j] ?? [];
    row.forEach((other, k) => {
      line[k] = (line[k] ?? 0) + value * other * at.weight;
    });
  });
}

/** Gaussian elimination with partial pivoting. */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const best = rows.slice(pivot).reduce(
      (top, row, offset) => {
        const value = Math.abs(row[pivot] ?? 0);
        return value > top.value ? { value, index: pivot + offset } : top;
      },
      { value: -1, index: pivot },
    );
    const chosen = rows[best.index] ?? [];
    rows[best.index] = rows[pivot] ?? [];
    rows[pivot] = chosen;
    for (let below = pivot + 1; below < size; below += 1) {
      const line = rows[below] ?? [];
      const factor = (line[pivot] ?? 0) / (chosen[pivot] ?? 1);
      for (let k = pivot; k <= size; k += 1) line[k] = (line[k] ?? 0) - factor * (chosen[k] ?? 0);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let j = size - 1; j >= 0; j -= 1) {
    const line = rows[j] ?? [];
    const known = solution.reduce((sum, value, k) => (k > j ? sum + value * (line[k] ?? 0) : sum), 0);
    solution[j] = ((line[size] ?? 0) - known) / (line[j] ?? 1);
  }
  return solution;
}

const column = <Value>(length: number, make: (index: number) => Value): Value[] =>
  Array.from({ length }, (_, index) => make(index));

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
