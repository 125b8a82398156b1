/** The answer of a solve: how good it is, the plan, what holds it back, the frontier, and the way on. */
import { useState } from 'react';
import type { PortfolioInput, PortfolioView } from '../../api/client.ts';
import { percent, points, rounded } from '../../format/number.ts';
import { zhPlanning } from '../../i18n/zh-planning.ts';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { AddToScenario } from './add-to-scenario.tsx';
import { BudgetCard, RelaxationCard } from './budget-card.tsx';
import { FrontierCard } from './frontier-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { needsText, type Plan } from './plan-words.ts';

interface ResultProps {
  readonly result: PortfolioView;
  readonly input: PortfolioInput;
}

/** Relative rounding of the solver: a gap below it is none. */
const NO_GAP = 1e-6;
const LEAST_SHOWN = 0.0005;

/** In percent with one decimal; a gap that is there is never shown as none. */
function gapText(gap: number): string {
  if (gap < NO_GAP) return words.result.noGap;
  return words.result.gapValue(gap < LEAST_SHOWN ? '<0.1%' : `${rounded(gap * 100, 1)}%`);
}

/** `933.2，少 1%`; nothing is less where the greedy plan is as good. */
function greedyText(greedyValue: number, value: number): string {
  const shown = points(greedyValue);
  const missing = 1 - greedyValue / value;
  return missing < NO_GAP ? words.result.greedySame(shown) : words.result.greedyShort(shown, percent(missing));
}

function Measures({ result, plan }: { result: PortfolioView; plan: Plan }) {
  const { bound, gap, gaps, candidates, greedyValue, method } = result;
  const lines = [
    [words.result.value, points(plan.value)],
    [words.result.bound, points(bound)],
    [words.result.gap, gapText(gap)],
    [words.result.closed, words.result.of(plan.closed.length, gaps)],
    [words.result.landings, words.result.firms(plan.landings.length, candidates)],
    ...(method === 'milp' && plan.value > 0 ? [[words.result.greedyValue, greedyText(greedyValue, plan.value)]] : []),
  ] as const;
  return (
    <dl className="measures">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Verdict({ result, input }: ResultProps) {
  const { status, method, plan, notes, seconds, version } = result;
  return (
    <section className="card block" data-testid="portfolio-verdict">
      <h2>
        {words.result.title}：<span className={`solve-status ${status}`}>{words.result.status[status]}</span>
      </h2>
      {method === 'greedy' && plan !== null ? <p className="plan-fault">{words.result.greedy}</p> : null}
      {notes.map((note) => (
        <p key={note} className="muted">
          {words.result.note[note]}
        </p>
      ))}
      {plan === null ? <p>{words.result.noPlan}</p> : <Measures result={result} plan={plan} />}
      <p className="muted num">
        {words.result.valueHelp}。{words.add.assumption(needsText(input.defaultNeeds))}。
        {words.result.seconds(seconds.toFixed(1))}；{zhPlanning.data(version.id, version.asOf)}，
        {words.scope.topOfEach(input.candidatesPerGap)}。
      </p>
    </section>
  );
}

export function PortfolioResult({ result, input }: ResultProps) {
  const [chosen, setChosen] = useState(0);
  const { plan, frontierOf } = result;
  const shown = chosen === 0 ? plan : (result.alternatives[chosen - 1] ?? plan);
  return (
    <div className="portfolio-result">
      <Verdict result={result} input={input} />
      {result.status === 'infeasible' ? <RelaxationCard relaxation={result.relaxation} /> : null}
      {plan === null ? null : (
        <PlanCard result={result} main={plan} input={input} chosen={chosen} onChoose={setChosen} />
      )}
      {shown === null ? null : <AddToScenario plan={shown} input={input} />}
      {plan === null ? null : <BudgetCard budgets={result.budgets} />}
      {frontierOf === null ? null : <FrontierCard resource={frontierOf} frontier={result.frontier} />}
    </div>
  );
}
