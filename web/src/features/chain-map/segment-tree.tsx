/** The map as a tree for keyboard and screen reader: tiers, groups, segments. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ChainMap, MapSegment } from '../../api/client.ts';
import { StatusTag } from '../../components/status-icon.tsx';
import { zh } from '../../i18n/zh-cn.ts';
import { type MapFilter, slugOf } from './map-model.ts';
import { type TreeRow, treeRows } from './tree-rows.ts';

interface SegmentTreeProps {
  readonly map: ChainMap;
  readonly bright: ReadonlySet<string> | null;
  readonly filter: MapFilter;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  readonly onClear: () => void;
}

function filterWords({ statuses, gapsOnly }: MapFilter): string {
  return [...[...statuses].map((status) => zh.status[status]), ...(gapsOnly ? [zh.action.gapsOnly] : [])].join('、');
}

function LeafCells({ segment }: { segment: MapSegment }) {
  return (
    <>
      <span className="tree-name">{segment.name}</span>
      <StatusTag status={segment.status} />
      <span className="kind-cell">{segment.kind ? zh.kind[segment.kind] : ''}</span>
      <span className="muted num">{zh.cockpit.locals(segment.localCount)}</span>
    </>
  );
}

function RowCells({ row, isOpen }: { row: TreeRow; isOpen: boolean }) {
  if (row.type === 'leaf') return <LeafCells segment={row.segment} />;
  return (
    <>
      <span className="tree-mark" aria-hidden="true">
        {isOpen ? '▾' : '▸'}
      </span>
      <b>{row.title}</b>
      <span className="muted">{row.subtitle}</span>
      <span className="muted num">{zh.map.groupCount(row.count)}</span>
    </>
  );
}

/** Where an arrow key leads, or which branch it opens or shuts. */
function step(
  key: string,
  rows: readonly TreeRow[],
  at: number,
  closed: ReadonlySet<string>,
): { to: number } | { flip: string } | null {
  const row = rows[at];
  if (!row) return null;
  const last = rows.length - 1;
  if (key === 'ArrowDown') return { to: Math.min(last, at + 1) };
  if (key === 'ArrowUp') return { to: Math.max(0, at - 1) };
  if (key === 'Home') return { to: 0 };
  if (key === 'End') return { to: last };
  const isShut = closed.has(row.id);
  if (key === 'ArrowRight' && row.type === 'branch') return isShut ? { flip: row.id } : { to: Math.min(last, at + 1) };
  if (key !== 'ArrowLeft') return null;
  if (row.type === 'branch' && !isShut) return { flip: row.id };
  const parent = rows.findIndex(({ id }) => id === row.parent);
  return parent < 0 ? null : { to: parent };
}

function useTree({ map, bright, selected, onSelect }: SegmentTreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState(selected ?? '');
  const tree = useRef<HTMLDivElement>(null);
  const rows = treeRows(map, bright, closed);
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === active),
  );
  const flip = (id: string): void => {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  };
  const goTo = (to: number): void => {
    const id = rows[to]?.id ?? '';
    setActive(id);
    tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
  };
  const act = (row: TreeRow): void => {
    setActive(row.id);
    if (row.type === 'leaf') onSelect(row.id);
    else flip(row.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[at];
    if (row && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      act(row);
      return;
    }
    const move = step(event.key, rows, at, closed);
    if (!move) return;
    event.preventDefault();
    if ('to' in move) goTo(move.to);
    else flip(move.flip);
  };
  return { tree, rows, at, closed, act, onKeyDown };
}

export function SegmentTree(props: SegmentTreeProps) {
  const { map, filter, selected, onClear } = props;
  const { tree, rows, at, closed, act, onKeyDown } = useTree(props);
  useEffect(() => {
    if (selected === null) return;
    tree.current?.querySelector(`[data-row="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [tree, selected]);
  const hidden = props.bright === null ? 0 : map.segments.length - props.bright.size;
  return (
    <div className="tree-view">
      {hidden > 0 ? (
        <p className="tree-hidden">
          {rows.length === 0
            ? zh.map.allHidden(filterWords(filter))
            : `${zh.map.hidden(hidden)}（${filterWords(filter)}）`}
          <button type="button" className="button" onClick={onClear}>
            {zh.action.clear}
          </button>
        </p>
      ) : null}
      <div
        ref={tree}
        role="tree"
        aria-label={zh.map.tree(map.chain.name)}
        className="segment-tree card"
        hidden={rows.length === 0}
      >
        {rows.map((row, index) => (
          <div
            key={row.id}
            role="treeitem"
            data-row={row.id}
            data-testid={row.type === 'leaf' ? `segment-${slugOf(row.id)}` : undefined}
            className={`tree-row level-${row.level}`}
            aria-level={row.level}
            aria-posinset={row.place}
            aria-setsize={row.siblings}
            aria-selected={row.id === selected}
            aria-expanded={row.type === 'branch' ? !closed.has(row.id) : undefined}
            tabIndex={index === at ? 0 : -1}
            onClick={() => act(row)}
            onKeyDown={onKeyDown}
          >
            <RowCells row={row} isOpen={!closed.has(row.id)} />
          </div>
        ))}
      </div>
    </div>
  );
}
