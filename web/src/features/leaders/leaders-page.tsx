/** 链主企业: who leads a chain by position, scale and pull, and what the chain's chief decided. */
import { Link, useParams } from 'react-router';
import { type LeaderList, useLeaders } from '../../api/leader-queries.ts';
import { Answer } from '../../components/answer.tsx';
import { usePageTitle } from '../../components/page-title.ts';
import { count } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhLeaders as words } from '../../i18n/zh-leaders.ts';
import { LeaderCard } from './leader-card.tsx';
import './leaders-page.css';

function Leaders({ list }: { list: LeaderList }) {
  const { chain, leaders, total, version } = list;
  usePageTitle(words.title(chain.name));
  return (
    <div className="leaders-page">
      <header>
        <h1>{words.title(chain.name)}</h1>
        <p className="muted">{words.intro}</p>
        <p className="muted num">{zh.cockpit.dataLine(version.id, version.asOf)}</p>
        {total > leaders.length ? <p>{words.cut(count(total), count(leaders.length))}</p> : null}
        <Link className="button no-print" to={`/c/${chain.id}/map`}>
          {words.toMap}
        </Link>
      </header>
      {leaders.length === 0 ? <p className="card leader-card">{words.none}</p> : null}
      {leaders.map((leader, at) => (
        <LeaderCard key={leader.id} chain={chain.id} leader={leader} at={at + 1} />
      ))}
    </div>
  );
}

export function LeadersPage() {
  const { chain = '' } = useParams();
  return (
    <Answer query={useLeaders(chain)} rows={8}>
      {(list) => <Leaders list={list} />}
    </Answer>
  );
}
