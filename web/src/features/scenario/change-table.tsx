/** Every segment that differs, before and after, with the reason. */
import { Link } from 'react-router';
import type { ScenarioResultView } from '../../api/client.ts';
import { useChains } from '../../api/queries.ts';
import { StatusTag } from '../../components/status-icon.tsx';
import { TableHead } from '../../components/table-head.tsx';
import { segmentAddress } from '../../format/segment-address.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhScenario as words } from '../../i18n/zh-scenario.ts';

type Change = ScenarioResultView['changes'][number];

function Moved({ before, after }: { before: string; after: string }) {
  if (before === after) return <span className="muted">{before}</span>;
  return (
    <span className="status-move">
      <span className="muted">{before}</span> → <b>{after}</b>
    </span>
  );
}

const kindWord = (kind: Change['before']['kind']): string => (kind === null ? '—' : zh.kind[kind]);

function ChangeRow({ change, chainName }: { change: Change; chainName: string }) {
  const { before, after, reason } = change;
  const related = reason.related.map(({ name }) => name).join('、');
  return (
    <tr data-testid="scenario-change">
      <th scope="row">
        <Link to={segmentAddress(change.segmentId)}>{change.name}</Link>
      </th>
      <td className="status-move">{chainName}</td>
      <td className="status-move">
        {before.status === after.status ? null : (
          <>
            <StatusTag status={before.status} /> →{' '}
          </>
        )}
        <StatusTag status={after.status} />
      </td>
      <td>
        <Moved before={before.verdict} after={after.verdict} />
      </td>
      <td>
        <Moved before={kindWord(before.kind)} after={kindWord(after.kind)} />
      </td>
      <td className="num">
        <Moved before={before.need.toFixed(1)} after={after.need.toFixed(1)} />
      </td>
      <td className="num">
        <Moved before={`${before.firms}`} after={`${after.firms}`} />
      </td>
      <td>
        {words.result.reason[reason.type]}
        {related === '' ? '' : `：${related}`}
      </td>
    </tr>
  );
}

export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const chains = useChains().data?.chains ?? [];
  return (
    <section className="card block">
      <h2>{words.result.changes(changes.length)}</h2>
      {changes.length === 0 ? (
        <p className="muted">{words.result.noChanges}</p>
      ) : (
        <div className="table-frame">
          <table className="plan-table">
            <TableHead columns={words.result.columns} />
            <tbody>
              {changes.map((change) => (
                <ChangeRow
                  key={change.segmentId}
                  change={change}
                  chainName={chains.find(({ id }) => id === change.chainId)?.name ?? change.chainId}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
