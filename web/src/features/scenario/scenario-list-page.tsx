/** 情景清单: worked examples and saved scenarios; from here one is opened, made, copied, removed, or some compared. */
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ScenarioContent, ScenarioList } from '../../api/client.ts';
import { useCreateScenario, useRemoveScenario, useScenarios } from '../../api/scenario-queries.ts';
import { Answer, FailureNote } from '../../components/answer.tsx';
import { localTime } from '../../format/date.ts';
import { PlanningTabs } from '../../components/planning-tabs.tsx';
import { zhPlanning } from '../../i18n/zh-planning.ts';
import { zhScenario as words } from '../../i18n/zh-scenario.ts';
import './scenario.css';

type Row = ScenarioList['scenarios'][number];

const FEWEST_COMPARED = 2;
const MOST_COMPARED = 4;
const EMPTY: ScenarioContent = {
  name: words.list.newName,
  description: '',
  assumptions: [],
  horizonYear: null,
  seed: 1,
  landings: [],
};

interface RowProps {
  readonly row: Row;
  readonly isChosen: boolean;
  readonly canChoose: boolean;
  readonly onChoose: () => void;
  readonly onDuplicate: () => void;
  readonly onRemove: (() => void) | null;
}

function ScenarioRow({ row, isChosen, canChoose, onChoose, onDuplicate, onRemove }: RowProps) {
  return (
    <li className="scenario-row card" data-testid="scenario-row">
      <input
        type="checkbox"
        aria-label={words.list.choose(row.name)}
        checked={isChosen}
        disabled={!isChosen && !canChoose}
        onChange={onChoose}
      />
      <Link to={`/scenario/${row.id}`}>{row.name}</Link>
      <span className="muted num">
        {words.list.landings(row.landings)}
        {row.updatedAt === null ? '' : ` · ${words.list.updated(localTime(new Date(row.updatedAt)).slice(0, 16))}`}
        {row.onPresentData ? '' : ` · ${words.list.older}`}
      </span>
      <span className="scenario-actions">
        <button type="button" className="button" onClick={onDuplicate}>
          {words.list.duplicate}
        </button>
        {onRemove ? (
          <button type="button" className="button" onClick={onRemove}>
            {words.list.remove}
          </button>
        ) : null}
      </span>
    </li>
  );
}

function ListActions({ chosen, onCreate }: { chosen: readonly string[]; onCreate: () => void }) {
  return (
    <p className="scenario-actions">
      <button type="button" className="button primary" onClick={onCreate}>
        {words.list.create}
      </button>
      {chosen.length >= FEWEST_COMPARED ? (
        <Link className="button" to={`/scenario/compare?ids=${chosen.join(',')}`}>
          {words.list.compare}
        </Link>
      ) : (
        <span className="muted">{words.list.compareHelp}</span>
      )}
    </p>
  );
}

function Lists({ list }: { list: ScenarioList }) {
  const navigate = useNavigate();
  const create = useCreateScenario();
  const removal = useRemoveScenario();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const make = (from: Parameters<typeof create.mutate>[0]): void =>
    create.mutate(from, { onSuccess: (view) => void navigate(`/scenario/${view.id}`) });
  const removeRow = (row: Row): void => {
    if (!window.confirm(words.list.removeAsk(row.name))) return;
    setChosen(chosen.filter((id) => id !== row.id));
    removal.mutate(row);
  };
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const rowsOf = (origin: Row['origin']) =>
    list.scenarios
      .filter((row) => row.origin === origin)
      .map((row) => (
        <ScenarioRow
          key={row.id}
          row={row}
          isChosen={chosen.includes(row.id)}
          canChoose={chosen.length < MOST_COMPARED}
          onChoose={() => toggle(row.id)}
          onDuplicate={() => make({ duplicateOf: row.id })}
          onRemove={origin === 'saved' ? () => removeRow(row) : null}
        />
      ));
  const saved = rowsOf('saved');
  const failure = create.error ?? removal.error;
  return (
    <>
      <ListActions chosen={chosen} onCreate={() => make({ content: EMPTY })} />
      {failure ? (
        <FailureNote
          error={failure}
          onRetry={() => {
            create.reset();
            removal.reset();
          }}
        />
      ) : null}
      <h2>{words.list.saved}</h2>
      {saved.length === 0 ? <p className="muted">{words.list.none}</p> : <ul className="scenario-rows">{saved}</ul>}
      <h2>{words.list.worked}</h2>
      <ul className="scenario-rows">{rowsOf('worked')}</ul>
      <p className="muted num">{zhPlanning.data(list.version.id, list.version.asOf)}</p>
    </>
  );
}

export function ScenarioListPage() {
  return (
    <div className="plan-page scenario-list">
      <PlanningTabs />
      <h1>{words.title}</h1>
      <p className="muted">{words.lead}</p>
      <Answer query={useScenarios()}>{(list) => <Lists list={list} />}</Answer>
    </div>
  );
}
