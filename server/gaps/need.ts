/** 必要性: how much the city's own chain needs the segment. A judgement with stated weights, never a likelihood. */
import type { Company } from '../graph/entities.ts';
import { DEMAND_HALF, FIRM_WEIGHT_REVENUE_CNY, NECESSITY_WEIGHT, NEED_WEIGHTS } from './defaults.ts';
import type { ChainPosition } from './chain-position.ts';
import type { SegmentGraph } from './segment-graph.ts';
import type { NeedWeights, ScoredNumber } from './types.ts';

/** Weight of one local firm as a customer: 1 + ln(1 + revenue / 1e9 CNY); 1 when the revenue is unknown. */
export function firmWeight(company: Company): number {
  const revenue = company.scale?.revenueCny ?? 0;
  return 1 + Math.log(1 + Math.max(0, revenue) / FIRM_WEIGHT_REVENUE_CNY);
}

/**
 * Demand pull: local firms in the present segments that use it, weighted by size and necessity, >= 0.
 * @param firmsAt summed firm weight of each node's local companies; a present segment without a named firm counts 1.
 */
export function demandPull(
  graph: SegmentGraph,
  node: number,
  position: ChainPosition,
  firmsAt: (node: number) => number,
): number {
  return position.downstreamPresent.reduce(
    (sum, user) => sum + NECESSITY_WEIGHT[graph.necessity(node, user)] * Math.max(1, firmsAt(user)),
    0,
  );
}

/**
 * Score 0 to the sum of the weights (100 by default) as four addends, each weight x feature with the feature 0-1:
 * demand pull d / (d + 4), dominator share, betweenness, plan mention.
 */
export function needScore(
  features: { readonly demand: number; readonly position: ChainPosition; readonly planMention: number },
  weights: NeedWeights = NEED_WEIGHTS,
): ScoredNumber {
  const addends = [
    addend('demandPull', weights.demandPull, features.demand / (features.demand + DEMAND_HALF)),
    addend('dominatorShare', weights.dominatorShare, features.position.dominatorShare),
    addend('betweenness', weights.betweenness, features.position.betweenness),
    addend('planMention', weights.planMention, features.planMention),
  ];
  return { score: addends.reduce((sum, part) => sum + part.value, 0), addends };
}

const addend = (key: string, weight: number, feature: number) => ({
  key,
  value: weight * feature,
  weight,
  feature,
  missing: false,
});
