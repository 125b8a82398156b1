/** Keys of the map page. Nothing fires while somebody types or holds a modifier. */
import { useEffect, useRef } from 'react';

export interface MapKeys {
  readonly fit: () => void;
  /** @param at 0-4, in the order of the states. */
  readonly toggle: (at: number) => void;
  readonly escape: () => void;
  readonly help: () => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null;

export function useMapKeys(keys: MapKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const { fit, toggle, escape, help } = current.current;
      if (/^[1-5]$/.test(event.key)) toggle(Number(event.key) - 1);
      else if (event.key === 'f' || event.key === 'F') fit();
      else if (event.key === 'Escape') escape();
      else if (event.key === '?') help();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
