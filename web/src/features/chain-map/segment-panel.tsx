/** The panel for the chosen segment: the verdict, why, who is near, and whom to bring in. */
import { Link } from 'react-router';
import type { MapSegment, NeighbourView, PlanWord, SegmentDetail } from '../../api/client.ts';
import { useSegment } from '../../api/queries.ts';
import { Answer } from '../../components/answer.tsx';
import { StatusIcon, StatusTag } from '../../components/status-icon.tsx';
import { percent } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { slugOf } from './map-model.ts';
import { PanelTargets } from './panel-targets.tsx';

const LOCALS_SHOWN = 4;

function Neighbours({ neighbours }: { neighbours: readonly NeighbourView[] }) {
  if (neighbours.length === 0) return <>{zh.segment.none}</>;
  return (
    <ul className="panel-neighbours">
      {neighbours.map((one) => (
        <li key={one.segmentId}>
          <StatusIcon status={one.status} size={13} />
          <Link to={`/c/${one.chainId}/map?sel=${slugOf(one.segmentId)}`} title={zh.status[one.status]}>
            {one.name}
          </Link>
          <span className="muted num">{one.status === 'missing' ? zh.status.missing : one.localCount}</span>
        </li>
      ))}
    </ul>
  );
}

function Locals({ detail }: { detail: SegmentDetail }) {
  const { localCompanies } = detail;
  const rest = localCompanies.length - LOCALS_SHOWN;
  return (
    <>
      <b className="num">{zh.map.localCount(localCompanies.length)}</b>
      <ul className="panel-locals">
        {localCompanies.slice(0, LOCALS_SHOWN).map((company) => (
          <li key={company.id}>
            <Link to={`/e/${company.id}`} title={company.name}>
              {company.shortName ?? company.name}
            </Link>
          </li>
        ))}
        {rest > 0 ? (
          <li>
            <Link to={`/c/${detail.chainId}/s/${slugOf(detail.id)}`}>{zh.map.localMore(rest)}</Link>
          </li>
        ) : null}
      </ul>
    </>
  );
}

function PlanWords({ words, differs }: { words: readonly PlanWord[]; differs: boolean }) {
  if (words.length === 0) return null;
  return (
    <section>
      <h3>{zh.map.plan}</h3>
      <ul className="panel-plan">
        {words.map((word) => (
          <li key={`${word.line}:${word.phrase}`}>
            <q>{word.phrase}</q>
            <span className="muted num">
              {zh.map.planLine(word.section, word.line)}
              {word.action ? ` · ${word.verb} → ${zh.kind[word.action]}` : ` · ${zh.segment.present}`}
            </span>
          </li>
        ))}
      </ul>
      {differs ? <p className="panel-differs">{zh.segment.planDiffers}</p> : null}
    </section>
  );
}

function Facts({ detail }: { detail: SegmentDetail }) {
  const { presence } = detail;
  const rows = [
    [zh.segment.locals, <Locals key="locals" detail={detail} />],
    [zh.map.upstream, <Neighbours key="up" neighbours={detail.upstream} />],
    [zh.map.downstream, <Neighbours key="down" neighbours={detail.downstream} />],
  ] as const;
  return (
    <>
      <div className="panel-box">
        <b>{zh.map.basis}</b>
        <p>{detail.rule.sentence}</p>
        <p className="muted num">
          {zh.map.probability} {percent(presence.probability)} · {zh.segment.coverage} {percent(presence.coverage)}
        </p>
        <p className="muted num">
          {zh.segment.searched} {zh.segment.searchedValue(presence.searchedCompanies, presence.companiesWithText)}
        </p>
        {presence.override ? (
          <p>
            {zh.segment.override}：{presence.override.verdict}（
            {zh.segment.overrideBy(presence.override.office, presence.override.date)}）
          </p>
        ) : null}
      </div>
      <dl className="panel-facts">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export function SegmentPanel({ segment, onClose }: { segment: MapSegment; onClose: () => void }) {
  const query = useSegment(segment.id);
  const slug = slugOf(segment.id);
  const [chain = ''] = segment.id.split('/');
  return (
    <>
      <header className="panel-head">
        <h2>{segment.name}</h2>
        <button type="button" className="panel-close no-print" aria-label={zh.action.close} onClick={onClose}>
          ×
        </button>
      </header>
      <p className="panel-tags">
        <StatusTag status={segment.status} />
        {segment.kind ? <span className="kind-tag">{zh.kind[segment.kind]}</span> : null}
        <span className="muted">
          {segment.tier} · {segment.group}
        </span>
      </p>
      <p className="panel-links no-print">
        <Link className="button primary" data-testid="all-targets" to={`/targets?segment=${segment.id}`}>
          {zh.action.allTargets}
        </Link>
        <Link className="button" to={`/c/${chain}/s/${slug}`}>
          {zh.action.detail}
        </Link>
      </p>
      <Answer query={query} rows={4}>
        {(detail) => <Facts detail={detail} />}
      </Answer>
      <PanelTargets segmentId={segment.id} />
      {query.data ? <PlanWords words={query.data.plan} differs={query.data.planDiffers} /> : null}
    </>
  );
}
