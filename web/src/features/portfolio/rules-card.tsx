/** Rules of the choice and how long to look for it. */
import { useSegmentNames } from '../../api/scenario-queries.ts';
import { PickBox } from '../../components/pick-box.tsx';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { FormField } from './form-field.tsx';
import { RESOURCES } from './resources.ts';
import type { CardProps } from './scope-card.tsx';

const RULES = ['platformsPerGap', 'keptPercent', 'gapPercent', 'seconds', 'alternatives'] as const;

function MustClose({ form, onChange }: CardProps) {
  const segments = useSegmentNames().data?.segments ?? [];
  const chosen = form.mustClose.map(({ id, name }) => ({
    id,
    name: segments.find(({ segmentId }) => segmentId === id)?.segment ?? name,
  }));
  return (
    <div className="must-close">
      <h3>{words.rules.mustClose}</h3>
      {chosen.length === 0 ? null : (
        <ul className="chips">
          {chosen.map(({ id, name }) => (
            <li key={id}>
              {name}{' '}
              <button
                type="button"
                className="button"
                aria-label={words.needs.remove(name)}
                onClick={() => onChange({ ...form, mustClose: form.mustClose.filter((one) => one.id !== id) })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="pick-one">
        <PickBox
          type="segment"
          label={words.rules.addGap}
          onPick={({ id, name }) => {
            const others = form.mustClose.filter((one) => one.id !== id);
            onChange({ ...form, mustClose: [...others, { id, name }] });
          }}
        />
      </div>
    </div>
  );
}

export function RulesCard({ form, onChange }: CardProps) {
  return (
    <section className="card block">
      <h2>{words.rules.title}</h2>
      <div className="form-row">
        {RULES.map((key) => (
          <FormField
            key={key}
            field={key}
            label={words.rules[key]}
            value={form[key]}
            onChange={(value) => onChange({ ...form, [key]: value })}
          />
        ))}
        <label className="form-field">
          {words.rules.frontierOf}
          <select
            className="field"
            value={form.frontierOf}
            onChange={({ target }) => onChange({ ...form, frontierOf: target.value })}
          >
            <option value="">{words.rules.noFrontier}</option>
            {RESOURCES.map((resource) => (
              <option key={resource} value={resource}>
                {words.resource[resource]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <MustClose form={form} onChange={onChange} />
    </section>
  );
}
