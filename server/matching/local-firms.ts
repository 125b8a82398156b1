/**
 * Who can be a target at all: never a firm that is already in the city, nor one of the same group, nor one that no
 * longer exists.
 */
import type { Company } from '../graph/entities.ts';
import type { CompanyId } from '../graph/ids.ts';
import type { GraphSnapshot } from '../graph/snapshot.ts';
import { stripLegalForms } from '../text/company-name.ts';
import { normaliseText } from '../text/normalise.ts';

export interface TargetScope {
  /** Companies that may be proposed. */
  readonly eligible: ReadonlySet<CompanyId>;
  /** Active companies that are local or of a local firm's group. */
  readonly local: ReadonlySet<CompanyId>;
}

/** Splits the companies of a snapshot; groups are the connected sets of parents, group names and OWNS relations. */
export function targetScope(snapshot: GraphSnapshot): TargetScope {
  const groups = companyGroups(snapshot);
  const localGroups = new Set([...snapshot.localCompanyIds].map((id) => groups.find(id)));
  const eligible = new Set<CompanyId>();
  const local = new Set<CompanyId>();
  for (const company of snapshot.data.companies) {
    if (company.status !== 'active') continue;
    if (localGroups.has(groups.find(company.id))) local.add(company.id);
    else eligible.add(company.id);
  }
  return { eligible, local };
}

/** Union of everything that names the same owner. Group names join a company of that name, and each other. */
function companyGroups(snapshot: GraphSnapshot): DisjointSets {
  const sets = new DisjointSets();
  const byName = new Map<string, CompanyId>();
  for (const company of snapshot.data.companies) byName.set(groupKey(company.name), company.id);
  for (const company of snapshot.data.companies) joinOwners(sets, company, byName);
  for (const relation of snapshot.data.relations) {
    if (relation.type === 'OWNS') sets.union(relation.from, relation.to);
  }
  return sets;
}

function joinOwners(sets: DisjointSets, company: Company, byName: ReadonlyMap<string, CompanyId>): void {
  if (company.parentId !== undefined) sets.union(company.id, company.parentId);
  if (company.groupName === undefined || company.groupName.trim() === '') return;
  const key = groupKey(company.groupName);
  sets.union(company.id, `group:${key}`);
  const named = byName.get(key);
  if (named !== undefined) sets.union(company.id, named);
}

/** Group names are compared without legal forms; a name of nothing else stays whole. */
function groupKey(name: string): string {
  const folded = normaliseText(name);
  const stripped = stripLegalForms(folded);
  return stripped === '' ? folded : stripped;
}

/** Union-find with path halving. */
class DisjointSets {
  readonly #parent = new Map<string, string>();

  find(item: string): string {
    let current = item;
    for (;;) {
      const parent = this.#parent.get(current) ?? current;
      if (parent === current) return current;
      const grandparent = this.#parent.get(parent) ?? parent;
      this.#parent.set(current, grandparent);
      current = grandparent;
    }
  }

  union(a: string, b: string): void {
    const [rootA, rootB] = [this.find(a), this.find(b)];
    if (rootA !== rootB) this.#parent.set(rootA, rootB);
  }
}
