/** The form, kept on this computer from one keystroke to the next. */
import { useState } from 'react';
import { emptyForm, parseForm, type PortfolioForm } from './portfolio-form.ts';

const KEY = 'liantu.portfolio-form';

const freshForm = (): PortfolioForm => emptyForm(new Date().getFullYear() + 1);

/** @returns `isDamaged`: something was stored that is no form. */
function readStored(): { form: PortfolioForm; isDamaged: boolean } {
  try {
    const stored = localStorage.getItem(KEY);
    const form = stored === null ? null : parseForm(stored);
    return { form: form ?? freshForm(), isDamaged: stored !== null && form === null };
  } catch {
    return { form: freshForm(), isDamaged: false };
  }
}

export function useStoredForm() {
  const [{ form, isDamaged }, setState] = useState(readStored);
  const change = (next: PortfolioForm): void => {
    setState({ form: next, isDamaged: false });
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // Storage is switched off or full: the form lives as long as the page.
    }
  };
  return { form, isDamaged, change, reset: () => change(freshForm()) };
}
