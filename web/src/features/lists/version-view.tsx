/** One version, as it was saved, with who is in contact with each company now. */
import { useState } from 'react';
import { Link } from 'react-router';
import { type ContactMark, type TargetListVersion, useContacts, useListVersion } from '../../api/list-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { ContactCell } from '../../components/contact-cell.tsx';
import { ExportButtons } from '../../components/export-buttons.tsx';
import { useOffice } from '../../components/use-office.ts';
import { TableHead } from '../../components/table-head.tsx';
import { localTime } from '../../format/date.ts';
import { count, points } from '../../format/number.ts';
import { FIT_POINTS, versionSheet } from './version-sheet.ts';
import { zhLists } from '../../i18n/zh-lists.ts';

const FIRST_ROWS = 200;

function VersionHead({ saved, current }: { saved: TargetListVersion; current: string }) {
  const { name, version } = saved;
  const isOld = version.dataVersionId !== current;
  return (
    <header className="version-head">
      <h2>
        {name} · {zhLists.version(version.number)}
      </h2>
      <p className="muted num">
        {zhLists.meta(
          version.office,
          localTime(new Date(version.savedAt)).slice(0, 16),
          version.dataVersionId,
          version.asOf,
        )}
      </p>
      <ul className="version-conditions">
        {version.conditions.map(({ key, label, value }) => (
          <li key={key}>
            <span className="muted">{label}</span> {value}
          </li>
        ))}
      </ul>
      <p className={isOld ? 'data-note old' : 'data-note'}>
        {zhLists.asSaved}；{isOld ? zhLists.oldData(current) : zhLists.sameData}
        {version.total > version.rows.length
          ? `；${zhLists.cut(count(version.rows.length), count(version.total))}`
          : ''}
      </p>
    </header>
  );
}

interface RowsProps {
  readonly rows: TargetListVersion['version']['rows'];
  readonly office: string;
  /** Undefined while they are not known. */
  readonly contacts: readonly ContactMark[] | undefined;
}

function Rows({ rows, office, contacts }: RowsProps) {
  const marks = new Map((contacts ?? []).map((mark) => [mark.companyId, mark]));
  const { columns } = zhLists;
  return (
    <table className="list-table">
      <TableHead
        columns={[
          columns.at,
          columns.company,
          columns.segment,
          columns.rank,
          columns.fit,
          columns.value,
          zhLists.contact,
        ]}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.companyId}|${row.segmentId}`}>
            <td className="num">{row.at}</td>
            <td>
              <Link to={`/e/${row.companyId}`}>{row.companyName}</Link>
            </td>
            <td>{row.segmentName}</td>
            <td className="num">{row.rank}</td>
            <td className="num">{points(row.fit * FIT_POINTS)}</td>
            <td className="num">{points(row.attractiveness)}</td>
            <td>
              {contacts ? (
                <ContactCell company={row.companyId} mark={marks.get(row.companyId)} office={office} />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function VersionView({ list, version, current }: { list: string; version: number; current: string }) {
  const query = useListVersion(list, version);
  const [office, setOffice] = useOffice();
  const contacts = useContacts().data?.contacts;
  const [showsAll, setShowsAll] = useState(false);
  return (
    <Answer query={query} rows={10}>
      {(saved) => {
        const { rows } = saved.version;
        const shown = showsAll ? rows : rows.slice(0, FIRST_ROWS);
        return (
          <div className="card version-card">
            <VersionHead saved={saved} current={current} />
            <div className="version-tools no-print">
              <label className="office-field">
                {zhLists.office}
                <input
                  className="field"
                  maxLength={40}
                  placeholder={zhLists.officeHelp}
                  value={office}
                  onChange={(event) => setOffice(event.target.value)}
                />
              </label>
              <ExportButtons
                kind={zhLists.title}
                subject={`${saved.name}-${zhLists.version(saved.version.number)}`}
                asOf={saved.version.asOf}
                makeSheet={() => versionSheet(saved, contacts ?? [], new Date())}
                isReady={contacts !== undefined && rows.length > 0}
              />
            </div>
            <Rows rows={shown} office={office.trim()} contacts={contacts} />
            {shown.length < rows.length ? (
              <p className="more-rows">
                {zhLists.partial(count(shown.length), count(rows.length))}
                <button type="button" className="button" onClick={() => setShowsAll(true)}>
                  {zhLists.showAll}
                </button>
              </p>
            ) : null}
          </div>
        );
      }}
    </Answer>
  );
}
