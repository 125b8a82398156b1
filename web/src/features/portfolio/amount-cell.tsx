/** A cell of the resource tables: an amount, 不限, or nothing yet, which shows as such. */
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { useFault } from './form-field.tsx';
import { UNLIMITED } from './portfolio-form.ts';

interface AmountCellProps {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  /** What an empty cell says. */
  readonly empty: string;
  /** Whether an empty cell stands for something the user has still to set. */
  readonly isNeeded: boolean;
  readonly canBeUnlimited: boolean;
  readonly onChange: (value: string) => void;
}

export function AmountCell({ field, label, value, empty, isNeeded, canBeUnlimited, onChange }: AmountCellProps) {
  const { attributes, note } = useFault(field);
  const isUnlimited = value === UNLIMITED;
  return (
    <div className="amount-cell">
      <input
        {...attributes}
        className={`field num${isNeeded && value.trim() === '' ? ' not-set' : ''}`}
        inputMode="decimal"
        maxLength={20}
        aria-label={label}
        placeholder={empty}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {canBeUnlimited ? (
        <button
          type="button"
          className="button"
          aria-pressed={isUnlimited}
          aria-label={`${label} ${words.platforms.unlimited}`}
          onClick={() => onChange(isUnlimited ? '' : UNLIMITED)}
        >
          {words.platforms.unlimited}
        </button>
      ) : null}
      {note}
    </div>
  );
}
