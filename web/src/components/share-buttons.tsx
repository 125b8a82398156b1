/** 复制链接 and 打印 of the page as it stands: its address holds its state. */
import { useState } from 'react';
import { zhPlanning as words } from '../i18n/zh-planning.ts';

/** Without a secure address the browser gives no clipboard: the link is shown to be copied by hand. */
export function ShareButtons() {
  const [state, setState] = useState<'idle' | 'copied' | 'by-hand'>('idle');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setState('copied');
    } catch {
      setState('by-hand');
    }
  };
  return (
    <>
      <button type="button" className="button no-print" onClick={() => void copy()}>
        {words.copyLink}
      </button>
      <button type="button" className="button no-print" onClick={() => window.print()}>
        {words.print}
      </button>
      <span role="status" className="share-note no-print">
        {state === 'copied' ? words.copied : null}
        {state === 'by-hand' ? (
          <label>
            {words.linkByHand}{' '}
            <input
              className="field"
              readOnly
              value={window.location.href}
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
          </label>
        ) : null}
      </span>
    </>
  );
}
