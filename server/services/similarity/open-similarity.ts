/** The user's own similarity model from the settings. */
import { createHttpModel } from './http-model.ts';
import { createModuleModel } from './module-model.ts';
import type { SimilaritySource } from './similarity-use.ts';

export interface SimilaritySettings {
  /** Where the model is: an address, or the path of an ES module. */
  readonly address: URL | string;
  /** One question, ms. */
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly batch: number;
}

/** @param log receives why a model was not used. */
export function openSimilarity(settings: SimilaritySettings | undefined, log: (line: string) => void) {
  if (settings === undefined) return null;
  const { address, timeoutMs, totalTimeoutMs, batch } = settings;
  const model =
    typeof address === 'string' ? createModuleModel(address, timeoutMs) : createHttpModel(address, timeoutMs);
  return { model, batch, totalTimeoutMs, log } satisfies SimilaritySource;
}
