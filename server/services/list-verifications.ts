/** 待核清单: the calls worth making, in order, each with whom to ask and what. */
import type { VerificationListView, VerificationRow } from '../contract/verifications.ts';
import { CALL_COMPANIES } from '../gaps/defaults.ts';
import type { NeighbourStatus, SegmentAssessment } from '../gaps/types.ts';
import { type VerificationItem, verificationList } from '../gaps/verification-list.ts';
import type { Segment } from '../graph/entities.ts';
import type { CompanyId } from '../graph/ids.ts';
import { findChain } from './find-entity.ts';
import type { GraphState } from './graph-state.ts';

type Asked = VerificationRow['ask'][number];

/** Products named in a question so that the person asked knows what is meant. */
const EXAMPLES = 3;

function describe({ name, products }: Segment): string {
  const examples = products.filter((product) => product !== name).slice(0, EXAMPLES);
  return examples.length > 0 ? `${name}（如${examples.join('、')}）` : name;
}

const questionTo = (role: Asked['role'], segment: Segment): string =>
  ({
    lead: `贵公司是否从事${describe(segment)}？在本市的产能和主要客户是哪些？`,
    customer: `贵公司所用的${describe(segment)}，在本市有没有供应商？是哪几家？`,
    supplier: `贵公司在本市有没有从事${describe(segment)}的客户？是哪几家？`,
  })[role];

function asked(state: GraphState, segment: Segment, id: CompanyId, role: Asked['role'], why: string): Asked[] {
  const company = state.snapshot.companies.get(id);
  if (!company) return [];
  return [{ companyId: id, name: company.name, role, why, question: questionTo(role, segment) }];
}

/** The local companies of neighbouring segments, who know whom they buy from or sell to. */
function neighbours(
  state: GraphState,
  segment: Segment,
  role: 'customer' | 'supplier',
  list: readonly NeighbourStatus[],
): Asked[] {
  return list.flatMap(({ segmentId }) => {
    const why = state.snapshot.segments.get(segmentId)?.name ?? segmentId;
    const companies = state.gaps.segments.get(segmentId)?.localCompanyIds ?? [];
    return companies.flatMap((id) => asked(state, segment, id, role, why));
  });
}

/** Leads first, then customers, then suppliers; each company once. */
function whomToAsk(state: GraphState, segment: Segment, item: VerificationItem, of: SegmentAssessment): Asked[] {
  const noteOf = (id: CompanyId): string =>
    of.presence.proof.evidence.find(({ side, companyId }) => side === 'for' && companyId === id)?.note ?? '';
  const all = [
    ...item.askCompanyIds.flatMap((id) => asked(state, segment, id, 'lead', noteOf(id))),
    ...neighbours(state, segment, 'customer', of.downstream),
    ...neighbours(state, segment, 'supplier', of.upstream),
  ];
  const firstOf = new Map(all.toReversed().map((entry) => [entry.companyId, entry]));
  return all.filter((entry) => firstOf.get(entry.companyId) === entry).slice(0, CALL_COMPANIES);
}

function rowOf(state: GraphState, item: VerificationItem): VerificationRow[] {
  const segment = state.snapshot.segments.get(item.segmentId);
  const assessment = state.gaps.segments.get(item.segmentId);
  if (!segment || !assessment) return [];
  const chainName = state.snapshot.chains.get(segment.chainId)?.name ?? segment.chainId;
  const { value, costSaved, stake, probability } = item;
  return [
    {
      ...{ value, costSaved, stake, probability, chainName },
      segmentId: segment.id,
      chainId: segment.chainId,
      name: segment.name,
      tier: segment.tier,
      presence: assessment.presence.verdict,
      kind: assessment.kind,
      coverage: assessment.presence.proof.coverage,
      question: `请${chainName}产业主管部门核实：本市有没有企业从事${describe(segment)}？`,
      ask: whomToAsk(state, segment, item, assessment),
    },
  ];
}

/**
 * Most valuable call first.
 * @param chain id or name of a chain; all chains when undefined.
 * @throws DomainError `chain_not_found`.
 */
export function listVerifications(state: GraphState, chain?: string): VerificationListView {
  const chainId = chain === undefined ? undefined : findChain(state, chain).id;
  const rows = verificationList(state.gaps)
    .flatMap((item) => rowOf(state, item))
    .filter((row) => chainId === undefined || row.chainId === chainId);
  return { version: state.snapshot.version, total: rows.length, rows };
}
