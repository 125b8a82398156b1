/** CSV, XLSX and JSON of exactly what a list shows. */
import { useState } from 'react';
import type { ExportSheet } from '../format/export-rows.ts';
import { exportFileName } from '../format/file-name.ts';
import { zh } from '../i18n/zh-cn.ts';
import { zhTargets } from '../i18n/zh-targets.ts';
import './export-buttons.css';
import { type ExportFormat, saveExport } from './save-export.ts';

type State = { readonly step: 'idle' | 'busy' | 'failed' } | { readonly step: 'done'; readonly name: string };

const LABELS = { csv: zh.action.exportCsv, xlsx: zh.action.exportXlsx, json: zhTargets.exportJson } as const;

function Report({ state }: { state: State }) {
  if (state.step === 'failed') {
    return (
      <span role="alert" className="export-failed">
        {zhTargets.exportFailed}
      </span>
    );
  }
  const words =
    state.step === 'busy' ? zhTargets.exporting : state.step === 'done' ? zhTargets.exported(state.name) : '';
  return (
    <span role="status" className="muted">
      {words}
    </span>
  );
}

interface ExportProps {
  /** What the list is, in the file's name and the sheet's. */
  readonly kind: string;
  /** What it is about, and the day of its data, in the file's name. */
  readonly subject: string;
  readonly asOf: string;
  readonly makeSheet: () => ExportSheet;
  /** False while the rows on the screen are of an earlier question, or there are none. */
  readonly isReady: boolean;
}

export function ExportButtons({ kind, subject, asOf, makeSheet, isReady }: ExportProps) {
  const [state, setState] = useState<State>({ step: 'idle' });
  const run = async (format: ExportFormat): Promise<void> => {
    setState({ step: 'busy' });
    try {
      const name = exportFileName(kind, subject, asOf, format);
      await saveExport(makeSheet(), name, format, kind);
      setState({ step: 'done', name });
    } catch {
      setState({ step: 'failed' });
    }
  };
  return (
    <div className="export-buttons no-print">
      <Report state={state} />
      {(['csv', 'xlsx', 'json'] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="button"
          data-testid={`export-${format}`}
          disabled={!isReady || state.step === 'busy'}
          onClick={() => void run(format)}
        >
          {LABELS[format]}
        </button>
      ))}
    </div>
  );
}
