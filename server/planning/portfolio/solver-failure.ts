/** Failures of the optimiser as values: what was found before one is kept, and the answer says what happened. */
import { PlanningError } from '../planning-error.ts';

export type SolverNote = 'cancelled' | 'solver_died' | 'solver_failed';

/** A failure of the optimiser as a value; anything else is thrown on. */
export async function attempt<Value>(work: () => Promise<Value>): Promise<Value | PlanningError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PlanningError && error.code.startsWith('solver_')) return error;
    throw error;
  }
}

export function noteOf(error: PlanningError): SolverNote {
  if (error.code === 'solver_cancelled') return 'cancelled';
  return error.code === 'solver_died' ? 'solver_died' : 'solver_failed';
}
