/** One field of the portfolio form, with what is wrong with it. */
import { createContext, useContext, type ReactNode } from 'react';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import type { FormFault } from './check-form.ts';

/** Faults to show, by field; empty until the user has tried to start. */
export const FaultsShown = createContext<ReadonlyMap<string, FormFault>>(new Map());

export const elementId = (field: string): string => `pf-${field}`;

export function faultText({ code, least = 0, most }: FormFault): string {
  return code === 'out_of_range' ? words.fault.out_of_range(least, most) : words.fault[code];
}

/** Attributes that tie an input to its fault, and the fault in words. */
export function useFault(field: string): { readonly attributes: object; readonly note: ReactNode } {
  const fault = useContext(FaultsShown).get(field);
  const noteId = `${elementId(field)}-fault`;
  if (!fault) return { attributes: { id: elementId(field) }, note: null };
  return {
    attributes: { id: elementId(field), 'aria-invalid': true, 'aria-describedby': noteId },
    note: (
      <span id={noteId} className="field-fault">
        {faultText(fault)}
      </span>
    ),
  };
}

interface FormFieldProps {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function FormField({ field, label, value, onChange }: FormFieldProps) {
  const { attributes, note } = useFault(field);
  return (
    <label className="form-field">
      {label}
      <input
        {...attributes}
        className="field num"
        inputMode="decimal"
        maxLength={20}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {note}
    </label>
  );
}
