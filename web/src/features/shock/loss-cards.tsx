/** What fails at once, and who makes the same. */
import { Link } from 'react-router';
import type { ShockView } from '../../api/client.ts';
import type { NamedEntity } from '../../components/segment-list.tsx';
import { TableHead } from '../../components/table-head.tsx';
import { percent } from '../../format/number.ts';
import { segmentAddress } from '../../format/segment-address.ts';
import { zhShock as words } from '../../i18n/zh-shock.ts';

/** Names shown before the rest is folded away. */
const MOST_NAMED = 6;

function Names({ companies, none }: { companies: readonly NamedEntity[]; none: string }) {
  if (companies.length === 0) return <span className="muted">{none}</span>;
  const link = ({ id, name }: NamedEntity) => (
    <li key={id}>
      <Link to={`/e/${id}`}>{name}</Link>
    </li>
  );
  const rest = companies.slice(MOST_NAMED);
  return (
    <>
      <ul className="entity-list">{companies.slice(0, MOST_NAMED).map(link)}</ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>{words.substitutes.more(rest.length)}</summary>
          <ul className="entity-list">{rest.map(link)}</ul>
        </details>
      )}
    </>
  );
}

function SegmentHead({ segment }: { segment: NamedEntity }) {
  return (
    <th scope="row">
      <Link to={segmentAddress(segment.id)}>{segment.name}</Link>
    </th>
  );
}

function HeadRow({ columns }: { columns: readonly string[] }) {
  return <TableHead columns={columns} />;
}

export function LossCard({ losses }: { losses: ShockView['losses'] }) {
  return (
    <section className="card block">
      <h2>{words.losses.title}</h2>
      <div className="table-frame">
        <table className="plan-table">
          <HeadRow columns={words.losses.columns} />
          <tbody>
            {losses.map(({ segment, supply, shortfall, companies }) => (
              <tr key={segment.id}>
                <SegmentHead segment={segment} />
                <td>{words.losses.supply[supply]}</td>
                <td className="num">{percent(shortfall)}</td>
                <td>
                  <Names companies={companies} none={words.losses.noCompany} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function SubstituteCard({ substitutes }: { substitutes: ShockView['substitutes'] }) {
  return (
    <section className="card block">
      <h2>{words.substitutes.title}</h2>
      <p className="muted">{words.substitutes.help}</p>
      <div className="table-frame">
        <table className="plan-table substitutes" data-testid="substitutes">
          <HeadRow columns={words.substitutes.columns} />
          <tbody>
            {substitutes.map(({ segment, inCity, inProvince, outside }) => (
              <tr key={segment.id}>
                <SegmentHead segment={segment} />
                {[inCity, inProvince, outside].map((companies, at) => (
                  <td key={words.substitutes.columns[at + 1]}>
                    <Names companies={companies} none={words.substitutes.none} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
