/** 驾驶舱: every chain with its states, what the data can judge, and the gaps to act on first. */
import { Link } from 'react-router';
import type { ChainList, ChainSummary, GapLine, SegmentStatusName, StatusCounts } from '../../api/client.ts';
import { useChains } from '../../api/queries.ts';
import { Answer } from '../../components/answer.tsx';
import { usePageTitle } from '../../components/page-title.ts';
import { StatusIcon, StatusTag } from '../../components/status-icon.tsx';
import { percent } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';
import './cockpit-page.css';

const STATUSES: readonly SegmentStatusName[] = ['missing', 'weak', 'extendable', 'strong', 'unknown'];
const CATEGORIES = ['manufacturing', 'emerging', 'service'] as const;

function totals(chains: readonly ChainSummary[]): StatusCounts {
  const sum = (status: SegmentStatusName): number => chains.reduce((count, chain) => count + chain.counts[status], 0);
  return {
    missing: sum('missing'),
    weak: sum('weak'),
    extendable: sum('extendable'),
    strong: sum('strong'),
    unknown: sum('unknown'),
  };
}

/** Shares of the five states as one bar; the numbers stand beside it, so colour carries nothing alone. */
function StatusBar({ counts }: { counts: StatusCounts }) {
  return (
    <div className="status-bar" aria-hidden="true">
      {STATUSES.filter((status) => counts[status] > 0).map((status) => (
        <span key={status} className={status} style={{ flexGrow: counts[status] }} />
      ))}
    </div>
  );
}

function GapItem({ gap }: { gap: GapLine }) {
  const slug = gap.segmentId.split('/')[1] ?? '';
  return (
    <li>
      <Link className="gap-row" data-testid="gap-row" to={`/c/${gap.chainId}/map?sel=${slug}`} title={gap.reason}>
        <StatusIcon status={gap.status} />
        <span className="gap-name">{gap.name}</span>
        {gap.kind ? <span className="kind">{zh.kind[gap.kind]}</span> : null}
        <span className="muted num gap-targets">{zh.cockpit.targets(gap.targetCount)}</span>
        <span className="muted gap-reason">{gap.reason}</span>
      </Link>
    </li>
  );
}

function ChainCard({ chain }: { chain: ChainSummary }) {
  return (
    <article className="chain-card card" data-testid={`chain-card-${chain.id}`}>
      <header>
        <h3>
          <Link to={`/c/${chain.id}/map`}>{chain.name}</Link>
        </h3>
        <span className="muted num">
          {zh.cockpit.segments(chain.segmentCount)} · {zh.cockpit.locals(chain.localCompanyCount)}
        </span>
      </header>
      <StatusBar counts={chain.counts} />
      <ul className="chain-counts">
        {STATUSES.map((status) => (
          <li key={status} title={`${zh.status[status]}：${zh.statusHelp[status]}`}>
            <StatusIcon status={status} />
            <span>{zh.status[status]}</span>
            <b className="num">{chain.counts[status]}</b>
          </li>
        ))}
      </ul>
      <p className="muted chain-facts">
        {zh.cockpit.coverage(percent(chain.coverage))}，{zh.cockpit.unknown(percent(chain.unknownShare))}
        {chain.depth === 'plan' ? `；${zh.cockpit.planDepth}` : ''}
        {chain.boxed ? '' : `；${zh.cockpit.notBoxed}`}
      </p>
      {chain.topGaps.length > 0 ? (
        <ul className="chain-gaps" aria-label={zh.cockpit.topGaps}>
          {chain.topGaps.map((gap) => (
            <GapItem key={gap.segmentId} gap={gap} />
          ))}
        </ul>
      ) : (
        <p className="muted">{zh.cockpit.noGaps}</p>
      )}
      {chain.leaders.length > 0 ? (
        <p className="chain-leaders">
          <Link className="muted" to={`/c/${chain.id}/leaders`}>
            {zh.cockpit.leaders}
          </Link>
          {chain.leaders.map(({ id, name, reason, isConfirmed }) => (
            <Link key={id} to={`/e/${id}`} title={reason}>
              {name}
              {isConfirmed ? `（${zh.cockpit.confirmed}）` : ''}
            </Link>
          ))}
        </p>
      ) : null}
    </article>
  );
}

function Overview({ list }: { list: ChainList }) {
  usePageTitle(zh.nav.cockpit);
  const counts = totals(list.chains);
  return (
    <div className="cockpit">
      <header className="cockpit-head">
        <h1>{zh.cockpit.cityOf(list.city.name)}</h1>
        <ul className="cockpit-totals" aria-label={zh.cockpit.totals}>
          {STATUSES.map((status) => (
            <li key={status}>
              <StatusTag status={status} count={counts[status]} />
            </li>
          ))}
        </ul>
        <Link to="/priority">{zh.cockpit.priority}</Link>
        <Link to="/verify">{zh.cockpit.verify}</Link>
        <span className="muted num">{zh.cockpit.dataLine(list.version.id, list.version.asOf)}</span>
      </header>
      {CATEGORIES.map((category) => (
        <section key={category} aria-labelledby={`category-${category}`}>
          <h2 id={`category-${category}`}>{zh.category[category]}</h2>
          <div className="chain-grid">
            {list.chains
              .filter((chain) => chain.category === category)
              .map((chain) => (
                <ChainCard key={chain.id} chain={chain} />
              ))}
          </div>
        </section>
      ))}
    </div>
  );
}

export function CockpitPage() {
  return (
    <Answer query={useChains()} rows={10}>
      {(list) => <Overview list={list} />}
    </Answer>
  );
}
