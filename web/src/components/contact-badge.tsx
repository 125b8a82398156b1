/** Who is in contact with a company: plain when it is the reader's own office, a warning when it is another. */
import { zhTargets } from '../i18n/zh-targets.ts';
import './contact-cell.css';

interface BadgeProps {
  readonly offices: readonly { readonly office: string; readonly date: string }[];
  /** The reader's office; empty when it is not known. */
  readonly office: string;
}

export function ContactBadge({ offices, office }: BadgeProps) {
  if (offices.length === 0) return null;
  const hasOthers = offices.some((entry) => entry.office !== office);
  return (
    <span
      className={`contact-badge${hasOthers ? ' others' : ''}`}
      data-testid="contact-badge"
      title={hasOthers ? zhTargets.othersHelp : zhTargets.mineHelp}
    >
      {hasOthers ? <span aria-hidden="true">⚠ </span> : null}
      {zhTargets.contactedBy(offices.map((entry) => entry.office).join('、'))}
    </span>
  );
}
