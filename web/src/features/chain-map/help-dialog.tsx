/** The keys of the map page. */
import { useEffect, useRef } from 'react';
import { zh } from '../../i18n/zh-cn.ts';

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="help-dialog" aria-label={zh.action.help} onClose={onClose}>
      <h2>{zh.action.help}</h2>
      <dl>
        {zh.map.shortcuts.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button" onClick={onClose}>
        {zh.action.close}
      </button>
    </dialog>
  );
}
