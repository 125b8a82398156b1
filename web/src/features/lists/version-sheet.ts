/** What an export of a saved version holds: the columns on the screen, and who saved what from which data. */
import type { ContactMark, TargetListVersion } from '../../api/list-queries.ts';
import { localTime } from '../../format/date.ts';
import { type ExportField, type ExportSheet, exportSheet } from '../../format/export-rows.ts';
import { count, rounded } from '../../format/number.ts';
import { zhLists } from '../../i18n/zh-lists.ts';

type SavedRow = TargetListVersion['version']['rows'][number];

/** Fit is 0-1 within a segment; shown and exported as points of 100. */
export const FIT_POINTS = 100;

/** The columns of the screen; `contact` is who is in contact now, the rest is as saved. */
export function versionFields(contacts: readonly ContactMark[]): readonly ExportField<SavedRow>[] {
  const { columns } = zhLists;
  const offices = new Map(contacts.map((mark) => [mark.companyId, mark.offices]));
  return [
    { label: columns.at, cell: (row) => row.at },
    { label: columns.company, cell: (row) => row.companyName },
    { label: columns.segment, cell: (row) => row.segmentName },
    { label: columns.rank, cell: (row) => row.rank },
    { label: columns.fit, cell: (row) => rounded(row.fit * FIT_POINTS, 1) },
    { label: columns.value, cell: (row) => rounded(row.attractiveness, 1) },
    {
      label: zhLists.contact,
      cell: (row) => (offices.get(row.companyId) ?? []).map(({ office, date }) => `${office}（${date}）`).join('、'),
    },
  ];
}

/** @param at moment of the export, in the reader's time zone. */
export function versionSheet(saved: TargetListVersion, contacts: readonly ContactMark[], at: Date): ExportSheet {
  const { name, version } = saved;
  const { about } = zhLists;
  return exportSheet(
    [
      [about.list, `${name} · ${zhLists.version(version.number)}`],
      [about.office, version.office],
      [about.savedAt, localTime(new Date(version.savedAt))],
      [about.conditions, version.conditions.map(({ label, value }) => `${label}：${value}`).join('；')],
      [about.rows, about.rowsOf(count(version.rows.length), count(version.total))],
      [about.version, version.dataVersionId],
      [about.asOf, version.asOf],
      [about.weights, version.weightsId],
      [
        about.overrides,
        version.overrides
          .map((entry) => `${entry.segmentName} ${entry.verdict}（${entry.office}，${entry.date}）`)
          .join('；'),
      ],
      [about.exportedAt, localTime(at)],
    ],
    versionFields(contacts),
    version.rows,
  );
}
