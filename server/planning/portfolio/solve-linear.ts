/** x of A x = b by Gauss with row exchange; for the few unknowns of a Newton step. A singular row gives 0. */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    const pivotAt = pivotRow(rows, column);
    const pivot = rows[pivotAt] ?? [];
    rows[pivotAt] = rows[column] ?? [];
    rows[column] = pivot;
    const head = pivot[column] ?? 0;
    if (Math.abs(head) < 1e-14) continue;
    rows.forEach((row, at) => {
      if (at === column) return;
      const factor = (row[column] ?? 0) / head;
      for (let place = column; place <= size; place += 1) row[place] = (row[place] ?? 0) - factor * (pivot[place] ?? 0);
    });
  }
  return rows.map((row, at) => (Math.abs(row[at] ?? 0) < 1e-14 ? 0 : (row[size] ?? 0) / (row[at] ?? 1)));
}

function pivotRow(rows: readonly (readonly number[])[], column: number): number {
  let best = column;
  for (let at = column + 1; at < rows.length; at += 1) {
    if (Math.abs(rows[at]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = at;
  }
  return best;
}
