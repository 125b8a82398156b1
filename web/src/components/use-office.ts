/** The institution the user acts for, remembered on this computer and the same everywhere on the page. */
import { useSyncExternalStore } from 'react';

const KEY = 'liantu.office';

const listeners = new Set<() => void>();
/** What was typed while storage is switched off. */
let typed = '';

function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? typed;
  } catch {
    return typed;
  }
}

function remember(office: string): void {
  typed = office;
  try {
    localStorage.setItem(KEY, office);
  } catch {
    // Storage is switched off: the name is simply asked for again next time.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useOffice = (): readonly [string, (office: string) => void] => [
  useSyncExternalStore(subscribe, remembered),
  remember,
];
