/** 人工认定: an office overrules the verdict, with its name and reason; the computed one stays beside it. */
import { type SyntheticEvent, useState } from 'react';
import type { SegmentDetail } from '../../api/client.ts';
import { useOverride } from '../../api/queries.ts';
import { FailureNote } from '../../components/answer.tsx';
import { zh } from '../../i18n/zh-cn.ts';

const VERDICTS = ['有', '缺', '不知'] as const;
type Verdict = (typeof VERDICTS)[number];

function VerdictChoice({ verdict, onChange }: { verdict: Verdict; onChange: (verdict: Verdict) => void }) {
  return (
    <fieldset>
      <legend>{zh.segment.value}</legend>
      {VERDICTS.map((value) => (
        <label key={value}>
          <input type="radio" name="verdict" checked={verdict === value} onChange={() => onChange(value)} /> {value}
        </label>
      ))}
    </fieldset>
  );
}

export function OverrideForm({ detail }: { detail: SegmentDetail }) {
  const { override } = detail.presence;
  const [verdict, setVerdict] = useState(override?.verdict ?? detail.presence.computedVerdict);
  const [office, setOffice] = useState(override?.office ?? '');
  const [reason, setReason] = useState(override?.reason ?? '');
  const change = useOverride(detail.id);
  const expectedRevision = override?.revision ?? 0;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    change.mutate({ verdict, office: office.trim(), reason: reason.trim(), expectedRevision });
  };
  const isReady = office.trim() !== '' && reason.trim() !== '' && !change.isPending;
  return (
    <section className="card block no-print">
      <h2>{zh.segment.override}</h2>
      <p className="muted">
        {override ? zh.segment.overrideBy(override.office, override.date) : zh.segment.overrideHelp}
      </p>
      <form className="override-form" onSubmit={submit}>
        <VerdictChoice verdict={verdict} onChange={setVerdict} />
        <label>
          {zh.segment.office}
          <input className="field" maxLength={60} value={office} onChange={(event) => setOffice(event.target.value)} />
        </label>
        <label>
          {zh.segment.reason}
          <textarea
            className="field"
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <p className="segment-actions">
          <button type="submit" className="button primary" disabled={!isReady}>
            {zh.action.save}
          </button>
          {override ? (
            <button
              type="button"
              className="button"
              disabled={change.isPending}
              onClick={() => change.mutate({ withdrawRevision: override.revision })}
            >
              {zh.action.withdraw}
            </button>
          ) : null}
          {change.isSuccess ? <span role="status">{zh.segment.saved}</span> : null}
        </p>
      </form>
      {change.error ? <FailureNote error={change.error} onRetry={() => change.reset()} /> : null}
    </section>
  );
}
