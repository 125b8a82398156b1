/** 目标清单: whom to call for a gap, in order, with reasons; the address holds every condition. */
import type { TargetList } from '../../api/client.ts';
import { type TargetFilters, useTargets } from '../../api/queries.ts';
import { Answer } from '../../components/answer.tsx';
import { DroppedNotice } from '../../components/dropped-notice.tsx';
import { ExportButtons } from '../../components/export-buttons.tsx';
import { usePageTitle } from '../../components/page-title.ts';
import { useUrlState } from '../../components/url-state.ts';
import { count } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhTargets } from '../../i18n/zh-targets.ts';
import { SaveList } from './save-list.tsx';
import { TargetFilterBar } from './target-filters.tsx';
import { hasRobustTop, isRobust, robustWords } from './target-columns.ts';
import { isOneSegment, listSubject, listTitle, targetSheet } from './target-sheet.ts';
import { TargetTable } from './target-table.tsx';
import { type TargetKey, type TargetPatch, targetShape } from './target-url.ts';
import './targets.css';

interface PartProps {
  readonly list: TargetList;
  readonly isCurrent: boolean;
}

/** 稳健前列: how many companies no weighting takes out of the top. */
function RobustNote({ list }: { list: TargetList }) {
  const isOneOfMany = hasRobustTop(list.total, isOneSegment(list));
  const robust = list.rows.filter((row) => isRobust(row, isOneOfMany)).length;
  return isOneOfMany ? <p className="small muted num">{robustWords.count(count(robust))}</p> : null;
}

function Summary({ list, isCurrent, filters }: PartProps & { readonly filters: TargetFilters }) {
  const { rows, total, version } = list;
  usePageTitle(listTitle(list));
  const shown = count(rows.length);
  return (
    <header className="target-summary">
      <div>
        <h1>{listTitle(list)}</h1>
        <p className="muted num">
          {zhTargets.total(count(total))}，{zhTargets.shown(shown)}；
          {zhTargets.excludedLocal(count(list.excludedLocal))}；{zh.cockpit.dataLine(version.id, version.asOf)}
          {isCurrent ? '' : `（${zhTargets.refreshing}）`}
        </p>
        <ul className="conditions" aria-label={zhTargets.condition}>
          {list.conditions.map(({ key, label, value }) => (
            <li key={key} className={key === 'similarity' ? 'model-note' : undefined}>
              <span className="muted">{label}</span> {value}
            </li>
          ))}
        </ul>
        <RobustNote list={list} />
        {total > rows.length ? <p className="cut-off">{zhTargets.cutOff(count(total), shown)}</p> : null}
        <p className="print-only">{zhTargets.printNote}</p>
      </div>
      <div className="summary-tools">
        <ExportButtons
          kind={zhTargets.title}
          subject={listSubject(list)}
          asOf={version.asOf}
          makeSheet={() => targetSheet(list, new Date())}
          isReady={isCurrent && rows.length > 0}
        />
        <SaveList key={JSON.stringify(filters)} filters={filters} suggested={listTitle(list)} />
      </div>
    </header>
  );
}

/** Letters of a condition that are repeated where it emptied the list. */
const SHOWN_LETTERS = 24;

const shortened = (text: string): string => (text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)}…` : text);

function EmptyNote({ list, patch }: { list: TargetList; patch: TargetPatch }) {
  const { reason, filter } = list.empty ?? { reason: 'no_company_matches', filter: null };
  const condition = list.conditions.find(({ key }) => key === filter);
  return (
    <div className="page-note card" role="status">
      <h2>
        {condition
          ? zhTargets.emptyBy(condition.label, shortened(condition.value))
          : (zh.emptyReason[reason] ?? zh.emptyReason['no_company_matches'])}
      </h2>
      {condition ? (
        <button type="button" className="button primary" onClick={() => patch({ [condition.key]: undefined })}>
          {zhTargets.clearOne(condition.label)}
        </button>
      ) : null}
    </div>
  );
}

export function TargetsPage() {
  const { values, dropped, patch } = useUrlState<TargetKey>(targetShape);
  const filters: TargetFilters = values;
  const query = useTargets(filters);
  const isCurrent = !query.isPlaceholderData;
  return (
    <div className="targets-page">
      <DroppedNotice dropped={dropped} />
      <TargetFilterBar values={filters} patch={patch} list={query.data} />
      <Answer query={query} rows={10}>
        {(list) => (
          <>
            <Summary list={list} isCurrent={isCurrent} filters={filters} />
            {list.rows.length === 0 ? (
              <EmptyNote list={list} patch={patch} />
            ) : (
              <TargetTable
                key={JSON.stringify(list.conditions)}
                list={list}
                sort={values.sort === 'attractiveness' ? 'attractiveness' : 'fit'}
                patch={patch}
              />
            )}
          </>
        )}
      </Answer>
    </div>
  );
}
