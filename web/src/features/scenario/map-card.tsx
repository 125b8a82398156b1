/** The chain map before and after, one at a time on the screen, both on paper. */
import { useMemo, useState } from 'react';
import type { ChainMap, MapSegment, ScenarioResultView } from '../../api/client.ts';
import { useChainMap, useChains } from '../../api/queries.ts';
import { Answer } from '../../components/answer.tsx';
import { layOutChain } from '../../graph-canvas/layout/lay-out-chain.ts';
import type { MapLayout } from '../../graph-canvas/layout/types.ts';
import { MapLegend } from '../../graph-canvas/map-legend.tsx';
import { RIBBONS_AT_REST } from '../../graph-canvas/layout/defaults.ts';
import { markBroken } from '../../graph-canvas/supply-marks.ts';
import { zhScenario as words } from '../../i18n/zh-scenario.ts';
import { movedIds, segmentsOn, type Side, touchedChains } from './map-states.ts';
import { StaticMap } from './static-map.tsx';

type Changes = ScenarioResultView['changes'];

const SIDES: readonly Side[] = ['before', 'after'];

interface SidesProps {
  readonly map: ChainMap;
  readonly changes: Changes;
  readonly side: Side;
  readonly isAnimated: boolean;
}

interface Picture {
  readonly side: Side;
  readonly segments: readonly MapSegment[];
  readonly layout: MapLayout;
}

/** The two pictures have their boxes in the same places; only states, counts and broken supplies differ. */
function picturesOf(map: ChainMap, changes: Changes): readonly Picture[] {
  return SIDES.map((side) => {
    const segments = segmentsOn(side, map, changes);
    return { side, segments, layout: layOutChain(segments, markBroken(segments, map.links)) };
  });
}

function MapSides({ map, changes, side, isAnimated }: SidesProps) {
  const moved = useMemo(() => movedIds(changes), [changes]);
  const pictures = useMemo(() => picturesOf(map, changes), [map, changes]);
  const shown = pictures.find((picture) => picture.side === side);
  const draw = (picture: Picture, isMoving: boolean) => (
    <StaticMap
      layout={picture.layout}
      segments={picture.segments}
      moved={moved}
      tierTitles={map.tierTitles}
      label={words.map.picture(map.chain.name, words.map.side[picture.side], moved.size)}
      isAnimated={isMoving}
    />
  );
  if (!shown) return null;
  return (
    <>
      {/* One picture that changes its states, so that a change can be seen to happen; paper gets both. */}
      <div className="table-frame no-print">{draw(shown, isAnimated)}</div>
      <div className="map-legends no-print">
        <MapLegend hiddenRibbons={Math.max(0, shown.layout.ribbons.length - RIBBONS_AT_REST)} />
        <span className="moved-legend muted">
          <i />
          {words.map.moved}
        </span>
      </div>
      {pictures.map((picture) => (
        <div key={picture.side} className="print-only picture-on-paper">
          <h3>{words.map.sideOf(map.chain.name, words.map.side[picture.side])}</h3>
          {draw(picture, false)}
        </div>
      ))}
    </>
  );
}

interface ControlsProps {
  readonly chains: ReturnType<typeof touchedChains>;
  readonly chain: string;
  readonly side: Side;
  readonly isAnimated: boolean;
  readonly onChain: (chain: string) => void;
  readonly onSide: (side: Side) => void;
  readonly onAnimated: (isAnimated: boolean) => void;
}

function Controls({ chains, chain, side, isAnimated, onChain, onSide, onAnimated }: ControlsProps) {
  const all = useChains().data?.chains ?? [];
  return (
    <div className="map-controls no-print">
      <label>
        {words.map.chain}{' '}
        <select className="field" value={chain} onChange={({ target }) => onChain(target.value)}>
          {chains.map(({ id, count }) => (
            <option key={id} value={id}>
              {words.map.chainOf(all.find((one) => one.id === id)?.name ?? id, count)}
            </option>
          ))}
        </select>
      </label>
      <span role="group" aria-label={words.map.sides} className="sides">
        {SIDES.map((one) => (
          <button key={one} type="button" className="button" aria-pressed={one === side} onClick={() => onSide(one)}>
            {words.map.side[one]}
          </button>
        ))}
      </span>
      <label>
        <input type="checkbox" checked={isAnimated} onChange={({ target }) => onAnimated(target.checked)} />{' '}
        {words.map.animated}
      </label>
    </div>
  );
}

function ChainSides({ chain, ...props }: Omit<SidesProps, 'map'> & { chain: string }) {
  return <Answer query={useChainMap(chain)}>{(map) => <MapSides map={map} {...props} />}</Answer>;
}

export function MapCard({ changes }: { changes: Changes }) {
  const chains = touchedChains(changes);
  const [asked, setAsked] = useState('');
  const [side, setSide] = useState<Side>('after');
  const [isAnimated, setAnimated] = useState(false);
  const chain = chains.find(({ id }) => id === asked)?.id ?? chains[0]?.id;
  if (chain === undefined) return null;
  return (
    <section className="card block scenario-map" data-testid="scenario-map">
      <h2>{words.map.title}</h2>
      <Controls {...{ chains, chain, side, isAnimated }} onChain={setAsked} onSide={setSide} onAnimated={setAnimated} />
      <ChainSides chain={chain} changes={changes} side={side} isAnimated={isAnimated} />
    </section>
  );
}
