/** What is not certain or not complete: intervals over the landing probabilities, goals, loads on platforms. */
import { Link } from 'react-router';
import type { ScenarioResultView } from '../../api/client.ts';
import { moneyCny } from '../../format/money.ts';
import { count, percent } from '../../format/number.ts';
import { segmentAddress } from '../../format/segment-address.ts';
import { zhScenario as words } from '../../i18n/zh-scenario.ts';

type Result = ScenarioResultView;

export function SimulationCard({ result, isCertain }: { result: Result; isCertain: boolean }) {
  const { simulation } = result;
  if (isCertain) {
    return (
      <section className="card block">
        <p className="muted">{words.result.certain}</p>
      </section>
    );
  }
  const rows = [
    [words.result.gapsFilled, simulation.gapsFilled],
    [words.result.needClosed, simulation.needClosed],
    [words.result.planSatisfied, simulation.planSatisfied],
  ] as const;
  return (
    <section className="card block" data-testid="scenario-simulation">
      <h2>{words.result.simulation(simulation.draws, simulation.seed)}</h2>
      <table className="plan-table totals">
        <thead>
          <tr>
            <th scope="col">{words.result.measure}</th>
            <th scope="col">{words.result.mean}</th>
            <th scope="col">{words.result.range}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, { mean, low, high }]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="num">{mean.toFixed(1)}</td>
              <td className="num">
                {low.toFixed(1)}–{high.toFixed(1)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{words.result.presence}</h3>
      <ul className="presence-list">
        {simulation.presence.map(({ segment, probability }) => (
          <li key={segment.id}>
            <Link to={segmentAddress(segment.id)}>{segment.name}</Link>
            <span className="num">{percent(probability)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function GoalsCard({ goals }: { goals: Result['goals'] }) {
  const amount = (value: number, unit: Result['goals'][number]['unit']): string =>
    unit === 'cny' ? moneyCny(value) : words.result.projects(String(Math.round(value * 10) / 10));
  return (
    <section className="card block">
      <h2>{words.result.goals}</h2>
      {goals.length === 0 ? <p className="muted">{words.result.noGoals}</p> : null}
      <ul className="goal-list">
        {goals.map(({ goal, contribution, target, unit, due, late, unknown }) => (
          <li key={goal.id}>
            <b>{goal.name}</b>
            <span className="num">{words.result.goal(amount(contribution, unit), amount(target, unit))}</span>
            <span className="muted num">
              {[
                words.result.goalDue(due),
                ...(late > 0 ? [words.result.late(late)] : []),
                ...(unknown > 0 ? [words.result.unknown(unknown)] : []),
              ].join('；')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const LOADS = [
  ['landMu', words.basket.landMu, count],
  ['energyTcePerYear', words.basket.energyTcePerYear, count],
  ['plantM2', words.basket.plantM2, count],
  ['investmentCny', words.result.investment, moneyCny],
] as const;

export function LoadsCard({ loads }: { loads: Result['loads'] }) {
  return (
    <section className="card block">
      <h2>{words.result.loads}</h2>
      {loads.map((load) => (
        <div key={load.platform?.id ?? ''}>
          <h3>{load.platform?.name ?? words.result.noPlatform}</h3>
          <ul className="presence-list">
            {LOADS.map(([key, label, show]) => (
              <li key={key}>
                <span>{label}</span>
                <span className="num">
                  {load[key] === 0 && load.unknown[key] > 0 ? null : show(load[key])}
                  {load.unknown[key] > 0 ? (
                    <span className="muted"> {words.result.notSet(load.unknown[key])}</span>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
