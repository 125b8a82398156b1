/** A number that is taken over when the field is left or Enter pressed; what is no number in range falls back. */
interface NumberFieldProps {
  readonly label: string;
  /** Undefined: not set. */
  readonly value: number | undefined;
  readonly min: number;
  readonly max?: number;
  readonly step?: number | 'any';
  readonly isOptional?: boolean;
  readonly disabled: boolean;
  readonly onCommit: (value: number | undefined) => void;
}

export function NumberField({ label, value, min, max, step, isOptional, disabled, onCommit }: NumberFieldProps) {
  const commit = (input: HTMLInputElement): void => {
    const isEmpty = input.value.trim() === '' && !input.validity.badInput;
    const next = isEmpty ? undefined : Number(input.value);
    if (!input.validity.valid || (isEmpty && isOptional !== true)) input.value = value === undefined ? '' : `${value}`;
    else if (next !== value) onCommit(next);
  };
  return (
    <label className="landing-field">
      {label}
      <input
        key={value}
        className="field num"
        type="number"
        min={min}
        max={max}
        step={step ?? 1}
        defaultValue={value}
        disabled={disabled}
        onBlur={(event) => commit(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </label>
  );
}
