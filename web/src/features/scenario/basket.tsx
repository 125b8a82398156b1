/** The basket of landings of one scenario, and its horizon. */
import type { ScenarioContent, ScenarioView } from '../../api/client.ts';
import { zhScenario as words } from '../../i18n/zh-scenario.ts';
import { LandingCard } from './landing-card.tsx';
import { NumberField } from './number-field.tsx';
import { PickBox } from '../../components/pick-box.tsx';

export interface BasketProps {
  readonly view: ScenarioView;
  readonly disabled: boolean;
  readonly onChange: (content: ScenarioContent) => void;
}

const FIRST_YEAR = 2020;
const LAST_YEAR = 2050;

function freeId(content: ScenarioContent): string {
  const taken = new Set(content.landings.map(({ id }) => id));
  for (let number = 1; ; number += 1) if (!taken.has(`l${number}`)) return `l${number}`;
}

export function Basket({ view, disabled, onChange }: BasketProps) {
  const { content, faults } = view;
  const setLandings = (landings: ScenarioContent['landings']): void => onChange({ ...content, landings });
  const add = (company: string): void =>
    setLandings([
      ...content.landings,
      {
        ...{ id: freeId(content), as: 'company', company, segments: [], platform: null },
        ...{ startYear: new Date().getFullYear() + 1, probability: 1 },
      },
    ]);
  return (
    <aside className="basket no-print" aria-label={words.basket.title}>
      <h2>{words.basket.title}</h2>
      {disabled ? null : <PickBox type="company" label={words.basket.add} onPick={({ id }) => add(id)} />}
      {content.landings.length === 0 ? <p className="muted">{words.basket.empty}</p> : null}
      <ul className="landings">
        {content.landings.map((landing) => (
          <LandingCard
            key={landing.id}
            landing={landing}
            faults={faults.filter(({ landingId }) => landingId === landing.id).map(({ text }) => text)}
            disabled={disabled}
            onChange={(next) => setLandings(content.landings.map((one) => (one.id === next.id ? next : one)))}
            onRemove={() => setLandings(content.landings.filter(({ id }) => id !== landing.id))}
          />
        ))}
      </ul>
      <NumberField
        label={`${words.edit.horizon}（${words.edit.horizonNone}则留空）`}
        value={content.horizonYear ?? undefined}
        min={FIRST_YEAR}
        max={LAST_YEAR}
        isOptional
        disabled={disabled}
        onCommit={(year) => onChange({ ...content, horizonYear: year ?? null })}
      />
    </aside>
  );
}
