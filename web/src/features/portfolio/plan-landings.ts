/** A chosen plan as landings of a scenario. Pure. */
import type { LandingInput, PortfolioInput, ScenarioContent } from '../../api/client.ts';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { needsOf, needsText, type Plan } from './plan-words.ts';

/** Limits of the contract. */
const MOST_LANDINGS = 60;
const MOST_SEGMENTS = 20;
const MOST_ASSUMPTIONS = 30;

/** Equal shares, in whole thousandths rounded down so that they never sum to more than 1. */
function equalShares(segmentIds: readonly string[]): LandingInput['segments'] {
  const ids = segmentIds.slice(0, MOST_SEGMENTS);
  return ids.map((segment) => ({ segment, share: Math.floor(1000 / ids.length) / 1000 }));
}

/** Land, energy and plant go along as the user assumed them; a landing has no place for the other resources. */
function landingOf(landing: Plan['landings'][number], input: PortfolioInput, id: string): LandingInput {
  const { landMu, energyTcePerYear, plantM2 } = needsOf(input, landing.company.id);
  return {
    id,
    as: 'company',
    company: landing.company.id,
    segments: equalShares(landing.closes.map((segment) => segment.id)),
    platform: landing.platform.id,
    startYear: landing.year,
    probability: 1,
    ...(landMu === undefined ? {} : { landMu }),
    ...(energyTcePerYear === undefined ? {} : { energyTcePerYear }),
    ...(plantM2 === undefined ? {} : { plantM2 }),
  };
}

/** Names no id that is taken. */
function freshIds(taken: ReadonlySet<string>, count: number): readonly string[] {
  const ids: string[] = [];
  for (let number = 1; ids.length < count; number += 1) if (!taken.has(`l${number}`)) ids.push(`l${number}`);
  return ids;
}

/** Firms of the plan that already land in the scenario. */
export const alreadyIn = (plan: Plan, content: Pick<ScenarioContent, 'landings'>): number =>
  plan.landings.filter(({ company }) => content.landings.some((landing) => landing.company === company.id)).length;

/** Null when the scenario would hold more landings than it can. What it already holds is left as it is. */
export function withPlan(content: ScenarioContent, plan: Plan, input: PortfolioInput): ScenarioContent | null {
  const present = new Set(content.landings.map(({ company }) => company));
  const added = plan.landings.filter(({ company }) => !present.has(company.id));
  if (content.landings.length + added.length > MOST_LANDINGS) return null;
  const ids = freshIds(new Set(content.landings.map(({ id }) => id)), added.length);
  const lines = [words.add.assumption(needsText(input.defaultNeeds)), words.add.probability];
  return {
    ...content,
    landings: [...content.landings, ...added.map((landing, at) => landingOf(landing, input, ids[at] ?? ''))],
    assumptions: [...new Set([...content.assumptions, ...lines])].slice(0, MOST_ASSUMPTIONS),
  };
}

export const emptyScenario = (name: string, description: string): ScenarioContent => ({
  ...{ name, description, assumptions: [], horizonYear: null, seed: 1, landings: [] },
});
