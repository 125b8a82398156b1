/** Marks the company as contacted from the list itself; another office's mark warns first. */
import { useContacts } from '../../api/list-queries.ts';
import { ContactCell } from '../../components/contact-cell.tsx';
import { useOffice } from '../../components/use-office.ts';
import { zhLists } from '../../i18n/zh-lists.ts';

export function ContactPanel({ company }: { company: string }) {
  const contacts = useContacts().data?.contacts;
  const [office, setOffice] = useOffice();
  if (contacts === undefined) return null;
  return (
    <section className="contact-panel no-print">
      <h2>{zhLists.contact}</h2>
      <input
        className="field"
        maxLength={40}
        aria-label={zhLists.office}
        placeholder={`${zhLists.office}：${zhLists.officeHelp}`}
        value={office}
        onChange={(event) => setOffice(event.target.value)}
      />
      <ContactCell
        company={company}
        mark={contacts.find((mark) => mark.companyId === company)}
        office={office.trim()}
      />
    </section>
  );
}
