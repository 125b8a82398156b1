/** The institution the user acts for, remembered on this computer. */
import { useState } from 'react';

const KEY = 'liantu.office';

function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

export function useOffice(): readonly [string, (office: string) => void] {
  const [office, setOffice] = useState(remembered);
  const change = (next: string): void => {
    setOffice(next);
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Storage is switched off: the name is simply asked for again next time.
    }
  };
  return [office, change];
}
