/** One box over segments, products, companies and codes. Ctrl K or / brings it up from anywhere. */
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { SearchHitView } from '../api/client.ts';
import { useSearch } from '../api/queries.ts';
import { zh } from '../i18n/zh-cn.ts';
import './search-box.css';

function addressOf(hit: SearchHitView): string {
  switch (hit.type) {
    case 'segment': {
      const [chain, slug] = hit.id.split('/');
      return `/c/${chain}/s/${slug}`;
    }
    case 'chain':
      return `/c/${hit.id}/map`;
    case 'company':
      return `/e/${hit.id}`;
    case 'region':
      return `/targets?region=${hit.id}`;
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);

/** Focuses the box on Ctrl K, and on / unless the user is typing. */
function useSearchKey(focus: () => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const isCtrlK = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      if (!isCtrlK && (event.key !== '/' || isTyping(event.target))) return;
      event.preventDefault();
      focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [focus]);
}

interface HitsProps {
  readonly listId: string;
  readonly hits: readonly SearchHitView[];
  /** Index of the hit that Enter opens. */
  readonly at: number;
  readonly isShown: boolean;
  readonly onChoose: (hit: SearchHitView) => void;
}

function Hits({ listId, hits, at, isShown, onChoose }: HitsProps) {
  return (
    <div id={listId} role="listbox" aria-label="搜索结果" className="search-hits card" hidden={!isShown}>
      {hits.map((hit, index) => (
        <div
          key={`${hit.type}:${hit.id}`}
          id={`${listId}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className="search-hit"
          onMouseDown={() => onChoose(hit)}
        >
          <span className="search-type">{zh.searchType[hit.type]}</span>
          <span>{hit.name}</span>
          <span className="muted">{hit.hint}</span>
        </div>
      ))}
      {hits.length === 0 ? <p className="muted search-none">{zh.search.none}</p> : null}
    </div>
  );
}

export function SearchBox() {
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const navigate = useNavigate();
  const hits = useSearch(useDeferredValue(text)).data?.hits ?? [];
  const [focus] = useState(() => () => input.current?.select());
  useSearchKey(focus);

  const go = (hit: SearchHitView | undefined): void => {
    if (!hit) return;
    setOpen(false);
    setText('');
    input.current?.blur();
    void navigate(addressOf(hit));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((at + step + hits.length) % Math.max(1, hits.length));
    } else if (event.key === 'Enter') go(hits[at]);
    else if (event.key === 'Escape') {
      setOpen(false);
      input.current?.blur();
    }
  };
  const isShown = isOpen && text.trim() !== '';
  return (
    <div className="search-box no-print">
      <input
        ref={input}
        data-testid="search-box"
        type="search"
        role="combobox"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={isShown && hits[at] ? `${listId}-${at}` : undefined}
        aria-label={zh.search.placeholder}
        placeholder={zh.search.placeholder}
        maxLength={200}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
        onKeyDown={onKeyDown}
      />
      <kbd>Ctrl K</kbd>
      <Hits listId={listId} hits={hits} at={at} isShown={isShown} onChoose={go} />
    </div>
  );
}
