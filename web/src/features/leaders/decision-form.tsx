/** A chief's decision about a candidate: who decides and why; every decision stays in the record. */
import { type SyntheticEvent, useState } from 'react';
import { type LeaderInput, type LeaderView, useLeaderDecision } from '../../api/leader-queries.ts';
import { FailureNote } from '../../components/answer.tsx';
import { useOffice } from '../../components/use-office.ts';
import { zhLeaders as words } from '../../i18n/zh-leaders.ts';

type Decision = LeaderInput['decision'];

const choicesOf = ({ standing }: LeaderView): readonly Decision[] =>
  standing === 'candidate'
    ? ['confirmed', 'rejected']
    : [standing === 'confirmed' ? 'rejected' : 'confirmed', 'withdrawn'];

export function DecisionForm({ chain, leader }: { chain: string; leader: LeaderView }) {
  const choices = choicesOf(leader);
  const [decision, setDecision] = useState<Decision>(choices[0] ?? 'confirmed');
  const [office, setOffice] = useOffice();
  const [reason, setReason] = useState('');
  const change = useLeaderDecision(chain, leader.id);
  const isReady = office.trim() !== '' && reason.trim() !== '' && !change.isPending;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    change.mutate({ decision, office: office.trim(), reason: reason.trim(), expectedRevision: leader.revision });
  };
  return (
    <form className="leader-form" onSubmit={submit}>
      <fieldset aria-label={words.decide}>
        {choices.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={`decision-${leader.id}`}
              checked={decision === choice}
              onChange={() => setDecision(choice)}
            />{' '}
            {words.decision[choice]}
          </label>
        ))}
      </fieldset>
      <label title={words.officeHelp}>
        {words.office}
        <input className="field" maxLength={60} value={office} onChange={(event) => setOffice(event.target.value)} />
      </label>
      <label className="leader-why">
        {words.reason}
        <input className="field" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <button type="submit" className="button" disabled={!isReady}>
        {words.save}
      </button>
      {change.error ? <FailureNote error={change.error} onRetry={() => change.reset()} /> : null}
    </form>
  );
}
