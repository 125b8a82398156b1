/** The efficient frontier over one budget: picture and table. */
import { lazy, memo, Suspense } from 'react';
import type { PortfolioView } from '../../api/client.ts';
import { Skeleton } from '../../components/answer.tsx';
import { TableHead } from '../../components/table-head.tsx';
import { points as printed } from '../../format/number.ts';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { amountShown, type Resource, SHOWN } from './resources.ts';

const FrontierChart = lazy(async () => ({ default: (await import('./frontier-chart.tsx')).FrontierChart }));

type Frontier = PortfolioView['frontier'];

function FrontierTable({ resource, frontier }: { resource: Resource; frontier: Frontier }) {
  return (
    <div className="table-frame">
      <table className="plan-table">
        <TableHead columns={words.frontier.columns} />
        <tbody>
          {frontier.map(({ factor, amount, value, bound, landings }) => (
            <tr key={factor}>
              <th scope="row" className="num">
                {words.frontier.times(factor)}
                {factor === 1 ? `（${words.frontier.now}）` : ''}
              </th>
              <td className="num">
                {amountShown(resource, amount)} {words.unit[resource]}
              </td>
              <td className="num">{printed(value)}</td>
              <td className="num">{printed(bound)}</td>
              <td className="num">{landings}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FrontierCardProps {
  readonly resource: Resource;
  readonly frontier: Frontier;
}

/** Kept as it stands while other parts of the page change: drawing the chart takes longer than they do. */
export const FrontierCard = memo(function FrontierCard({ resource, frontier }: FrontierCardProps) {
  const name = words.resource[resource];
  const { unit } = SHOWN[resource];
  const shown = frontier.map((point) => ({ ...point, amount: point.amount / unit }));
  return (
    <section className="card block frontier">
      <h2>{words.frontier.title(name)}</h2>
      {frontier.length === 0 ? (
        <p className="muted">{words.frontier.none}</p>
      ) : (
        <>
          <p className="muted">{words.frontier.lead(name)}</p>
          <div className="frontier-both">
            <Suspense fallback={<Skeleton rows={5} />}>
              <FrontierChart
                points={shown}
                now={shown.find(({ factor }) => factor === 1)?.amount ?? null}
                axis={`${name}（${words.unit[resource]}）`}
                label={words.frontier.picture(name, frontier.length)}
              />
            </Suspense>
            <FrontierTable resource={resource} frontier={frontier} />
          </div>
        </>
      )}
    </section>
  );
});
