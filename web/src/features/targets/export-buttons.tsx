/** CSV and XLSX of exactly what the list shows. */
import { useState } from 'react';
import type { TargetList } from '../../api/client.ts';
import { exportFileName } from '../../format/file-name.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { type ExportFormat, saveExport } from './save-export.ts';
import { listSubject, targetSheet } from './target-sheet.ts';

type State = { readonly step: 'idle' | 'busy' | 'failed' } | { readonly step: 'done'; readonly name: string };

const LABELS = { csv: zh.action.exportCsv, xlsx: zh.action.exportXlsx } as const;

function Report({ state }: { state: State }) {
  if (state.step === 'failed') {
    return (
      <span role="alert" className="export-failed">
        {zh.targets.exportFailed}
      </span>
    );
  }
  const words =
    state.step === 'busy' ? zh.targets.exporting : state.step === 'done' ? zh.targets.exported(state.name) : '';
  return (
    <span role="status" className="muted">
      {words}
    </span>
  );
}

/** @param isCurrent false while the rows on the screen are of an earlier question. */
export function ExportButtons({ list, isCurrent }: { list: TargetList; isCurrent: boolean }) {
  const [state, setState] = useState<State>({ step: 'idle' });
  const run = async (format: ExportFormat): Promise<void> => {
    setState({ step: 'busy' });
    try {
      const name = exportFileName(zh.targets.title, listSubject(list), list.version.asOf, format);
      await saveExport(targetSheet(list, new Date()), name, format);
      setState({ step: 'done', name });
    } catch {
      setState({ step: 'failed' });
    }
  };
  return (
    <div className="export-buttons no-print">
      <Report state={state} />
      {(['csv', 'xlsx'] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="button"
          data-testid={`export-${format}`}
          disabled={!isCurrent || state.step === 'busy' || list.rows.length === 0}
          onClick={() => void run(format)}
        >
          {LABELS[format]}
        </button>
      ))}
    </div>
  );
}
