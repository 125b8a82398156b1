/** The columns of the list: one definition for the screen's header and for the fields of an export. */
import type { TargetRow } from '../../api/client.ts';
import type { ExportField } from '../../format/export-rows.ts';
import { honourText, newestHonours } from '../../format/honour.ts';
import { rounded } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhTargets } from '../../i18n/zh-targets.ts';

const { columns, fields } = zhTargets;

/** Fit is 0-1 within a segment; shown and exported as points of 100. */
export const FIT_POINTS = 100;

export interface TargetColumn {
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  /** The list can be ordered by it. */
  readonly sort?: 'fit' | 'attractiveness';
  /** What the column shows, field by field. */
  readonly fields: readonly ExportField<TargetRow>[];
}

/** A calibrated probability in whole hundredths; it is never certain. */
export const shownProbability = (probability: number): number =>
  Math.min(0.99, Math.max(0.01, rounded(probability, 2)));

const probability = ({ fit }: TargetRow): number | null =>
  fit.probability === null ? null : shownProbability(fit.probability);

/** Places that no weighting takes away. */
const ROBUST_TOP = 10;

/** 稳健前列: in a list of one segment that is longer than the top, the row is in it under every weighting. */
export const isRobust = ({ interval }: TargetRow, isOneOfMany: boolean): boolean =>
  isOneOfMany && interval !== null && interval.worst <= ROBUST_TOP;

export const robustWords = {
  tag: zhTargets.robust(ROBUST_TOP),
  count: (companies: string): string => zhTargets.robustCount(ROBUST_TOP, companies),
} as const;

/** Whether 稳健前列 says anything about a list: one segment, and more companies than the top has places. */
export const hasRobustTop = (total: number, isOneSegment: boolean): boolean => isOneSegment && total > ROBUST_TOP;

const interval = ({ interval }: TargetRow): string | null =>
  interval && zhTargets.interval(interval.best, interval.worst);

export const TARGET_COLUMNS: readonly TargetColumn[] = [
  { key: 'at', label: columns.at, fields: [{ label: columns.at, cell: (_, at) => at + 1 }] },
  {
    key: 'rank',
    label: columns.rank,
    help: zhTargets.intervalHelp,
    fields: [
      { label: columns.rank, cell: (row) => row.rank },
      { label: fields.interval, cell: interval },
    ],
  },
  {
    key: 'company',
    label: columns.company,
    fields: [
      { label: fields.name, cell: (row) => row.name },
      { label: fields.shortName, cell: (row) => row.shortName },
      { label: fields.stockCode, cell: (row) => row.stockCode },
      { label: fields.parent, cell: (row) => row.parentName },
      {
        label: zhTargets.contact,
        cell: (row) => row.contacts.map(({ office, date }) => `${office}（${date}）`).join('、'),
      },
    ],
  },
  { key: 'region', label: columns.region, fields: [{ label: columns.region, cell: (row) => row.regionName }] },
  {
    key: 'segment',
    label: columns.segment,
    fields: [
      { label: fields.chain, cell: (row) => row.chainName },
      { label: columns.segment, cell: (row) => row.segmentName },
      { label: fields.kind, cell: (row) => row.gapKind && zh.kind[row.gapKind] },
    ],
  },
  {
    key: 'registers',
    label: columns.registers,
    fields: [
      { label: columns.registers, cell: (row) => newestHonours(row.honours).map(honourText).join('；') },
      { label: fields.signal, cell: (row) => (row.hasSignal ? zhTargets.yes : zhTargets.no) },
    ],
  },
  {
    key: 'fit',
    label: columns.fit,
    help: zhTargets.fitHelp,
    sort: 'fit',
    fields: [
      { label: fields.fit, cell: (row) => rounded(row.fit.score * FIT_POINTS, 1) },
      { label: fields.probability, cell: probability },
      { label: fields.origin, cell: (row) => zh.origin[row.fit.origin] },
    ],
  },
  {
    key: 'attractiveness',
    label: columns.attractiveness,
    help: zhTargets.attractivenessHelp,
    sort: 'attractiveness',
    fields: [
      { label: fields.attractiveness, cell: (row) => rounded(row.attractiveness.score, 1) },
      { label: fields.low, cell: (row) => rounded(row.attractiveness.low, 1) },
      { label: fields.high, cell: (row) => rounded(row.attractiveness.high, 1) },
    ],
  },
  {
    key: 'evidence',
    label: columns.evidence,
    fields: [
      { label: fields.terms, cell: (row) => row.fit.terms.map(({ term }) => term).join('、') },
      { label: fields.evidence, cell: (row) => row.evidence },
    ],
  },
  { key: 'as-of', label: columns.asOf, fields: [{ label: columns.asOf, cell: (row) => row.asOf }] },
];
