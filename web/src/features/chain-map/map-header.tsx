/** The row above the map: which chain, as of when, how many of each state, and how it is shown. */
import { useNavigate } from 'react-router';
import type { ChainMap } from '../../api/client.ts';
import { useChains } from '../../api/queries.ts';
import { StatusIcon } from '../../components/status-icon.tsx';
import { STATUS_ORDER } from '../../components/status-shapes.ts';
import { zh } from '../../i18n/zh-cn.ts';
import type { MapFilter } from './map-model.ts';

export interface HeaderAddress {
  readonly filter: MapFilter;
  readonly view: 'map' | 'list';
  readonly setView: (view: 'map' | 'list') => void;
  readonly toggle: (at: number) => void;
  readonly toggleGaps: () => void;
}

function StatusChips({ map, address }: { map: ChainMap; address: HeaderAddress }) {
  return (
    <div className="status-chips" role="group" aria-label={zh.map.statusFilter}>
      {STATUS_ORDER.map((status, at) => (
        <button
          key={status}
          type="button"
          className={`status-chip ${status}`}
          data-testid={`status-chip-${status}`}
          aria-pressed={address.filter.statuses.has(status)}
          title={`${zh.statusHelp[status]}（${at + 1}）`}
          onClick={() => address.toggle(at)}
        >
          <StatusIcon status={status} />
          {zh.status[status]}
          <b className="num">{map.chain.counts[status]}</b>
        </button>
      ))}
    </div>
  );
}

function ChainSelect({ chain }: { chain: string }) {
  const navigate = useNavigate();
  const { data } = useChains();
  if (!data) return null;
  return (
    <select
      className="field"
      aria-label={zh.map.chooseChain}
      value={chain}
      onChange={(event) => void navigate(`/c/${event.target.value}/map`)}
    >
      {(['manufacturing', 'emerging', 'service'] as const).map((category) => (
        <optgroup key={category} label={zh.category[category]}>
          {data.chains
            .filter((one) => one.category === category)
            .map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}

export function MapHeader({ map, address, onHelp }: { map: ChainMap; address: HeaderAddress; onHelp: () => void }) {
  const { data } = useChains();
  const place = data ? `${data.city.name} · ` : '';
  return (
    <header className="map-head">
      <h1>{map.chain.name}</h1>
      <span className="muted num map-date">
        {place}
        {zh.map.asOf(map.version.asOf)}
      </span>
      <StatusChips map={map} address={address} />
      <div className="map-actions no-print">
        <ChainSelect chain={map.chain.id} />
        <button type="button" className="button" aria-pressed={address.filter.gapsOnly} onClick={address.toggleGaps}>
          {zh.action.gapsOnly}
        </button>
        <div className="view-switch" role="group" aria-label={zh.map.views}>
          {(['map', 'list'] as const).map((view) => (
            <button
              key={view}
              type="button"
              className="button"
              data-testid={`view-${view}`}
              aria-pressed={address.view === view}
              onClick={() => address.setView(view)}
            >
              {zh.action[view]}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="button"
          aria-label={zh.action.help}
          title={`${zh.action.help}（?）`}
          onClick={onHelp}
        >
          ?
        </button>
      </div>
    </header>
  );
}
