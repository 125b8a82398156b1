/** Who is in contact with a company; another office's mark warns before a second one is set. */
import { RequestFailure } from '../api/client.ts';
import { type ContactMark, useContactChange } from '../api/list-queries.ts';
import { zhLists } from '../i18n/zh-lists.ts';
import { ContactBadge } from './contact-badge.tsx';

interface CellProps {
  readonly company: string;
  readonly mark: ContactMark | undefined;
  readonly office: string;
}

export function ContactCell({ company, mark, office }: CellProps) {
  const change = useContactChange();
  const offices = mark?.offices ?? [];
  const isMine = offices.some((entry) => entry.office === office);
  const revision = mark?.revision ?? 0;
  const problem = change.error instanceof RequestFailure ? change.error.problem : null;
  const set = (confirmed: boolean): void => change.mutate({ kind: 'mark', company, office, revision, confirmed });
  return (
    <div className="contact-cell">
      <ContactBadge offices={offices} office={office} />
      {isMine ? (
        <button
          type="button"
          className="link no-print"
          onClick={() => change.mutate({ kind: 'withdraw', company, office, revision })}
        >
          {zhLists.withdraw}
        </button>
      ) : (
        <button
          type="button"
          className="link no-print"
          disabled={office.length < 2 || change.isPending}
          title={office.length < 2 ? zhLists.needOffice : undefined}
          onClick={() => set(false)}
        >
          {zhLists.mark}
        </button>
      )}
      {change.error ? (
        <span role="alert" className="small contact-warning">
          {problem?.detail ?? problem?.title ?? change.error.message}
          {problem?.code === 'contact_collision' ? (
            <button type="button" className="link" onClick={() => set(true)}>
              {zhLists.markAnyway}
            </button>
          ) : null}
        </span>
      ) : null}
    </div>
  );
}
