/** 链主: the computed candidates of a chain, and the decisions of offices, which survive every re-import. */
import { z } from 'zod';
import type { LeaderInput, LeaderList, LeaderView } from '../contract/leaders.ts';
import { type ChainLeader, chainLeaders, LEADER_WEIGHTS } from '../gaps/chain-leaders.ts';
import type { ChainId, CompanyId } from '../graph/ids.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { DomainError } from './domain-error.ts';
import { findChain } from './find-entity.ts';
import type { GraphState } from './graph-state.ts';
import { HONOUR_NAMES } from './wording.ts';

const recordBody = z.object({
  history: z.array(
    z.object({
      decision: z.enum(['confirmed', 'rejected', 'withdrawn']),
      office: z.string(),
      date: z.string(),
      reason: z.string(),
    }),
  ),
});

interface Decisions {
  readonly history: LeaderView['history'];
  readonly revision: number;
}

/** By `chain/company`. */
export type LeaderDecisions = ReadonlyMap<string, Decisions>;

const recordId = (chainId: ChainId, companyId: CompanyId): string => `${chainId}/${companyId}`;

export async function readLeaderDecisions(store: GraphStore): Promise<LeaderDecisions> {
  const records = await store.records.list('chain_leader');
  return new Map(records.map(({ id, body, revision }) => [id, { ...recordBody.parse(body), revision }]));
}

/** Scores of a state, computed once. */
const scored = new WeakMap<GraphState, Map<ChainId, readonly ChainLeader[]>>();

function scoresOf(state: GraphState, chainId: ChainId): readonly ChainLeader[] {
  const chains = scored.get(state) ?? new Map<ChainId, readonly ChainLeader[]>();
  scored.set(state, chains);
  const found =
    chains.get(chainId) ??
    chainLeaders(state.snapshot, chainId, (id) => state.gaps.segments.get(id)?.localCompanyIds ?? []);
  chains.set(chainId, found);
  return found;
}

function standingOf(history: LeaderView['history']): LeaderView['standing'] {
  const last = history.at(-1)?.decision ?? 'withdrawn';
  return last === 'withdrawn' ? 'candidate' : last;
}

const STANDING_ORDER = ['confirmed', 'candidate', 'rejected'];

/** Candidates shown beside those decided upon: more than a chief will read. */
const SHOWN_CANDIDATES = 50;

/**
 * Confirmed ones first, then candidates by score, then rejected ones.
 * @param candidates how many that nobody decided upon.
 */
export function leadersOf(
  state: GraphState,
  chainId: ChainId,
  decisions: LeaderDecisions,
  candidates: number,
): readonly LeaderView[] {
  let undecided = 0;
  return scoresOf(state, chainId)
    .filter(({ headId }) => decisions.has(recordId(chainId, headId)) || (undecided += 1) <= candidates)
    .map((leader) => leaderView(state, leader, decisions.get(recordId(chainId, leader.headId))))
    .sort((a, b) => STANDING_ORDER.indexOf(a.standing) - STANDING_ORDER.indexOf(b.standing));
}

function leaderView(state: GraphState, leader: ChainLeader, decisions: Decisions | undefined): LeaderView {
  const { snapshot } = state;
  const nameOf = (id: CompanyId): string => {
    const company = snapshot.companies.get(id);
    return company?.shortName ?? company?.name ?? id;
  };
  const history = decisions?.history ?? [];
  const notes = notesOf(leader);
  return {
    id: leader.headId,
    name: nameOf(leader.headId),
    members: leader.memberIds.map((id) => ({ id, name: nameOf(id) })),
    segments: leader.segmentIds.map((id) => ({ id, name: snapshot.segments.get(id)?.name ?? id })),
    score: leader.score,
    addends: (['position', 'scale', 'pull'] as const).map((key) => ({
      key,
      value: 100 * LEADER_WEIGHTS[key] * leader.features[key],
      weight: LEADER_WEIGHTS[key],
      note: notes[key],
    })),
    interval: leader.interval,
    reason: `${notes.position}；${notes.scale}；${notes.pull}`,
    standing: standingOf(history),
    history: [...history],
    revision: decisions?.revision ?? 0,
  };
}

function notesOf({
  segmentIds,
  features,
  honour,
  suppliers,
}: ChainLeader): Record<keyof typeof LEADER_WEIGHTS, string> {
  const share = `${Math.round(100 * features.position)}%`;
  return {
    position: `从事 ${segmentIds.length} 个环节，上游连着全链 ${share} 的其他环节（${suppliers.segments} 个）`,
    scale: honour === null ? '集团没有记录到规模资质' : `集团最高资质：${HONOUR_NAMES[honour]}`,
    pull: `上游环节中有 ${suppliers.companies} 家其他本地企业`,
  };
}

export function listLeaders(state: GraphState, asked: string, decisions: LeaderDecisions): LeaderList {
  const { id, name } = findChain(state, asked);
  return {
    chain: { id, name },
    version: state.snapshot.version,
    total: scoresOf(state, id).length,
    leaders: [...leadersOf(state, id, decisions, SHOWN_CANDIDATES)],
  };
}

/**
 * Adds a decision to the history of one candidate.
 * @throws DomainError `chain_not_found`, `company_not_found` for a company that is no candidate of the chain; StoreError
 *   `record_conflict` when another office decided since `expectedRevision` was read.
 */
export async function decideLeader(
  store: GraphStore,
  state: GraphState,
  asked: { readonly chain: string; readonly company: string },
  { expectedRevision, ...decided }: LeaderInput,
  now: string,
): Promise<void> {
  const chain = findChain(state, asked.chain);
  const leader = scoresOf(state, chain.id).find(({ headId }) => headId === asked.company);
  if (leader === undefined) throw new DomainError('company_not_found', asked.company, []);
  const id = recordId(chain.id, leader.headId);
  const history = (await readLeaderDecisions(store)).get(id)?.history ?? [];
  const body = { history: [...history, { ...decided, date: now.slice(0, 10) }] };
  await store.records.put({ collection: 'chain_leader', id, expectedRevision, updatedAt: now, body });
}
