/** Puts the chosen plan into a new scenario or a saved one, and goes there. */
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PortfolioInput, ScenarioView } from '../../api/client.ts';
import { useChangeScenario, useCreateScenario, useScenario, useScenarios } from '../../api/scenario-queries.ts';
import { Answer, FailureNote } from '../../components/answer.tsx';
import { localTime } from '../../format/date.ts';
import { points } from '../../format/number.ts';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { alreadyIn, emptyScenario, withPlan } from './plan-landings.ts';
import type { Plan } from './plan-words.ts';

interface AddProps {
  readonly plan: Plan;
  readonly input: PortfolioInput;
}

function AddButton({ disabled, onClick }: { disabled: boolean; onClick: () => void }) {
  return (
    <button type="button" className="button primary" disabled={disabled} onClick={onClick}>
      {words.add.run}
    </button>
  );
}

function AddToFresh({ plan, input }: AddProps) {
  const navigate = useNavigate();
  const create = useCreateScenario();
  const run = (): void => {
    const name = words.add.name(localTime(new Date()).slice(0, 16));
    const content = withPlan(emptyScenario(name, words.add.description(points(plan.value))), plan, input);
    if (content) create.mutate({ content }, { onSuccess: ({ id }) => void navigate(`/scenario/${id}`) });
  };
  return (
    <>
      <AddButton disabled={create.isPending} onClick={run} />
      {create.error ? <FailureNote error={create.error} onRetry={run} /> : null}
    </>
  );
}

function AddToSaved({ plan, input, scenario }: AddProps & { scenario: ScenarioView }) {
  const navigate = useNavigate();
  const change = useChangeScenario(scenario.id, scenario.revision);
  const content = withPlan(scenario.content, plan, input);
  const skipped = alreadyIn(plan, scenario.content);
  const run = (): void => {
    if (content) change.mutate({ content }, { onSuccess: ({ id }) => void navigate(`/scenario/${id}`) });
  };
  return (
    <>
      <AddButton disabled={change.isPending || content === null} onClick={run} />
      {content === null ? <span role="alert">{words.add.full}</span> : null}
      {skipped > 0 ? <span className="muted">{words.add.skipped(skipped)}</span> : null}
      {change.error ? <FailureNote error={change.error} onRetry={run} /> : null}
    </>
  );
}

/** Read anew, so that the change is made on the scenario as it stands. */
function AddToChosen({ id, ...props }: AddProps & { id: string }) {
  return (
    <Answer query={useScenario(id)} rows={1}>
      {(scenario) => <AddToSaved {...props} scenario={scenario} />}
    </Answer>
  );
}

export function AddToScenario({ plan, input }: AddProps) {
  const [target, setTarget] = useState('');
  const saved = (useScenarios().data?.scenarios ?? []).filter(({ origin }) => origin === 'saved');
  if (plan.landings.length === 0) return null;
  return (
    <section className="card block no-print">
      <h2>{words.add.title}</h2>
      <p className="muted">{words.add.help}</p>
      <div className="add-row">
        <label>
          {words.add.target}{' '}
          <select className="field" value={target} onChange={(event) => setTarget(event.target.value)}>
            <option value="">{words.add.fresh}</option>
            {saved.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {target === '' ? (
          <AddToFresh plan={plan} input={input} />
        ) : (
          <AddToChosen key={target} id={target} plan={plan} input={input} />
        )}
      </div>
    </section>
  );
}
