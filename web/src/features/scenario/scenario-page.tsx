/** 情景推演: the basket beside what it would change. Every change is saved at once and can be undone. */
import { lazy, Suspense } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ScenarioContent, ScenarioView } from '../../api/client.ts';
import { useChangeScenario, useCreateScenario, useScenario } from '../../api/scenario-queries.ts';
import { Answer, FailureNote, Skeleton } from '../../components/answer.tsx';
import { PlanningTabs } from '../../components/planning-tabs.tsx';
import { ShareButtons } from '../../components/share-buttons.tsx';
import { SegmentList } from '../../components/segment-list.tsx';
import { segmentAddress } from '../../format/segment-address.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhPlanning } from '../../i18n/zh-planning.ts';
import { zhScenario as words } from '../../i18n/zh-scenario.ts';
import { AssumptionsCard } from './assumptions-card.tsx';
import { Basket, type BasketProps } from './basket.tsx';
import { ChangeTable } from './change-table.tsx';
import { CompletionCard } from './completion-card.tsx';
import { LandingSheet } from './landing-sheet.tsx';
import { GoalsCard, LoadsCard, SimulationCard } from './scenario-outlook.tsx';
import { FilledCard, SingleSourceCard, TotalsCard } from './scenario-totals.tsx';
import './scenario.css';

type JudgedState = NonNullable<ScenarioView['versionChange']>['changed'][number]['before'];

const stateWord = ({ verdict, kind }: JudgedState): string => (kind === null ? verdict : `${verdict}·${zh.kind[kind]}`);

function VersionNote({ change }: { change: ScenarioView['versionChange'] }) {
  if (change === null) return null;
  const { madeOn, added, removed, changed } = change;
  return (
    <div className="plan-note" role="status">
      <p>{words.version.changed(madeOn)}</p>
      {added.length + removed.length + changed.length === 0 ? <p>{words.version.same}</p> : null}
      {added.length === 0 ? null : (
        <div>
          {words.version.added}
          <SegmentList segments={added} />
        </div>
      )}
      {removed.length === 0 ? null : <p>{`${words.version.removed}：${removed.join('、')}`}</p>}
      {changed.length === 0 ? null : (
        <div>
          {words.version.judged}
          <ul className="entity-list">
            {changed.map(({ segment, before, after }) => (
              <li key={segment.id}>
                <Link to={segmentAddress(segment.id)}>{segment.name}</Link>{' '}
                {words.version.moved(stateWord(before), stateWord(after))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

interface HeadProps {
  readonly view: ScenarioView;
  readonly disabled: boolean;
  readonly onChange: (content: ScenarioContent) => void;
  readonly onStep: (step: 'undo' | 'redo') => void;
  readonly onDuplicate: () => void;
}

function Head({ view, disabled, onChange, onStep, onDuplicate }: HeadProps) {
  const { content, canUndo, canRedo, version } = view;
  const isWorked = view.origin === 'worked';
  const rename = (text: string): void => {
    const name = text.trim();
    if (name !== '' && name !== content.name) onChange({ ...content, name });
  };
  return (
    <header className="scenario-head">
      <div>
        <Link to="/scenario" className="no-print">
          ← {words.edit.back}
        </Link>
        {isWorked ? (
          <h1>{content.name}</h1>
        ) : (
          <h1>
            <input
              key={content.name}
              className="field"
              aria-label={words.edit.name}
              maxLength={80}
              defaultValue={content.name}
              onBlur={({ target }) => rename(target.value)}
              onKeyDown={({ key, currentTarget }) => {
                if (key === 'Enter') currentTarget.blur();
              }}
            />
          </h1>
        )}
        {content.description === '' ? null : <p>{content.description}</p>}
        <p className="muted num">{zhPlanning.data(version.id, version.asOf)}</p>
      </div>
      <p className="scenario-actions no-print">
        {isWorked ? (
          <>
            <span className="muted">{words.edit.duplicateToChange}</span>
            <button type="button" className="button primary" onClick={onDuplicate}>
              {words.edit.duplicateNow}
            </button>
          </>
        ) : (
          <>
            <button type="button" className="button" disabled={disabled || !canUndo} onClick={() => onStep('undo')}>
              {words.edit.undo}
            </button>
            <button type="button" className="button" disabled={disabled || !canRedo} onClick={() => onStep('redo')}>
              {words.edit.redo}
            </button>
            <button type="button" className="button" onClick={onDuplicate}>
              {words.list.duplicate}
            </button>
          </>
        )}
        <ShareButtons />
      </p>
    </header>
  );
}

const MapCard = lazy(async () => ({ default: (await import('./map-card.tsx')).MapCard }));

function Result(props: BasketProps) {
  const { content, result } = props.view;
  if (content.landings.length === 0) return <p className="muted">{words.result.empty}</p>;
  return (
    <div className="scenario-result">
      <Suspense fallback={<Skeleton rows={8} />}>
        <MapCard changes={result.changes} />
      </Suspense>
      <div className="scenario-cards">
        <div>
          <TotalsCard result={result} />
          <SimulationCard result={result} isCertain={content.landings.every(({ probability }) => probability === 1)} />
        </div>
        <div>
          <FilledCard result={result} />
          <SingleSourceCard result={result} />
          <AssumptionsCard {...props} />
        </div>
      </div>
      <ChangeTable changes={result.changes} />
      <CompletionCard {...props} />
      <div className="scenario-cards">
        <GoalsCard goals={result.goals} />
        <LoadsCard loads={result.loads} />
      </div>
    </div>
  );
}

function Scenario({ view, onRefresh }: { view: ScenarioView; onRefresh: () => void }) {
  const navigate = useNavigate();
  const change = useChangeScenario(view.id, view.revision);
  const create = useCreateScenario();
  const disabled = view.origin === 'worked' || change.isPending;
  const onChange = (content: ScenarioContent): void => change.mutate({ content });
  const duplicate = (): void =>
    create.mutate({ duplicateOf: view.id }, { onSuccess: (made) => void navigate(`/scenario/${made.id}`) });
  const failure = change.error ?? create.error;
  const onRetry = (): void => {
    change.reset();
    create.reset();
    onRefresh();
  };
  return (
    <div className="plan-page scenario-page" aria-busy={change.isPending}>
      <PlanningTabs />
      <Head
        view={view}
        disabled={disabled}
        onChange={onChange}
        onStep={(step) => change.mutate({ step })}
        onDuplicate={duplicate}
      />
      {failure ? <FailureNote error={failure} onRetry={onRetry} /> : null}
      <VersionNote change={view.versionChange} />
      <LandingSheet content={view.content} />
      <div className="scenario-columns">
        <Basket view={view} disabled={disabled} onChange={onChange} />
        <Result view={view} disabled={disabled} onChange={onChange} />
      </div>
    </div>
  );
}

export function ScenarioPage() {
  const { scenario = '' } = useParams();
  const query = useScenario(scenario);
  return (
    <Answer query={query} rows={10}>
      {(view) => <Scenario key={view.id} view={view} onRefresh={() => void query.refetch()} />}
    </Answer>
  );
}
