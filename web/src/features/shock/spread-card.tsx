/** Which segments the shortage reaches, when, how hard, and through what. */
import { TableHead } from '../../components/table-head.tsx';
import { Link } from 'react-router';
import type { ShockView } from '../../api/client.ts';
import { useChains } from '../../api/queries.ts';
import { percent } from '../../format/number.ts';
import { segmentAddress } from '../../format/segment-address.ts';
import { zhShock as words } from '../../i18n/zh-shock.ts';
import { inOrder, periodCount, periodsOf, reachedBy } from './spread.ts';

type Affected = ShockView['affected'][number];

/** More periods than these do not fit the table; the words say the exact ones. */
const MOST_PERIODS = 14;
/** Pixels. */
const WIDEST_BAR = 100;

function Periods({ affected, count }: { affected: Affected; count: number }) {
  const { firstStep, fullStep } = affected;
  return (
    <div className="periods">
      <span aria-hidden="true">
        {periodsOf(affected, count).map((period, step) => (
          <i key={words.spread.step(step)} className={period} />
        ))}
      </span>
      <span className="muted num">{words.spread.from(words.spread.step(firstStep), words.spread.step(fullStep))}</span>
    </div>
  );
}

function AffectedRow({ affected, chainName, count }: { affected: Affected; chainName: string; count: number }) {
  const { segment, shortfall, because } = affected;
  return (
    <tr data-testid="affected">
      <th scope="row">
        <Link to={segmentAddress(segment.id)}>{segment.name}</Link>
      </th>
      <td>{chainName}</td>
      <td className="num share-cell">
        {percent(shortfall)}
        <i className="share-bar" style={{ width: `${shortfall * WIDEST_BAR}px` }} />
      </td>
      <td>{because === null ? words.spread.origin : because.name}</td>
      <td>
        <Periods affected={affected} count={count} />
      </td>
    </tr>
  );
}

export function SpreadCard({ affected }: { affected: ShockView['affected'] }) {
  const chains = useChains().data?.chains ?? [];
  const count = periodCount(affected, MOST_PERIODS);
  return (
    <section className="card block">
      <h2>{words.spread.title(affected.length)}</h2>
      <p className="muted">{words.spread.help}</p>
      <ul className="reached-by num" aria-label={words.spread.steps}>
        {reachedBy(affected, count).map((reached, step) => (
          <li key={words.spread.step(step)}>{words.spread.reached(words.spread.step(step), reached)}</li>
        ))}
      </ul>
      <div className="table-frame">
        <table className="plan-table">
          <TableHead columns={words.spread.columns} />
          <tbody>
            {inOrder(affected).map((one) => (
              <AffectedRow
                key={one.segment.id}
                affected={one}
                chainName={chains.find(({ id }) => id === one.chainId)?.name ?? one.chainId}
                count={count}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
