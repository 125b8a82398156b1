/** What stands in place of an answer: a skeleton while it loads, a sentence and a way on when it failed. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { RequestFailure } from '../api/client.ts';
import { zh } from '../i18n/zh-cn.ts';
import './answer.css';

function failureWords(error: unknown): { title: string; detail: string; code: string } {
  if (!(error instanceof RequestFailure)) {
    return { title: zh.failure.badAnswer, detail: zh.failure.badAnswerDetail, code: '' };
  }
  const { problem } = error;
  if (!problem?.title) {
    return { title: zh.failure.unreachable, detail: zh.failure.unreachableDetail, code: '' };
  }
  return { title: problem.title, detail: problem.detail, code: problem.requestId ?? '' };
}

/** What is not there will not be there at the next try. */
const isMissing = (error: unknown): boolean => error instanceof RequestFailure && error.problem?.status === 404;

export function FailureNote({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { title, detail, code } = failureWords(error);
  return (
    <div className="failure-note card" role="alert">
      <h2>{title}</h2>
      <p>{detail}</p>
      {code === '' ? null : <p className="muted num">请求编号 {code}</p>}
      {isMissing(error) ? (
        <Link className="button primary" to="/">
          {zh.failure.toCockpit}
        </Link>
      ) : (
        <button type="button" className="button primary" onClick={onRetry}>
          {zh.action.retry}
        </button>
      )}
    </div>
  );
}

export function Skeleton({ rows = 6, label = '正在载入' }: { rows?: number; label?: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, at) => (
        <div key={`row-${at}`} className="skeleton-row" />
      ))}
    </div>
  );
}

interface QueryLike<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** Renders the data, or what stands in its place. A failed refresh keeps what was there, with the failure above. */
export function Answer<Data>({
  query,
  children,
  rows = 6,
}: {
  query: QueryLike<Data>;
  children: (data: Data) => ReactNode;
  rows?: number;
}) {
  const { data, error, refetch } = query;
  const note = error ? <FailureNote error={error} onRetry={() => void refetch()} /> : null;
  if (data === undefined) return note ?? <Skeleton rows={rows} />;
  return (
    <>
      {note}
      {children(data)}
    </>
  );
}
