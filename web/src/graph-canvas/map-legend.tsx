/** What the signs of the map mean. */
import { StatusIcon } from '../components/status-icon.tsx';
import { STATUS_ORDER } from '../components/status-shapes.ts';
import { zh } from '../i18n/zh-cn.ts';

interface MapLegendProps {
  /** Thin ribbons that are drawn only on selection. */
  readonly hiddenRibbons: number;
  /** Seen from far, numbers count segments. */
  readonly isFar?: boolean;
}

export function MapLegend({ hiddenRibbons, isFar = false }: MapLegendProps) {
  return (
    <div className="map-legend">
      {STATUS_ORDER.map((status) => (
        <span key={status} title={zh.statusHelp[status]}>
          <i className={`legend-box ${status}`}>
            <StatusIcon status={status} size={13} />
          </i>
          {zh.status[status]}
        </span>
      ))}
      <span className="muted">{isFar ? zh.map.legendCountFar : zh.map.legendCount}</span>
      <span className="muted">
        <i className="legend-ribbon" />
        {hiddenRibbons > 0 ? zh.map.legendRibbonSome(hiddenRibbons) : zh.map.legendRibbon}
      </span>
      <span className="muted">
        <i className="legend-broken" />
        {zh.map.legendBroken}
      </span>
    </div>
  );
}
