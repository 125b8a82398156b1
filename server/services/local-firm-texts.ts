/** Local companies as the presence model reads them: name, beginning and whole of what they say of themselves. */
import type { CompanyId } from '../graph/ids.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { splitClauses } from '../text/clauses.ts';
import { normaliseText } from '../text/normalise.ts';
import { isRegisteredScope } from '../text/registered-scope.ts';

export interface LocalFirm {
  readonly id: CompanyId;
  readonly name: string;
  /** Clauses of its products and texts, as written. */
  readonly clauses: readonly string[];
  /** The first of them. */
  readonly leadClauses: readonly string[];
  /** Name, products and texts. */
  readonly whole: string;
  /** Whether one of its texts is a registered scope. */
  readonly isScope: boolean;
}

/** Clauses that tell the main trade; further ones are sidelines. */
const LEAD_CLAUSES = 3;

/** Local companies with a text or product; of one with a bare name nothing is read. */
export function readLocalFirms(snapshot: GraphSnapshot): ReadonlyMap<CompanyId, LocalFirm> {
  const firms = new Map<CompanyId, LocalFirm>();
  for (const id of snapshot.localCompanyIds) {
    const company = snapshot.companies.get(id);
    if (company === undefined) continue;
    const said = [...company.products.map((product) => product.name), ...company.texts].join('；');
    if (said.trim() === '') continue;
    const clauses = splitClauses(said);
    firms.set(id, {
      id,
      name: company.name,
      clauses,
      leadClauses: clauses.slice(0, LEAD_CLAUSES),
      whole: `${company.name}\n${said}`,
      isScope: company.texts.some((text) => isRegisteredScope(normaliseText(text))),
    });
  }
  return firms;
}
