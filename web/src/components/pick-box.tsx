/** A search whose hits of one type are chosen into a form, not opened. */
import { useDeferredValue, useState } from 'react';
import type { SearchHitView } from '../api/client.ts';
import { usePick } from '../api/scenario-queries.ts';
import { zhPlanning as words } from '../i18n/zh-planning.ts';
import './planning.css';

const MOST_SHOWN = 6;

interface PickBoxProps {
  readonly type: SearchHitView['type'];
  readonly label: string;
  readonly onPick: (hit: SearchHitView) => void;
}

export function PickBox({ type, label, onPick }: PickBoxProps) {
  const [text, setText] = useState('');
  const asked = useDeferredValue(text);
  const { data, isPlaceholderData } = usePick(asked);
  // Hits of what was typed before are shown until the new ones come, but cannot be chosen by a hasty Enter.
  const isOld = isPlaceholderData || asked !== text;
  const hits = (data?.hits ?? []).filter((hit) => hit.type === type).slice(0, MOST_SHOWN);
  const choose = (hit: SearchHitView | undefined): void => {
    if (!hit) return;
    setText('');
    onPick(hit);
  };
  return (
    <div className="pick-box no-print">
      <input
        className="field"
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={80}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isOld) choose(hits[0]);
          else if (event.key === 'Escape') setText('');
        }}
      />
      {text.trim() === '' || data === undefined ? null : (
        <ul className="pick-hits card">
          {hits.map((hit) => (
            <li key={hit.id}>
              <button type="button" disabled={isOld} onClick={() => choose(hit)}>
                {hit.name} <span className="muted">{hit.hint}</span>
              </button>
            </li>
          ))}
          {hits.length === 0 ? <li className="muted">{words.noHits}</li> : null}
        </ul>
      )}
    </div>
  );
}
