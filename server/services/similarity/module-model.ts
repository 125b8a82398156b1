/** A similarity model in an ES module: `export async function similarity({queries, companies})`, answer {scores}. */
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SimilarityError, type SimilarityModel, type SimilarityQuestion, withinTime } from './similarity-model.ts';

type Ask = (question: SimilarityQuestion) => unknown;

/**
 * @param file path of the module; loaded when it is first asked.
 * @param timeoutMs a module that never gives the thread back cannot be stopped: it runs in this process.
 */
export function createModuleModel(file: string, timeoutMs: number): SimilarityModel {
  let loaded: Promise<Ask> | undefined;
  return {
    name: basename(file),
    async ask(question) {
      const ask = await (loaded ??= load(file));
      try {
        return await withinTime(Promise.resolve(ask(question)), timeoutMs);
      } catch (error) {
        if (error instanceof SimilarityError) throw error;
        throw new SimilarityError('module_failed', String(error), { cause: error });
      }
    },
  };
}

async function load(file: string): Promise<Ask> {
  let module: unknown;
  try {
    module = await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    throw new SimilarityError('module_missing', String(error), { cause: error });
  }
  if (typeof module === 'object' && module !== null && 'similarity' in module && isAsk(module.similarity))
    return module.similarity;
  throw new SimilarityError('module_missing', `${file} exports no function named similarity`);
}

const isAsk = (value: unknown): value is Ask => typeof value === 'function';
