/** Which chains, years and how many candidates. */
import { useOpenGaps } from '../../api/portfolio-queries.ts';
import { useChains } from '../../api/queries.ts';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { FormField } from './form-field.tsx';
import type { PortfolioForm } from './portfolio-form.ts';

export interface CardProps {
  readonly form: PortfolioForm;
  readonly onChange: (form: PortfolioForm) => void;
}

function GapCount({ chains }: { chains: readonly string[] }) {
  const gaps = useOpenGaps().data;
  if (!gaps) return null;
  const count = gaps.filter(({ chainId }) => chains.length === 0 || chains.includes(chainId)).length;
  return count === 0 ? (
    <p role="alert" className="field-fault">
      {words.scope.noGaps}
    </p>
  ) : (
    <p className="muted num">{words.scope.gaps(count)}</p>
  );
}

export function ScopeCard({ form, onChange }: CardProps) {
  const chains = useChains().data?.chains ?? [];
  const toggle = (id: string): void => {
    const chosen = form.chains.includes(id) ? form.chains.filter((one) => one !== id) : [...form.chains, id];
    onChange({ ...form, chains: chosen });
  };
  return (
    <section className="card block">
      <h2>{words.scope.title}</h2>
      <fieldset className="chain-choice">
        <legend>{words.scope.chains}</legend>
        {chains.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={form.chains.includes(id)} onChange={() => toggle(id)} /> {name}
          </label>
        ))}
      </fieldset>
      <GapCount chains={form.chains} />
      <div className="form-row">
        <FormField
          field="firstYear"
          label={words.scope.firstYear}
          value={form.firstYear}
          onChange={(firstYear) => onChange({ ...form, firstYear })}
        />
        <FormField
          field="yearCount"
          label={words.scope.yearCount}
          value={form.yearCount}
          onChange={(yearCount) => onChange({ ...form, yearCount })}
        />
        <FormField
          field="candidatesPerGap"
          label={words.scope.candidatesPerGap}
          value={form.candidatesPerGap}
          onChange={(candidatesPerGap) => onChange({ ...form, candidatesPerGap })}
        />
      </div>
    </section>
  );
}
