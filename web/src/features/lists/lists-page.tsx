/** 名录: saved target lists, their versions as they were saved, and what differs between two. */
import * as z from 'zod/mini';
import { Link } from 'react-router';
import { type TargetListShelf, useShelf } from '../../api/list-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { DroppedNotice } from '../../components/dropped-notice.tsx';
import { usePageTitle } from '../../components/page-title.ts';
import { useUrlState } from '../../components/url-state.ts';
import { zhLists } from '../../i18n/zh-lists.ts';
import { DiffView } from './diff-view.tsx';
import { ListShelf } from './list-shelf.tsx';
import { VersionView } from './version-view.tsx';
import './lists-page.css';

const number = z.string().check(z.regex(/^[1-9]\d{0,5}$/));
/** `to` alone opens a version; `from` and `to` compare two. */
const shape = { list: z.string().check(z.regex(/^[0-9a-f-]{1,80}$/)), from: number, to: number } as const;

function EmptyShelf() {
  return (
    <div className="page-note card">
      <h2>{zhLists.none}</h2>
      <p>{zhLists.noneHow}</p>
      <Link className="button primary" to="/targets">
        {zhLists.toTargets}
      </Link>
    </div>
  );
}

interface OpenProps {
  readonly shelf: TargetListShelf;
  readonly list: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function OpenPart({ shelf, list, from, to }: OpenProps) {
  if (list === undefined || to === undefined) {
    return shelf.lists.length === 0 ? <EmptyShelf /> : <p className="page-note card muted">{zhLists.pick}</p>;
  }
  if (from !== undefined) return <DiffView list={list} from={Number(from)} to={Number(to)} />;
  return <VersionView key={`${list}.${to}`} list={list} version={Number(to)} current={shelf.current.id} />;
}

export function ListsPage() {
  usePageTitle(zhLists.title);
  const { values, dropped, patch } = useUrlState<keyof typeof shape>(shape);
  const query = useShelf();
  const { list, from, to } = values;
  return (
    <div className="lists-page">
      <DroppedNotice dropped={dropped} />
      <header>
        <h1>{zhLists.title}</h1>
        <p className="muted">{zhLists.intro}</p>
      </header>
      <Answer query={query} rows={8}>
        {(shelf) => (
          <div className={shelf.lists.length + shelf.deleted.length === 0 ? undefined : 'lists-columns'}>
            <ListShelf shelf={shelf} selected={{ list, from, to }} onPick={patch} />
            <section className="lists-open">
              <OpenPart shelf={shelf} list={list} from={from} to={to} />
            </section>
          </div>
        )}
      </Answer>
    </div>
  );
}
