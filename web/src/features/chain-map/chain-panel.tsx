/** The panel when nothing is chosen: what the data can judge, and the gaps to look at first. */
import { Link } from 'react-router';
import type { ChainMap } from '../../api/client.ts';
import { StatusIcon } from '../../components/status-icon.tsx';
import { percent } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { judged } from './map-model.ts';

export function ChainPanel({ map, onSelect }: { map: ChainMap; onSelect: (id: string) => void }) {
  const { chain } = map;
  return (
    <>
      <h2>{zh.map.topGaps}</h2>
      {chain.topGaps.length === 0 ? <p className="muted">{zh.map.noGaps}</p> : null}
      <ol className="panel-gaps">
        {chain.topGaps.map((gap) => (
          <li key={gap.segmentId}>
            <button type="button" data-testid="gap-row" onClick={() => onSelect(gap.segmentId)}>
              <span className="gap-line">
                <StatusIcon status={gap.status} />
                <b>{gap.name}</b>
                {gap.kind ? <span className="kind-tag">{zh.kind[gap.kind]}</span> : null}
                <span className="muted num gap-count">{zh.cockpit.targets(gap.targetCount)}</span>
              </span>
              <span className="muted gap-why">{gap.reason}</span>
            </button>
          </li>
        ))}
      </ol>
      {chain.leaders.length > 0 ? (
        <p className="panel-leaders" data-testid="panel-leaders">
          <Link to={`/c/${chain.id}/leaders`}>{zh.cockpit.leaders}</Link>
          {'：'}
          {chain.leaders
            .map(({ name, isConfirmed }) => `${name}${isConfirmed ? `（${zh.cockpit.confirmed}）` : ''}`)
            .join('、')}
        </p>
      ) : null}
      <p className="panel-box">{zh.map.coverage(judged(map), map.segments.length, percent(chain.coverage))}</p>
      <p className="muted">{map.description}</p>
      {map.externalLinks.length > 0 ? (
        <>
          <h3>{zh.map.external}</h3>
          <ul className="panel-external">
            {[
              ...new Map(map.externalLinks.map((link) => [`${link.otherChainId}:${link.otherName}`, link])).values(),
            ].map((link) => (
              <li key={`${link.from}>${link.to}`} className="muted">
                {link.otherChainName} · {link.otherName}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
