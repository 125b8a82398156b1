/** The keyword filter. One visit to the field is one step of the browser's history, however many letters it took. */
import { useEffect, useRef, useState } from 'react';
import { zhTargets } from '../../i18n/zh-targets.ts';
import type { TargetPatch } from './target-url.ts';

const PAUSE_MS = 350;

export function KeywordField({ value, patch }: { value: string; patch: TargetPatch }) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const isFirst = useRef(true);
  // The address changed from outside the field: back button, cleared filter.
  if (value !== seen) {
    setSeen(value);
    if (value !== text.trim()) setText(value);
  }
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === value) return undefined;
    const timer = setTimeout(() => {
      patch({ q: wanted }, isFirst.current ? 'push' : 'replace');
      isFirst.current = false;
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, patch]);
  return (
    <label className="filter grow">
      <span>{zhTargets.keyword}</span>
      <input
        className="field"
        type="search"
        maxLength={200}
        placeholder={zhTargets.keywordHint}
        value={text}
        onFocus={() => {
          isFirst.current = true;
        }}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}
