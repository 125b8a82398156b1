/** An evaluation set (candidates.jsonl, queries.jsonl) as companies of a graph and queries; judgements are not read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Company, GraphData } from '../../server/graph/entities.ts';
import type { CompanyId, ListId, RegionId } from '../../server/graph/ids.ts';

const candidateRow = z.object({
  id: z.string().min(1),
  name: z.string().default(''),
  text: z.string().default(''),
  products: z.array(z.string()).default([]),
});
const queryRow = z.object({ text: z.string() });

export function readEvaluation(
  folder: string,
  seed: GraphData,
): { readonly companies: readonly Company[]; readonly queries: readonly string[] } {
  const rows = readLines(join(folder, 'candidates.jsonl')).map((line) => candidateRow.parse(line));
  return {
    companies: rows.map(({ id, name, text, products }) => ({
      id: id as CompanyId,
      name,
      aliases: [],
      formerNames: [],
      regionId: 'CN' as RegionId,
      status: 'active',
      honours: [],
      signals: [],
      products: products.map((product) => ({ name: product })),
      texts: text === '' ? [] : [text],
      listId: 'evaluation' as ListId,
      provenance: { kind: 'imported', sourceIds: [], asOf: seed.asOf },
    })),
    queries: readLines(join(folder, 'queries.jsonl')).map((line) => queryRow.parse(line).text),
  };
}

function readLines(file: string): readonly unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);
}
