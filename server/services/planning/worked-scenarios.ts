/** The worked scenarios that come with the product, as files: data only, validated here. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ScenarioContent, scenarioContent } from '../../contract/planning.ts';
import { StoreError } from '../../store/store-error.ts';

export interface WorkedScenario {
  /** `worked-` and the file's name. */
  readonly id: string;
  readonly content: ScenarioContent;
}

/** In the order of the file names; none when there is no such folder. @throws StoreError `seed_invalid`. */
export async function readWorkedScenarios(dir: string): Promise<readonly WorkedScenario[]> {
  const names = await readdir(dir).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => {
      const parsed = scenarioContent.safeParse(parseJson(name, await readFile(join(dir, name), 'utf8')));
      if (!parsed.success) throw new StoreError('seed_invalid', `${name}: ${parsed.error.message}`);
      return { id: `worked-${name.slice(0, -'.json'.length)}`, content: parsed.data };
    }),
  );
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StoreError('seed_invalid', `${name}: not JSON`, { cause });
  }
}
