/** The saved lists with their versions; deleting can be undone at once or later. */
import { type SyntheticEvent, useState } from 'react';
import { type ListSummary, type ShelfChange, type TargetListShelf, useShelfChange } from '../../api/list-queries.ts';
import { FailureNote } from '../../components/answer.tsx';
import { localTime } from '../../format/date.ts';
import { count } from '../../format/number.ts';
import { zhLists } from '../../i18n/zh-lists.ts';

type Picked = Readonly<Record<'list' | 'from' | 'to', string | undefined>>;
type OnPick = (picked: Picked) => void;

interface CardProps {
  readonly list: ListSummary;
  readonly selected: Picked;
  readonly onPick: OnPick;
  readonly onChange: (change: ShelfChange) => void;
}

function Versions({ list, selected, onPick }: Omit<CardProps, 'onChange'>) {
  return (
    <ul>
      {list.versions.map((version, at) => {
        const to = String(version.number);
        const before = list.versions[at + 1];
        const isOpen = selected.list === list.id && selected.to === to;
        return (
          <li key={to} className={isOpen ? 'list-version open' : 'list-version'}>
            <button
              type="button"
              className="link"
              aria-current={isOpen && selected.from === undefined}
              onClick={() => onPick({ list: list.id, from: undefined, to })}
            >
              {zhLists.version(version.number)} · {zhLists.total(count(version.total))}
            </button>
            {before ? (
              <button
                type="button"
                className="link"
                aria-current={isOpen && selected.from !== undefined}
                onClick={() => onPick({ list: list.id, from: String(before.number), to })}
              >
                {zhLists.compare}
              </button>
            ) : null}
            <span className="small muted num">
              {version.office}，{localTime(new Date(version.savedAt)).slice(0, 16)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function RenameForm({ list, onDone, onChange }: Pick<CardProps, 'list' | 'onChange'> & { onDone: () => void }) {
  const [name, setName] = useState(list.name);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted !== '' && wanted !== list.name)
      onChange({ kind: 'rename', id: list.id, revision: list.revision, name: wanted });
    onDone();
  };
  return (
    <form className="rename" onSubmit={submit}>
      <input
        className="field"
        aria-label={zhLists.name}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button">
        {zhLists.confirmSave}
      </button>
    </form>
  );
}

/** Two versions to compare, any of the list. */
function ComparePick({ list, selected, onPick }: Omit<CardProps, 'onChange'>) {
  if (selected.list !== list.id || selected.from === undefined || list.versions.length < 3) return null;
  return (
    <p className="compare-pick small">
      {(['from', 'to'] as const).map((side) => (
        <label key={side}>
          {zhLists[side]}{' '}
          <select
            className="field"
            value={selected[side]}
            onChange={(event) => onPick({ ...selected, [side]: event.target.value })}
          >
            {list.versions.map((version) => (
              <option key={version.number} value={version.number}>
                {zhLists.version(version.number)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </p>
  );
}

function ListCard({ list, selected, onPick, onChange }: CardProps) {
  const [isRenaming, setRenaming] = useState(false);
  return (
    <article className="list-card card">
      {isRenaming ? (
        <RenameForm list={list} onChange={onChange} onDone={() => setRenaming(false)} />
      ) : (
        <h2>{list.name}</h2>
      )}
      <Versions list={list} selected={selected} onPick={onPick} />
      <ComparePick list={list} selected={selected} onPick={onPick} />
      <p className="list-actions small">
        <button type="button" className="link" onClick={() => setRenaming(!isRenaming)}>
          {zhLists.rename}
        </button>
        <button
          type="button"
          className="link danger"
          onClick={() => onChange({ kind: 'remove', id: list.id, revision: list.revision })}
        >
          {zhLists.remove}
        </button>
      </p>
    </article>
  );
}

interface ShelfProps {
  readonly shelf: TargetListShelf;
  readonly selected: Picked;
  readonly onPick: OnPick;
}

export function ListShelf({ shelf, selected, onPick }: ShelfProps) {
  const change = useShelfChange();
  const onChange = (wanted: ShelfChange): void => {
    change.mutate(wanted);
    if (wanted.kind === 'remove' && wanted.id === selected.list)
      onPick({ list: undefined, from: undefined, to: undefined });
  };
  const restore = (list: ListSummary): void => onChange({ kind: 'restore', id: list.id, revision: list.revision });
  const justRemoved =
    change.isSuccess && change.variables.kind === 'remove'
      ? shelf.deleted.find(({ id }) => id === change.variables.id)
      : undefined;
  return (
    <aside className="list-shelf no-print" aria-label={zhLists.title}>
      {justRemoved ? (
        <p role="status" className="undo-note">
          {zhLists.removed(justRemoved.name)}
          <button type="button" className="button" onClick={() => restore(justRemoved)}>
            {zhLists.undo}
          </button>
        </p>
      ) : null}
      {change.error ? <FailureNote error={change.error} onRetry={() => change.reset()} /> : null}
      {shelf.lists.map((list) => (
        <ListCard key={list.id} list={list} selected={selected} onPick={onPick} onChange={onChange} />
      ))}
      {shelf.deleted.length === 0 ? null : (
        <details>
          <summary className="muted">{zhLists.deleted}</summary>
          {shelf.deleted.map((list) => (
            <p key={list.id} className="deleted-list">
              {list.name}
              <button type="button" className="link" onClick={() => restore(list)}>
                {zhLists.restore}
              </button>
            </p>
          ))}
        </details>
      )}
    </aside>
  );
}
