/** Segments whose loss would hit the city's terminals hardest. */
import { useState } from 'react';
import { Link } from 'react-router';
import type { ChokepointList } from '../../api/client.ts';
import { useChains } from '../../api/queries.ts';
import { useChokepoints } from '../../api/shock-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { points } from '../../format/number.ts';
import { segmentAddress } from '../../format/segment-address.ts';
import { segmentShock } from '../../format/shock-link.ts';
import { zhShock as words } from '../../i18n/zh-shock.ts';

type Chokepoint = ChokepointList['rows'][number];

const FIRST_SHOWN = 15;
/** Pixels. */
const WIDEST_BAR = 120;

interface RowProps {
  readonly row: Chokepoint;
  readonly rank: number;
  readonly chainName: string;
  /** The largest of all, which fills its bar. */
  readonly most: number;
}

function ChokepointRow({ row, rank, chainName, most }: RowProps) {
  const { segment, terminalLoss, reached, presentHere, firms } = row;
  return (
    <tr data-testid="chokepoint">
      <td className="num">{rank}</td>
      <th scope="row">
        <Link to={segmentAddress(segment.id)}>{segment.name}</Link>
      </th>
      <td>{chainName}</td>
      <td className="num share-cell">
        {points(terminalLoss * 100)}%
        <i className="share-bar" style={{ width: `${(terminalLoss / most) * WIDEST_BAR}px` }} />
      </td>
      <td className="num">{reached}</td>
      <td className="num">{presentHere ? words.chokepoints.here(firms) : words.chokepoints.absent}</td>
      <td className="no-print">
        <Link to={segmentShock(segment.id, presentHere)} aria-label={words.chokepoints.runOf(segment.name)}>
          {words.chokepoints.run}
        </Link>
      </td>
    </tr>
  );
}

function Chokepoints({ list: { rows, terminals } }: { list: ChokepointList }) {
  const chains = useChains().data?.chains ?? [];
  const [isAll, setAll] = useState(false);
  const shown = isAll ? rows : rows.slice(0, FIRST_SHOWN);
  if (rows.length === 0) return <p className="muted">{words.chokepoints.none}</p>;
  return (
    <>
      <p className="muted">{words.chokepoints.help(terminals)}</p>
      <div className="table-frame">
        <table className="plan-table">
          <thead>
            <tr>
              {words.chokepoints.columns.map((column) => (
                <th key={column} scope="col" className={column === words.chokepoints.run ? 'no-print' : ''}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <ChokepointRow
                key={row.segment.id}
                row={row}
                rank={at + 1}
                chainName={chains.find(({ id }) => id === row.chainId)?.name ?? row.chainId}
                most={rows[0]?.terminalLoss ?? 1}
              />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length ? (
        <p>
          <button type="button" className="button no-print" onClick={() => setAll(true)}>
            {words.chokepoints.all(rows.length)}
          </button>
        </p>
      ) : null}
    </>
  );
}

export function ChokepointCard() {
  return (
    <section className="card block">
      <h2>{words.chokepoints.title}</h2>
      <Answer query={useChokepoints()}>{(list) => <Chokepoints list={list} />}</Answer>
    </section>
  );
}
