/** 冲击推演: what a failure reaches, how fast, and who could step in; without one, where the city is most exposed. */
import type { ShockView } from '../../api/client.ts';
import { type ShockAsked, useShock } from '../../api/shock-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { DroppedNotice } from '../../components/dropped-notice.tsx';
import { PickBox } from '../../components/pick-box.tsx';
import { PlanningTabs } from '../../components/planning-tabs.tsx';
import { SegmentList } from '../../components/segment-list.tsx';
import { ShareButtons } from '../../components/share-buttons.tsx';
import { useUrlState } from '../../components/url-state.ts';
import { percent, rounded } from '../../format/number.ts';
import { zhPlanning } from '../../i18n/zh-planning.ts';
import { zhShock as words } from '../../i18n/zh-shock.ts';
import { ChokepointCard } from './chokepoint-card.tsx';
import { LossCard, SubstituteCard } from './loss-cards.tsx';
import { askedOf, hasShare, SHOCK_TYPES, type ShockKey, shockShape, type ShockType, typeOf } from './shock-address.ts';
import { SpreadCard } from './spread-card.tsx';
import './shock.css';

type Patch = (change: Readonly<Partial<Record<ShockKey, string | undefined>>>) => void;

interface FormProps {
  readonly type: ShockType;
  readonly share: string;
  readonly hasSubject: boolean;
  readonly patch: Patch;
}

/** Whether a subject of one kind can stay when the kind of shock changes: both speak of a segment. */
const keepsSubject = (from: ShockType, to: ShockType): boolean => hasShare(from) && hasShare(to);

function ShareField({ share, patch }: Pick<FormProps, 'share' | 'patch'>) {
  return (
    <label>
      {words.form.share}{' '}
      <input
        key={share}
        className="field num"
        type="number"
        min={1}
        max={100}
        defaultValue={share}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') currentTarget.blur();
        }}
        onBlur={({ currentTarget }) => {
          if (currentTarget.value === '' || !currentTarget.validity.valid) currentTarget.value = share;
          else if (currentTarget.value !== share) patch({ share: String(Number(currentTarget.value)) });
        }}
      />
    </label>
  );
}

function ShockForm({ type, share, hasSubject, patch }: FormProps) {
  return (
    <section className="card block no-print">
      <fieldset className="shock-types">
        <legend>{words.form.type}</legend>
        {SHOCK_TYPES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="shock-type"
              checked={one === type}
              onChange={() => patch({ type: one, ...(keepsSubject(type, one) ? {} : { of: undefined }) })}
            />{' '}
            {words.form.types[one]}
          </label>
        ))}
      </fieldset>
      <div className="shock-subject">
        <PickBox
          key={type}
          type={type === 'import' ? 'segment' : type}
          label={words.form.pick[type]}
          onPick={({ id }) => patch({ type, of: id })}
        />
        {hasShare(type) ? <ShareField share={share} patch={patch} /> : null}
      </div>
      {hasSubject ? null : <p className="muted">{words.form.none}</p>}
    </section>
  );
}

function Summary({ shock, asked }: { shock: ShockView; asked: ShockAsked }) {
  const { affected, affectedShare, terminals, affectedCompanies, simulation, subject, version } = shock;
  const { hit, terminalShare, draws, seed } = simulation;
  const one = (value: number): string => String(rounded(value, 1));
  const lines = [
    [words.summary.segments, words.summary.segmentsOf(affected.length, percent(affectedShare))],
    [
      words.summary.terminals,
      words.summary.terminalsOf(terminals.reached.length, terminals.total, percent(terminals.share)),
    ],
    [words.summary.companies, words.summary.companiesOf(affectedCompanies)],
  ] as const;
  return (
    <section className="card block" data-testid="shock-summary">
      <h2>
        {words.subject[asked.type](subject.name, percent(asked.share))}：{words.summary.title}
      </h2>
      <dl className="measures">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      {terminals.reached.length === 0 ? null : (
        <details>
          <summary>{words.summary.reached(terminals.reached.length)}</summary>
          <SegmentList segments={terminals.reached} />
        </details>
      )}
      <p className="muted num">
        {words.summary.terminalsHelp}。{words.summary.simulation(draws, seed)}：{words.summary.hit}
        {words.summary.interval(one(hit.mean), one(hit.low), one(hit.high))}；{words.summary.terminalShare}
        {words.summary.interval(percent(terminalShare.mean), percent(terminalShare.low), percent(terminalShare.high))}。
        {zhPlanning.data(version.id, version.asOf)}。
      </p>
    </section>
  );
}

function Result({ asked }: { asked: ShockAsked }) {
  return (
    <Answer query={useShock(asked)}>
      {(shock) => (
        <div className="shock-result">
          <Summary shock={shock} asked={asked} />
          <LossCard losses={shock.losses} />
          {shock.affected.length === 0 ? (
            <p className="card block">{words.summary.nothing}</p>
          ) : (
            <SpreadCard affected={shock.affected} />
          )}
          <SubstituteCard substitutes={shock.substitutes} />
        </div>
      )}
    </Answer>
  );
}

export function ShockPage() {
  const { values, dropped, patch } = useUrlState<ShockKey>(shockShape);
  const asked = askedOf(values);
  const type = typeOf(values);
  return (
    <div className="plan-page">
      <PlanningTabs />
      <DroppedNotice dropped={dropped} />
      <header>
        <h1>{words.title}</h1>
        <p className="muted">{words.lead}</p>
        <p className="muted">{words.ceiling}</p>
      </header>
      <ShockForm type={type} share={values.share ?? '100'} hasSubject={asked !== null} patch={patch} />
      {asked === null ? null : (
        <p className="shock-share">
          <ShareButtons />
        </p>
      )}
      {asked === null ? null : <Result asked={asked} />}
      <ChokepointCard />
    </div>
  );
}
