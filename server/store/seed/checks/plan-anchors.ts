/** Plan anchors: each stands on a line of its section, and its action is what the verb table says. */
import type { SeedAnchor, SeedChain, SeedPlan } from '../schema.ts';
import type { SeedFiles } from '../seed-files.ts';
import { type Place, seedError, type SeedFinding, seedWarning } from './seed-rule.ts';

type Action = NonNullable<SeedAnchor['action']>;

/** The table of graph-seed/README.md; 发展 depends on the chain's stage. */
const ACTION_OF_VERB: Readonly<Record<string, Action>> = {
  招引: '补',
  引进: '补',
  引育: '补',
  谋划: '补',
  布局: '补',
  试点: '补',
  对接: '补',
  延伸: '延',
  配套: '延',
  转变: '延',
  建设: '建',
  搭建: '建',
  构建: '建',
  打造: '建',
  提升: '强',
  培育: '强',
};
const DEVELOP = '发展';

interface PlacedAnchor extends Place {
  readonly anchor: SeedAnchor;
  /** Absent for platforms and goals, which stand in no box. */
  readonly stage?: SeedChain['stage'] | undefined;
}

export function checkPlanAnchors(files: SeedFiles): readonly SeedFinding[] {
  if (!files.plan) return [];
  const plan = files.plan.value;
  const anchors = collectAnchors(files);
  return [
    ...checkSections(plan, files.plan),
    ...anchors.flatMap((placed) => checkLine(placed, plan)),
    ...anchors.flatMap(checkAction),
    ...reportOwnVerbs(anchors, files.plan),
    ...files.chains
      .filter(({ value }) => value.boxed && countDirections(value) === 0)
      .map((chain) => seedError(chain, 'plan', 'the plan has a box for this chain, but no direction is anchored')),
  ];
}

/** Directions of the plan on a chain and its segments. */
export function countDirections(chain: SeedChain): number {
  const anchors = [chain.plan, ...chain.segments.map((segment) => segment.plan)].flat();
  return anchors.filter((anchor) => anchor.states === 'direction').length;
}

/**
 * The action that the table gives a verb, or undefined when no verb of the table is in it. The first one decides:
 * 谋划发展 is planned for, 延伸发展 extends.
 */
export function actionOfVerb(verb: string, stage: SeedChain['stage'] | undefined): Action | undefined {
  const found = [...Object.keys(ACTION_OF_VERB), DEVELOP]
    .filter((known) => verb.includes(known))
    .sort((a, b) => verb.indexOf(a) - verb.indexOf(b))[0];
  if (found === undefined) return undefined;
  return found === DEVELOP ? developAction(stage) : ACTION_OF_VERB[found];
}

function developAction(stage: SeedChain['stage'] | undefined): Action | undefined {
  if (stage === undefined) return undefined;
  return stage === '从零到一' ? '补' : '强';
}

function collectAnchors(files: SeedFiles): PlacedAnchor[] {
  return [
    ...files.chains.flatMap((chain) => [
      ...place(chain, chain.value.plan, chain.value.stage),
      ...chain.value.segments.flatMap(({ id, plan }) =>
        place({ file: chain.file, record: id }, plan, chain.value.stage),
      ),
    ]),
    ...files.platforms.flatMap((platform) => place(platform, platform.value.plan)),
    ...files.goals.flatMap((goal) => place(goal, goal.value.plan)),
  ];
}

function place(at: Place, anchors: readonly SeedAnchor[], stage?: SeedChain['stage']): PlacedAnchor[] {
  return anchors.map((anchor) => ({ file: at.file, record: at.record, anchor, stage }));
}

function checkSections(plan: SeedPlan, at: Place): SeedFinding[] {
  const seen = new Set<string>();
  return plan.sections.flatMap(({ id, fromLine, toLine }) => {
    const repeated = seen.has(id);
    seen.add(id);
    return [
      ...(repeated ? [seedError(at, 'sections', `${id} stands twice`)] : []),
      ...(fromLine > toLine ? [seedError(at, 'sections', `${id} ends before it begins`)] : []),
    ];
  });
}

function checkLine({ anchor, ...at }: PlacedAnchor, plan: SeedPlan): SeedFinding[] {
  const section = plan.sections.find(({ id }) => id === anchor.section);
  if (!section) return [seedError(at, 'plan', `${anchor.section} is no section of the plan: ${anchor.phrase}`)];
  if (anchor.line >= section.fromLine && anchor.line <= section.toLine) return [];
  const range = `${section.fromLine}-${section.toLine}`;
  return [seedError(at, 'plan', `line ${anchor.line} is not in ${anchor.section} (${range}): ${anchor.phrase}`)];
}

function checkAction({ anchor, stage, ...at }: PlacedAnchor): SeedFinding[] {
  if (anchor.states === 'present') return [];
  const expected = actionOfVerb(anchor.verb, stage);
  if (expected === undefined || expected === anchor.action) return [];
  return [seedError(at, 'plan', `${anchor.verb} means ${expected}, not ${anchor.action}: ${anchor.phrase}`)];
}

/** Verbs beyond the table take the action of the nearest one, which an editor judged. */
function reportOwnVerbs(anchors: readonly PlacedAnchor[], at: Place): SeedFinding[] {
  const own = anchors
    .filter(({ anchor, stage }) => anchor.states === 'direction' && actionOfVerb(anchor.verb, stage) === undefined)
    .map(({ anchor }) => anchor.verb);
  if (own.length === 0) return [];
  const verbs = [...new Set(own)].sort().join(' ');
  return [seedWarning(at, '', `${own.length} anchors have a verb beyond the table, judged by an editor: ${verbs}`)];
}
