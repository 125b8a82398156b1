/** What the scenario takes for granted, in the user's own lines. */
import { zhScenario as words } from '../../i18n/zh-scenario.ts';
import type { BasketProps } from './basket.tsx';

/** Limits of the contract. */
const MOST_LINES = 30;
const LONGEST_LINE = 300;

function Assumptions({ view: { content }, disabled, onChange }: BasketProps) {
  if (disabled) {
    return (
      <ul className="assumptions">
        {content.assumptions.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    );
  }
  const text = content.assumptions.join('\n');
  return (
    <textarea
      key={text}
      className="field"
      rows={5}
      aria-label={words.edit.assumptions}
      placeholder={words.edit.assumptionsHelp}
      defaultValue={text}
      onBlur={({ target }) => {
        const lines = target.value.split('\n').map((line) => line.trim().slice(0, LONGEST_LINE));
        const assumptions = lines.filter((line) => line !== '').slice(0, MOST_LINES);
        if (assumptions.join('\n') !== text) onChange({ ...content, assumptions });
      }}
    />
  );
}

export function AssumptionsCard(props: BasketProps) {
  return (
    <section className="card block assumption-card">
      <h2>{words.edit.assumptions}</h2>
      <p className="muted">{words.edit.assumed}</p>
      <Assumptions {...props} />
    </section>
  );
}
