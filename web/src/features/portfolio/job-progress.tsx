/** A running solve: which step, how long, the best plan and the bound so far, and a way to stop. */
import type { PortfolioJob } from '../../api/client.ts';
import { useCancelPortfolio } from '../../api/portfolio-queries.ts';
import { FailureNote } from '../../components/answer.tsx';
import { points } from '../../format/number.ts';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';

const STAGES = ['best_plan', 'shadow_prices', 'alternatives', 'frontier'] as const;

const shown = (value: number | null | undefined): string =>
  value === null || value === undefined ? words.job.none : points(value);

export function JobProgress({ job }: { job: PortfolioJob }) {
  const cancel = useCancelPortfolio();
  const { stage, progress, input } = job;
  const limit = input.timeLimitSeconds;
  const seconds = Math.min(progress?.seconds ?? 0, limit);
  const now = stage === null ? words.job.waiting : words.job.stage[stage];
  return (
    <section className="card block job-progress" aria-label={words.job.title} data-testid="job-progress">
      <ol className="stages">
        {STAGES.map((one) => (
          <li key={one} aria-current={one === stage ? 'step' : undefined}>
            {words.job.stage[one]}
          </li>
        ))}
      </ol>
      <progress {...(progress === null ? {} : { value: seconds })} max={limit} aria-label={now} />
      <p className="num" role="status">
        <b>{now}</b> {words.job.seconds(seconds.toFixed(1), String(limit))}
        {stage === 'best_plan' ? (
          <>
            {' '}
            · {words.job.best} <b>{shown(progress?.value)}</b> · {words.job.bound} <b>{shown(progress?.bound)}</b>
          </>
        ) : null}
      </p>
      <p>
        <button
          type="button"
          className="button"
          disabled={cancel.isPending || cancel.isSuccess}
          onClick={() => cancel.mutate(job.id)}
        >
          {cancel.isPending || cancel.isSuccess ? words.job.cancelling : words.job.cancel}
        </button>
      </p>
      {cancel.error ? <FailureNote error={cancel.error} onRetry={() => cancel.mutate(job.id)} /> : null}
    </section>
  );
}
