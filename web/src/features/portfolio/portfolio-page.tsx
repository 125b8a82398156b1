/** 招引组合: the user's limits and assumptions, a solve that can be watched and stopped, and its answer. */
import { type ReactNode, useState } from 'react';
import * as z from 'zod/mini';
import { RequestFailure, type PortfolioJob } from '../../api/client.ts';
import { usePortfolioJob, useStartPortfolio } from '../../api/portfolio-queries.ts';
import { useChains } from '../../api/queries.ts';
import { usePlatforms } from '../../api/scenario-queries.ts';
import { Answer, FailureNote } from '../../components/answer.tsx';
import { DroppedNotice } from '../../components/dropped-notice.tsx';
import { PlanningTabs } from '../../components/planning-tabs.tsx';
import { ShareButtons } from '../../components/share-buttons.tsx';
import { useUrlState } from '../../components/url-state.ts';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';
import { checkForm, type FormFault } from './check-form.ts';
import { fieldLabel } from './field-label.ts';
import { formOfInput } from './form-of-input.ts';
import { elementId, FaultsShown, faultText } from './form-field.tsx';
import { JobProgress } from './job-progress.tsx';
import { isSameQuestion } from './plan-words.ts';
import { BudgetCards } from './platform-card.tsx';
import { type PortfolioForm, yearsOf } from './portfolio-form.ts';
import { PortfolioResult } from './portfolio-result.tsx';
import { NeedsCard } from './needs-card.tsx';
import { RulesCard } from './rules-card.tsx';
import { ScopeCard } from './scope-card.tsx';
import { useStoredForm } from './use-stored-form.ts';
import './portfolio.css';

const shape = { job: z.string().check(z.regex(/^[A-Za-z0-9-]{1,80}$/)) } as const;

/** Faults named one by one; the rest are marked at their fields. */
const MOST_NAMED = 4;

function FaultSummary({ faults, form }: { faults: readonly FormFault[]; form: PortfolioForm }) {
  const platforms = usePlatforms().data?.platforms ?? [];
  if (faults.length === 0) return null;
  const nameOf = (id: string): string => platforms.find((platform) => platform.id === id)?.name ?? id;
  const focus = (field: string): void => document.getElementById(elementId(field))?.focus();
  return (
    <div role="alert" className="plan-fault fault-summary">
      {words.form.faults(faults.length)}
      {faults.slice(0, MOST_NAMED).map((fault) => (
        <button key={fault.field} type="button" className="chip" onClick={() => focus(fault.field)}>
          {fieldLabel(fault.field, form, nameOf)}：{faultText(fault)}
        </button>
      ))}
      {faults.length > MOST_NAMED ? words.form.moreFaults(faults.length - MOST_NAMED) : null}
    </div>
  );
}

function FormSummary({ form }: { form: PortfolioForm }) {
  const chains = useChains().data?.chains ?? [];
  const names = chains.filter(({ id }) => form.chains.includes(id)).map(({ name }) => name);
  const years = yearsOf(form);
  const span = [...new Set([years[0], years.at(-1)])].join('–');
  return (
    <summary>
      <b>{words.form.title}</b>{' '}
      <span className="muted">
        {words.form.summary(names.length === 0 ? words.form.allChains : names.join('、'), form.platforms.length, span)}
      </span>
    </summary>
  );
}

function FormCards({ form, onChange }: { form: PortfolioForm; onChange: (form: PortfolioForm) => void }) {
  return (
    <div className="portfolio-form">
      <p className="assumption-note">{words.assumed}</p>
      <ScopeCard form={form} onChange={onChange} />
      <BudgetCards form={form} onChange={onChange} />
      <NeedsCard form={form} onChange={onChange} />
      <RulesCard form={form} onChange={onChange} />
    </div>
  );
}

interface JobProps {
  readonly job: PortfolioJob;
  /** The form asks something else. */
  readonly isStale: boolean;
  readonly onLoad: (form: PortfolioForm) => void;
}

function Job({ job, isStale, onLoad }: JobProps) {
  const { state, failure, result, input } = job;
  const form = formOfInput(input);
  if (state === 'running') return <JobProgress job={job} />;
  return (
    <>
      {isStale ? (
        <p role="status" className="plan-note no-print">
          {words.job.stale}
          {form === null ? null : (
            <span>
              <button type="button" className="button" onClick={() => onLoad(form)}>
                {words.job.load}
              </button>
            </span>
          )}
        </p>
      ) : null}
      {failure ? (
        <div role="alert" className="plan-fault">
          <b>{words.job.failed}</b> {failure.text}
        </div>
      ) : null}
      {result ? <PortfolioResult key={job.id} result={result} input={input} /> : null}
    </>
  );
}

const isGone = (error: Error | null): boolean =>
  error instanceof RequestFailure && error.problem?.code === 'portfolio_not_found';

interface JobPartProps extends Pick<JobProps, 'onLoad'> {
  readonly id: string;
  readonly asked: PortfolioJob['input'] | null;
}

function JobPart({ id, asked, onLoad }: JobPartProps) {
  const query = usePortfolioJob(id);
  if (isGone(query.error)) {
    return (
      <p role="status" className="plan-note">
        {words.job.gone}
      </p>
    );
  }
  return (
    <Answer query={query}>
      {(job) => <Job job={job} isStale={!isSameQuestion(asked, job.input)} onLoad={onLoad} />}
    </Answer>
  );
}

interface StartBarProps {
  readonly hasJob: boolean;
  readonly isStarting: boolean;
  readonly onStart: () => void;
  readonly onReset: () => void;
  readonly children: ReactNode;
}

function StartBar({ hasJob, isStarting, onStart, onReset, children }: StartBarProps) {
  return (
    <div className="start-bar card no-print">
      <button type="button" className="button primary" disabled={isStarting} onClick={onStart}>
        {hasJob ? words.form.startAgain : words.form.start}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          if (window.confirm(words.form.resetAsk)) onReset();
        }}
      >
        {words.form.reset}
      </button>
      {hasJob ? <ShareButtons /> : null}
      {children}
    </div>
  );
}

export function PortfolioPage() {
  const { values, dropped, patch } = useUrlState<'job'>(shape);
  const { form, isDamaged, change, reset } = useStoredForm();
  const [isTried, setTried] = useState(false);
  const [isOpen, setOpen] = useState(values.job === undefined);
  const start = useStartPortfolio();
  const checked = checkForm(form);
  const faults = isTried ? checked.faults : [];
  const run = (): void => {
    setTried(true);
    if (checked.input === null) return setOpen(true);
    start.mutate(checked.input, {
      onSuccess: ({ id }) => {
        patch({ job: id });
        setOpen(false);
      },
    });
  };
  return (
    <div className="plan-page portfolio-page">
      <PlanningTabs />
      <DroppedNotice dropped={dropped} />
      <header>
        <h1>{words.title}</h1>
        <p className="muted">{words.lead}</p>
      </header>
      {isDamaged ? <p role="status">{words.form.damaged}</p> : null}
      <FaultsShown value={new Map(faults.map((fault) => [fault.field, fault]))}>
        <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)} className="no-print">
          <FormSummary form={form} />
          <FormCards form={form} onChange={change} />
        </details>
      </FaultsShown>
      <StartBar hasJob={values.job !== undefined} isStarting={start.isPending} onStart={run} onReset={reset}>
        <FaultSummary faults={faults} form={form} />
      </StartBar>
      {start.error ? <FailureNote error={start.error} onRetry={run} /> : null}
      {values.job === undefined ? null : (
        <JobPart key={values.job} id={values.job} asked={checked.input} onLoad={change} />
      )}
    </div>
  );
}
