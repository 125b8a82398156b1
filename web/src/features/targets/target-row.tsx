/** One line of the list, cell by cell in the order of the columns. */
import { memo } from 'react';
import { Link } from 'react-router';
import type { TargetRow } from '../../api/client.ts';
import { honourText, newestHonours } from '../../format/honour.ts';
import { percent, points } from '../../format/number.ts';
import { ContactBadge } from '../../components/contact-badge.tsx';
import { zh } from '../../i18n/zh-cn.ts';
import { zhCompany } from '../../i18n/zh-company.ts';
import { zhTargets } from '../../i18n/zh-targets.ts';
import { FIT_POINTS, robustWords, shownProbability } from './target-columns.ts';

interface LineProps {
  readonly row: TargetRow;
  /** From 0, in the list as it stands. */
  readonly at: number;
  readonly isOpen: boolean;
  /** In the top under every weighting. */
  readonly isRobust: boolean;
  /** The reader's office; empty when it is not known. */
  readonly office: string;
  readonly detailId: string;
  /** The same function at every drawing, or every row is drawn again. */
  readonly onToggle: (row: TargetRow, at: number) => void;
}

const TERMS_SHOWN = 4;
/** Two lines of tags fit a row; the rest stands in the reasons. */
const TAGS_SHOWN = 2;

/** Short name and code on the first line, the full name below; a company without a short name shows its full name once. */
function CompanyCell({ row, office }: { row: TargetRow; office: string }) {
  const short = row.shortName === row.name ? null : row.shortName;
  const address = `/e/${row.companyId}`;
  return (
    <div role="cell" className="cell company">
      <span className="name-line">
        {short === null ? (
          <Link to={address} className="short-name" data-testid="company-name">
            {row.name}
          </Link>
        ) : (
          <Link to={address} className="short-name">
            {short}
          </Link>
        )}
        {row.stockCode === null ? null : <span className="small muted num">{row.stockCode}</span>}
      </span>
      {short === null ? null : (
        <span className="full-name" data-testid="company-name" title={row.name}>
          {row.name}
        </span>
      )}
      {row.parentName === null && row.contacts.length === 0 ? null : (
        <span className="third-line">
          <ContactBadge offices={row.contacts} office={office} />
          {row.parentName === null ? null : (
            <span className="small muted" title={row.parentName}>
              {zhTargets.group(row.parentName)}
            </span>
          )}
        </span>
      )}
    </div>
  );
}

function SegmentCell({ row }: { row: TargetRow }) {
  const slug = row.segmentId.split('/')[1] ?? '';
  return (
    <div role="cell" className="cell">
      <Link className="segment-name" to={`/c/${row.chainId}/s/${slug}`}>
        {row.segmentName}
      </Link>
      <span className="small muted">
        {row.gapKind ? <span className={`kind-tag kind-${kindClass[row.gapKind]}`}>{zh.kind[row.gapKind]}</span> : null}
        {row.chainName}
      </span>
    </div>
  );
}

const kindClass = { 强: 'strengthen', 补: 'fill', 延: 'extend', 建: 'build', 待核: 'verify' } as const;

function RegisterCell({ row }: { row: TargetRow }) {
  const honours = newestHonours(row.honours);
  const shown = honours.slice(0, row.hasSignal ? TAGS_SHOWN - 1 : TAGS_SHOWN);
  const further = honours.slice(shown.length);
  return (
    <div role="cell" className="cell tags">
      {row.hasSignal ? <span className="tag signal">{zhTargets.signal}</span> : null}
      {shown.map((honour) => (
        <span key={honour.kind} className={`tag ${honour.kind}`} title={honour.note ?? undefined}>
          {honourText(honour)}
        </span>
      ))}
      {further.length === 0 ? null : (
        <span className="small muted num" title={further.map(honourText).join('；')}>
          +{further.length}
        </span>
      )}
      {honours.length === 0 && !row.hasSignal ? <span className="small muted">{zhCompany.none}</span> : null}
    </div>
  );
}

function FitCell({ fit }: { fit: TargetRow['fit'] }) {
  const score = fit.score * FIT_POINTS;
  return (
    <div role="cell" className="cell">
      <span className="score">
        <b className="num">{points(score)}</b>
        <span className="score-bar" aria-hidden="true">
          <span className={fit.origin} style={{ width: `${Math.min(100, Math.max(0, score))}%` }} />
        </span>
      </span>
      <span className="small num">
        <span className={`origin ${fit.origin}`}>{zh.origin[fit.origin]}</span>
        <span className="muted">
          {fit.probability === null
            ? zhTargets.noProbability
            : zhTargets.probability(percent(shownProbability(fit.probability)))}
        </span>
      </span>
    </div>
  );
}

function EvidenceCell({ row }: { row: TargetRow }) {
  const { terms } = row.fit;
  const further = terms.length - TERMS_SHOWN;
  return (
    <div role="cell" className="cell">
      <span className="terms">
        {terms.slice(0, TERMS_SHOWN).map(({ term }) => (
          <mark key={term}>{term}</mark>
        ))}
        {further > 0 ? <span className="small muted num">+{further}</span> : null}
      </span>
      <span className="small evidence" title={row.evidence}>
        {row.evidence}
      </span>
    </div>
  );
}

/** Drawn again only when its own row changes: scrolling draws the rows that come into sight. */
export const TargetLine = memo(function TargetLine({
  row,
  at,
  isOpen,
  isRobust,
  office,
  detailId,
  onToggle,
}: LineProps) {
  const { attractiveness, interval } = row;
  return (
    <div role="row" aria-rowindex={at + 2} data-testid="target-row" className={`target-line${isOpen ? ' open' : ''}`}>
      <div role="cell" className="cell num muted">
        {at + 1}
      </div>
      <div role="cell" className="cell num">
        <span className="rank-line">
          <b>{row.rank}</b>
          {isRobust ? (
            <span className="robust-tag" title={zhTargets.robustHelp}>
              {robustWords.tag}
            </span>
          ) : null}
        </span>
        {interval ? <span className="small muted">{zhTargets.interval(interval.best, interval.worst)}</span> : null}
      </div>
      <CompanyCell row={row} office={office} />
      <div role="cell" className="cell">
        {row.regionName}
      </div>
      <SegmentCell row={row} />
      <RegisterCell row={row} />
      <FitCell fit={row.fit} />
      <div role="cell" className="cell num">
        <b>{points(attractiveness.score)}</b>
        <span className="small muted">{zhTargets.range(points(attractiveness.low), points(attractiveness.high))}</span>
      </div>
      <EvidenceCell row={row} />
      <div role="cell" className="cell small num">
        {row.asOf}
      </div>
      <div role="cell" className="cell no-print">
        <button
          type="button"
          className="button expand"
          aria-expanded={isOpen}
          aria-controls={isOpen ? detailId : undefined}
          aria-label={zhTargets.expand(row.shortName ?? row.name)}
          onClick={() => onToggle(row, at)}
        >
          {zh.action.reasons}
          <span aria-hidden="true">{isOpen ? '▴' : '▾'}</span>
        </button>
      </div>
    </div>
  );
});
