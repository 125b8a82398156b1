/** 保存名录: keeps what the list holds now as a version. */
import { type SyntheticEvent, useState } from 'react';
import { Link } from 'react-router';
import { useSaveList, useShelf } from '../../api/list-queries.ts';
import type { TargetFilters } from '../../api/queries.ts';
import { FailureNote } from '../../components/answer.tsx';
import { useOffice } from '../../components/use-office.ts';
import { zhLists } from '../../i18n/zh-lists.ts';
import './save-list.css';

interface FormProps {
  readonly filters: TargetFilters;
  readonly suggested: string;
  readonly onClose: () => void;
}

function SaveForm({ filters, suggested, onClose }: FormProps) {
  const [name, setName] = useState(suggested);
  const [office, setOffice] = useOffice();
  const known = useShelf().data?.lists ?? [];
  const save = useSaveList();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    save.mutate({ name: name.trim(), office: office.trim(), filters });
  };
  const isReady = name.trim() !== '' && office.trim().length > 1 && !save.isPending;
  return (
    <form className="save-list card" onSubmit={submit} aria-label={zhLists.save}>
      <p className="small muted">{zhLists.saveHelp}</p>
      <label>
        {zhLists.name}
        <input
          className="field"
          list="known-lists"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <datalist id="known-lists">
        {known.map((list) => (
          <option key={list.id} value={list.name}>
            {list.name}
          </option>
        ))}
      </datalist>
      <label>
        {zhLists.office}
        <input
          className="field"
          maxLength={40}
          placeholder={zhLists.officeHelp}
          value={office}
          onChange={(event) => setOffice(event.target.value)}
        />
      </label>
      <p className="save-list-actions">
        <button type="submit" className="button primary" disabled={!isReady}>
          {zhLists.confirmSave}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {zhLists.cancel}
        </button>
      </p>
      {save.data ? (
        <p role="status">
          {zhLists.saved(save.data.name, save.data.version.number)}{' '}
          <Link to={`/lists?list=${save.data.id}&to=${save.data.version.number}`}>{zhLists.open}</Link>
        </p>
      ) : null}
      {save.error ? <FailureNote error={save.error} onRetry={() => save.reset()} /> : null}
    </form>
  );
}

export function SaveList({ filters, suggested }: { filters: TargetFilters; suggested: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="save-list-place no-print">
      <button type="button" className="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {zhLists.save}
      </button>
      {isOpen ? <SaveForm filters={filters} suggested={suggested} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
