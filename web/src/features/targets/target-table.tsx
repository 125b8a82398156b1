/** The ranked list as a table of which only the rows in sight are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ComponentProps, useCallback, useId, useRef, useState } from 'react';
import type { TargetList, TargetRow } from '../../api/client.ts';
import { useOffice } from '../../components/use-office.ts';
import { zhTargets } from '../../i18n/zh-targets.ts';
import { hasRobustTop, isRobust, TARGET_COLUMNS, type TargetColumn } from './target-columns.ts';
import { TargetReasons } from './target-reasons.tsx';
import { TargetLine } from './target-row.tsx';
import { isOneSegment } from './target-sheet.ts';
import type { TargetPatch } from './target-url.ts';

/**
 * Height of a closed row with its line, px, as targets.css sets it. Only open rows are measured: measuring every row that
 * comes into sight places all rows below it anew, which 50,000 rows make felt.
 */
const ROW_PX = 69;
const OVERSCAN = 8;

const keyOf = (row: TargetRow): string => `${row.companyId}|${row.segmentId}`;

type Sort = 'fit' | 'attractiveness';

function HeaderCell({ column, sort, patch }: { column: TargetColumn; sort: Sort; patch: TargetPatch }) {
  const { sort: by } = column;
  if (by === undefined) {
    return (
      <div role="columnheader" className="cell" title={column.help}>
        {column.label}
      </div>
    );
  }
  const isSorted = by === sort;
  return (
    <div role="columnheader" className="cell" title={column.help} aria-sort={isSorted ? 'descending' : 'none'}>
      <button type="button" className="sort" onClick={() => patch({ sort: by === 'fit' ? undefined : by })}>
        {column.label}
        <span aria-hidden="true">{isSorted ? ' ↓' : ' ↕'}</span>
      </button>
    </div>
  );
}

function HeaderRow({ sort, patch }: { sort: Sort; patch: TargetPatch }) {
  return (
    <div role="rowgroup" className="target-header">
      <div role="row" aria-rowindex={1} className="target-line">
        {TARGET_COLUMNS.map((column) => (
          <HeaderCell key={column.key} column={column} sort={sort} patch={patch} />
        ))}
        <div role="columnheader" className="cell no-print">
          {zhTargets.columns.reasons}
        </div>
      </div>
    </div>
  );
}

/** Which rows show their reasons. */
function useOpenRows() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string): void => {
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  return { open, toggle };
}

interface ItemProps extends ComponentProps<typeof TargetLine> {
  /** Distance from the top of the list, px. */
  readonly start: number;
  readonly measure: (element: Element | null) => void;
}

function TableItem({ start, measure, ...line }: ItemProps) {
  const { row, at, isOpen, detailId } = line;
  return (
    <div
      role="rowgroup"
      ref={isOpen ? measure : undefined}
      data-index={at}
      className={isOpen ? 'target-item open' : 'target-item'}
      style={{ transform: `translateY(${start}px)` }}
    >
      <TargetLine {...line} />
      {isOpen ? (
        <div role="row" id={detailId}>
          <div role="cell" aria-colspan={TARGET_COLUMNS.length + 1}>
            <TargetReasons row={row} />
          </div>
        </div>
      ) : null}
    </div>
  );
}

export function TargetTable({ list, sort, patch }: { list: TargetList; sort: Sort; patch: TargetPatch }) {
  const scroll = useRef<HTMLDivElement>(null);
  const tableId = useId();
  const { open, toggle } = useOpenRows();
  const [office] = useOffice();
  const { rows } = list;
  const isOneOfMany = hasRobustTop(list.total, isOneSegment(list));
  // oxlint-disable-next-line react/incompatible-library -- no React Compiler in this build, nothing is memoized
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: (at) => {
      const row = rows[at];
      return row ? keyOf(row) : at;
    },
  });
  const onToggle = useCallback(
    (row: TargetRow, at: number): void => {
      // An open row was measured; closed it has the common height again.
      virtual.resizeItem(at, ROW_PX);
      toggle(keyOf(row));
    },
    [virtual, toggle],
  );
  return (
    <div ref={scroll} className="target-scroll card">
      <div role="table" aria-label={zhTargets.title} aria-rowcount={rows.length + 1} className="target-table">
        <HeaderRow sort={sort} patch={patch} />
        <div className="target-body" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <TableItem
                key={key}
                {...{ row, start, office, onToggle }}
                at={index}
                isOpen={open.has(keyOf(row))}
                isRobust={isRobust(row, isOneOfMany)}
                detailId={`${tableId}-${index}`}
                measure={virtual.measureElement}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
