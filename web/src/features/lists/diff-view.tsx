/** What differs between two versions of a list, and why as far as it is recorded. */
import { type RowChange, type TargetListDiff, useListDiff } from '../../api/list-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { count, points } from '../../format/number.ts';
import { zhLists } from '../../i18n/zh-lists.ts';
import { FIT_POINTS } from './version-sheet.ts';

const MOST_ROWS = 200;

const NONE = '—';
const place = (row: RowChange['before']): string => (row === null ? NONE : zhLists.place(row.at));
const scores = (row: RowChange['before']): string =>
  row === null ? NONE : zhLists.scores(points(row.fit * FIT_POINTS), points(row.attractiveness));

interface ChangesProps {
  readonly title: string;
  readonly tone: string;
  readonly rows: readonly RowChange[];
  /** What of a row is compared; its place when absent. */
  readonly read?: (row: RowChange['before']) => string;
}

function Changes({ title, tone, rows, read = place }: ChangesProps) {
  if (rows.length === 0) return null;
  return (
    <section className={`diff-part ${tone}`}>
      <h3>
        {title} <span className="num">{count(rows.length)}</span>
      </h3>
      <table className="list-table">
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <tr key={`${row.companyId}|${row.segmentId}`}>
              <td>{row.companyName}</td>
              <td>{row.segmentName}</td>
              <td className="num">{zhLists.change(read(row.before), read(row.after))}</td>
              <td className="small muted">{row.reasons.map((reason) => zhLists.reason[reason]).join('、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS ? <p className="muted">{zhLists.rowsHidden(count(rows.length - MOST_ROWS))}</p> : null}
    </section>
  );
}

function Causes({ causes }: Pick<TargetListDiff, 'causes'>) {
  return (
    <section>
      <h3>{zhLists.causes}</h3>
      {causes.length === 0 ? <p className="muted">{zhLists.noCauses}</p> : null}
      <ul className="causes">
        {causes.map(({ kind, subject, before, after }) => (
          <li key={`${kind}${subject}`}>
            <b>{zhLists.reason[kind]}</b> {subject}：{zhLists.change(before, after)}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function DiffView({ list, from, to }: { list: string; from: number; to: number }) {
  const query = useListDiff(list, from, to);
  return (
    <Answer query={query} rows={10}>
      {({ causes, added, removed, moved, rescored, unchanged }) => (
        <div className="card version-card">
          <h2>{zhLists.diffTitle(from, to)}</h2>
          <p className="diff-counts num">
            {zhLists.added} {count(added.length)}，{zhLists.removedRows} {count(removed.length)}，{zhLists.moved}{' '}
            {count(moved.length)}，{zhLists.rescored} {count(rescored.length)}，{zhLists.unchanged} {count(unchanged)}
          </p>
          <Causes causes={causes} />
          {added.length + removed.length + moved.length + rescored.length === 0 ? <p>{zhLists.same}</p> : null}
          <Changes title={zhLists.added} tone="added" rows={added} />
          <Changes title={zhLists.removedRows} tone="removed" rows={removed} />
          <Changes title={zhLists.moved} tone="moved" rows={moved} />
          <Changes title={zhLists.rescored} tone="rescored" rows={rescored} read={scores} />
        </div>
      )}
    </Answer>
  );
}
