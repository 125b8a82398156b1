/** 缺口图谱: the chain as a map or a list, with the chosen segment beside it. */
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import type { ChainMap } from '../../api/client.ts';
import { useChainMap } from '../../api/queries.ts';
import { Answer, Skeleton } from '../../components/answer.tsx';
import { DroppedNotice } from '../../components/dropped-notice.tsx';
import { usePageTitle } from '../../components/page-title.ts';
import { STATUS_ORDER } from '../../components/status-shapes.ts';
import { useUrlState } from '../../components/url-state.ts';
import { layOutChain } from '../../graph-canvas/layout/lay-out-chain.ts';
import { MapCanvas } from '../../graph-canvas/map-canvas.tsx';
import { createMapView } from '../../graph-canvas/map-view.ts';
import { MiniMap } from '../../graph-canvas/mini-map.tsx';
import { countCards, detailOf, markBroken } from '../../graph-canvas/supply-marks.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { ChainPanel } from './chain-panel.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { MAP_ADDRESS, type MapKey, readStatuses, toggleStatus } from './map-address.ts';
import { MapHeader } from './map-header.tsx';
import { filterSegments, slugOf } from './map-model.ts';
import { SegmentNote } from './segment-note.tsx';
import { SegmentPanel } from './segment-panel.tsx';
import { SidePanel } from './side-panel.tsx';
import { useMapKeys } from './use-map-keys.ts';
import './chain-map-page.css';

/** Apart, so that the map, which comes first, does not wait for it. */
const SegmentTree = lazy(async () => ({ default: (await import('./segment-tree.tsx')).SegmentTree }));

/** Everything derived from the answer alone. */
function usePicture({ segments, links }: ChainMap) {
  return useMemo(() => {
    const marked = markBroken(segments, links);
    return {
      links: marked,
      layout: layOutChain(segments, marked),
      notes: countCards(segments),
      nodes: segments.map((segment) => ({
        id: segment.id,
        label: segment.shortName,
        status: segment.status,
        count: segment.localCount,
        detail: detailOf(segment),
      })),
      statusOf: new Map(segments.map(({ id, status }) => [id, status])),
      byId: new Map(segments.map((segment) => [segment.id, segment])),
    };
  }, [segments, links]);
}

type Picture = ReturnType<typeof usePicture>;

function useAddress(map: ChainMap) {
  const { values, dropped, patch } = useUrlState<MapKey>(MAP_ADDRESS);
  const { sel, status, gaps, view } = values;
  const selected = map.segments.find(({ id }) => slugOf(id) === sel);
  const filter = useMemo(() => ({ statuses: readStatuses(status), gapsOnly: gaps === '1' }), [status, gaps]);
  const bright = useMemo(() => filterSegments(map.segments, filter), [map.segments, filter]);
  const notes = sel !== undefined && !selected ? [...dropped, zh.map.noSegment(sel)] : dropped;
  const select = useCallback((id: string | null) => patch({ sel: id === null ? undefined : slugOf(id) }), [patch]);
  return {
    selected,
    filter,
    bright,
    dropped: notes,
    select,
    view: view === 'list' ? ('list' as const) : ('map' as const),
    setView: (next: 'map' | 'list') => patch({ view: next === 'map' ? undefined : next }),
    toggle: (at: number) => {
      const one = STATUS_ORDER[at];
      if (one) patch({ status: toggleStatus(status, one) });
    },
    toggleGaps: () => patch({ gaps: gaps === '1' ? undefined : '1' }),
    clear: () => patch({ status: undefined, gaps: undefined }),
  };
}

type Address = ReturnType<typeof useAddress>;

function Stage({
  map,
  picture,
  address,
  view,
}: {
  map: ChainMap;
  picture: Picture;
  address: Address;
  view: ReturnType<typeof createMapView>;
}) {
  const describe = (id: string) => {
    const segment = picture.byId.get(id);
    return segment ? <SegmentNote segment={segment} /> : null;
  };
  if (address.view === 'list') {
    return (
      <Suspense fallback={<Skeleton rows={8} />}>
        <SegmentTree
          map={map}
          bright={address.bright}
          filter={address.filter}
          selected={address.selected?.id ?? null}
          onSelect={address.select}
          onClear={address.clear}
        />
      </Suspense>
    );
  }
  return (
    <MapCanvas
      layout={picture.layout}
      nodes={picture.nodes}
      links={picture.links}
      tierTitles={map.tierTitles}
      notes={picture.notes}
      selected={address.selected?.id ?? null}
      bright={address.bright}
      view={view}
      onSelect={address.select}
      describe={describe}
      label={zh.map.canvas(map.chain.name, map.segments.length)}
    />
  );
}

function LoadedMap({ map }: { map: ChainMap }) {
  usePageTitle(`${map.chain.name} · ${zh.nav.map}`);
  const picture = usePicture(map);
  const address = useAddress(map);
  const [view] = useState(createMapView);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useMapKeys({
    fit: () => view.handle.current?.fit(),
    toggle: address.toggle,
    escape: () => (isHelpOpen ? setHelpOpen(false) : address.select(null)),
    help: () => setHelpOpen((open) => !open),
  });
  const mini =
    address.view === 'map' ? (
      <MiniMap
        layout={picture.layout}
        statusOf={picture.statusOf}
        selected={address.selected?.id ?? null}
        view={view}
      />
    ) : null;
  return (
    <div className="map-page">
      <MapHeader map={map} address={address} onHelp={() => setHelpOpen(true)} />
      <DroppedNotice dropped={address.dropped} />
      <div className="map-body">
        <div className="map-stage">
          <Stage map={map} picture={picture} address={address} view={view} />
        </div>
        <SidePanel mini={mini}>
          {address.selected ? (
            <SegmentPanel key={address.selected.id} segment={address.selected} onClose={() => address.select(null)} />
          ) : (
            <ChainPanel map={map} onSelect={address.select} />
          )}
        </SidePanel>
      </div>
      {isHelpOpen ? <HelpDialog onClose={() => setHelpOpen(false)} /> : null}
    </div>
  );
}

export function ChainMapPage() {
  const { chain = '' } = useParams();
  return (
    <Answer query={useChainMap(chain)} rows={10}>
      {(map) => <LoadedMap key={map.chain.id} map={map} />}
    </Answer>
  );
}
