/** 待核清单: which segments to ask about first, whom and what. */
import { Link } from 'react-router';
import * as z from 'zod/mini';
import type { VerificationListView, VerificationRow } from '../../api/client.ts';
import { useVerifications } from '../../api/priority-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { ChainSelect } from '../../components/chain-select.tsx';
import { DroppedNotice } from '../../components/dropped-notice.tsx';
import { usePageTitle } from '../../components/page-title.ts';
import { useUrlState } from '../../components/url-state.ts';
import { TableHead } from '../../components/table-head.tsx';
import { percent, points } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhPriority, zhVerify as words } from '../../i18n/zh-priority.ts';
import './verify-page.css';

const shape = { chain: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)) } as const;

function Asks({ row }: { row: VerificationRow }) {
  if (row.ask.length === 0) {
    return (
      <p>
        <span className="muted">{words.nobody}：</span>
        {row.question}
      </p>
    );
  }
  return (
    <ul className="verify-asks">
      {row.ask.map(({ companyId, name, role, why, question }) => (
        <li key={companyId}>
          <Link to={`/e/${companyId}`}>{name}</Link>{' '}
          <span className="muted">
            {words.role[role]}：{why}
          </span>
          <br />
          {question}
        </li>
      ))}
    </ul>
  );
}

function Row({ row }: { row: VerificationRow }) {
  const slug = row.segmentId.split('/')[1] ?? '';
  return (
    <tr data-testid="verify-row">
      <td className="num" title={words.valueHelp(row.costSaved.toFixed(2), points(row.stake))}>
        {points(row.value)}
      </td>
      <td>
        <Link to={`/c/${row.chainId}/s/${slug}`}>{row.name}</Link>
        <br />
        <span className="muted">{row.chainName}</span>
      </td>
      <td>{row.presence}</td>
      <td className="num">{percent(row.probability)}</td>
      <td className="num">{percent(row.coverage)}</td>
      <td>
        <Asks row={row} />
      </td>
    </tr>
  );
}

function List({ list }: { list: VerificationListView }) {
  const { columns } = words;
  if (list.rows.length === 0) return <p className="card verify-empty">{words.empty}</p>;
  return (
    <>
      <p className="muted num">
        {words.total(list.total, list.rows.filter(({ presence }) => presence === '不知').length)}；
        {zh.cockpit.dataLine(list.version.id, list.version.asOf)}
      </p>
      <table className="verify-table card">
        <TableHead
          columns={[
            columns.value,
            columns.segment,
            columns.presence,
            columns.probability,
            columns.coverage,
            columns.ask,
          ]}
        />
        <tbody>
          {list.rows.map((row) => (
            <Row key={row.segmentId} row={row} />
          ))}
        </tbody>
      </table>
    </>
  );
}

export function VerifyPage() {
  usePageTitle(words.title);
  const { values, dropped, patch } = useUrlState<'chain'>(shape);
  return (
    <div className="verify-page">
      <DroppedNotice dropped={dropped} />
      <h1>{words.title}</h1>
      <p>{words.help}</p>
      <div className="no-print">
        <ChainSelect
          label={zhPriority.chain}
          all={zhPriority.allChains}
          value={values.chain}
          onPick={(chain) => patch({ chain })}
        />
      </div>
      <Answer query={useVerifications(values.chain)} rows={10}>
        {(list) => <List list={list} />}
      </Answer>
    </div>
  );
}
