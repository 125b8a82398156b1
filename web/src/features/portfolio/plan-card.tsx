/** The plan, its alternatives, and which firm goes where to close what. */
import { Link } from 'react-router';
import type { PortfolioInput, PortfolioView } from '../../api/client.ts';
import { SegmentList } from '../../components/segment-list.tsx';
import { TableHead } from '../../components/table-head.tsx';
import { points } from '../../format/number.ts';
import { segmentAddress } from '../../format/segment-address.ts';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { needsOf, needsText, type Plan, planDifference, shareOf } from './plan-words.ts';

interface PlanChoiceProps {
  readonly result: PortfolioView;
  readonly main: Plan;
  /** 0: the plan itself; from 1: an alternative. */
  readonly chosen: number;
  readonly onChoose: (at: number) => void;
}

function PlanChoice({ result, main, chosen, onChoose }: PlanChoiceProps) {
  const { alternatives, status } = result;
  const mainLabel = status === 'optimal' ? words.plan.main : words.plan.mainNotBest;
  return (
    <div role="group" aria-label={words.plan.choose} className="plan-choice no-print">
      <button type="button" className="button" aria-pressed={chosen === 0} onClick={() => onChoose(0)}>
        {mainLabel(points(main.value))}
      </button>
      {alternatives.map(({ value, landings }, at) => (
        <button
          key={landings.map(({ company, platform, year }) => `${company.id}@${platform.id}@${year}`).join()}
          type="button"
          className="button"
          aria-pressed={chosen === at + 1}
          onClick={() => onChoose(at + 1)}
        >
          {words.plan.alternative(at + 1, points(value), shareOf(value, main.value))}
        </button>
      ))}
    </div>
  );
}

function Difference({ main, other }: { main: Plan; other: Plan }) {
  const difference = planDifference(main, other);
  return (
    <p className="num">
      {difference.out.length === 0 ? null : (
        <>
          <b>{words.plan.swapOut}</b>：{difference.out.join('、')}{' '}
        </>
      )}
      {difference.in.length === 0 ? null : (
        <>
          <b>{words.plan.swapIn}</b>：{difference.in.join('、')}
        </>
      )}
    </p>
  );
}

function PlanTable({ plan, input }: { plan: Plan; input: PortfolioInput }) {
  const ordered = [...plan.landings].sort((a, b) =>
    a.platform.name < b.platform.name ? -1 : a.platform.name > b.platform.name ? 1 : a.year - b.year,
  );
  return (
    <div className="table-frame">
      <table className="plan-table" data-testid="plan-table">
        <TableHead columns={words.plan.columns} />
        <tbody>
          {ordered.map(({ company, platform, year, closes }) => (
            <tr key={company.id} data-testid="plan-landing">
              <td>{platform.name}</td>
              <th scope="row" className="firm">
                <Link to={`/e/${company.id}`}>{company.name}</Link>
              </th>
              <td className="num">{year}</td>
              <td>
                <SegmentList segments={closes} />
              </td>
              <td className="muted num">
                {company.id in input.companyNeeds ? needsText(needsOf(input, company.id)) : words.plan.needsOfAny}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ClosedGaps({ plan }: { plan: Plan }) {
  const closed = [...plan.closed].sort((a, b) => b.weight - a.weight);
  return (
    <details>
      <summary>{words.plan.closed(closed.length)}</summary>
      <ul className="closed-gaps">
        {closed.map(({ segment, year, weight }) => (
          <li key={segment.id}>
            <Link to={segmentAddress(segment.id)}>{segment.name}</Link>{' '}
            <span className="muted num">{words.plan.closedRow(year, points(weight))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface PlanCardProps extends PlanChoiceProps {
  readonly input: PortfolioInput;
}

export function PlanCard(props: PlanCardProps) {
  const { result, main, chosen, input } = props;
  const other = chosen === 0 ? null : result.alternatives[chosen - 1];
  const plan = other ?? main;
  return (
    <section className="card block">
      <h2>{words.plan.title}</h2>
      {result.alternatives.length > 0 ? <PlanChoice {...props} /> : null}
      {result.alternatives.length === 0 && input.alternatives > 0 && result.method === 'milp' ? (
        <p className="muted">{words.plan.none}</p>
      ) : null}
      {other ? <Difference main={main} other={other} /> : null}
      {plan.landings.length === 0 ? (
        <p>{words.result.emptyPlan}</p>
      ) : (
        <>
          <PlanTable plan={plan} input={input} />
          <ClosedGaps plan={plan} />
        </>
      )}
    </section>
  );
}
