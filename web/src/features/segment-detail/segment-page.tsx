/** 缺口详情: the verdict with everything it rests on. */
import { Link, useParams } from 'react-router';
import type { NeighbourView, PlanWord, SegmentDetail } from '../../api/client.ts';
import { useSegment } from '../../api/queries.ts';
import { Answer } from '../../components/answer.tsx';
import { usePageTitle } from '../../components/page-title.ts';
import { StatusIcon, StatusTag } from '../../components/status-icon.tsx';
import { percent } from '../../format/number.ts';
import { segmentShock } from '../../format/shock-link.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhSegment as words } from '../../i18n/zh-segment.ts';
import { OverrideForm } from './override-form.tsx';
import { PresenceProof } from './presence-proof.tsx';
import { TwoNumbers } from './two-numbers.tsx';
import './segment-page.css';

function Neighbours({ title, neighbours }: { title: string; neighbours: readonly NeighbourView[] }) {
  return (
    <div>
      <h3>{title}</h3>
      {neighbours.length === 0 ? <p className="muted">{zh.segment.none}</p> : null}
      <ul className="neighbours">
        {neighbours.map((neighbour) => (
          <li key={neighbour.segmentId}>
            <StatusIcon status={neighbour.status} />
            <Link to={`/c/${neighbour.chainId}/s/${neighbour.segmentId.split('/')[1]}`}>{neighbour.name}</Link>
            <span className="muted">
              {zh.necessity[neighbour.necessity]} · {zh.cockpit.locals(neighbour.localCount)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function PlanWords({ words, differs }: { words: readonly PlanWord[]; differs: boolean }) {
  return (
    <section className="card block">
      <h2>{zh.segment.plan}</h2>
      {differs ? <p className="differs">{zh.segment.planDiffers}</p> : null}
      {words.length === 0 ? <p className="muted">{zh.segment.noPlan}</p> : null}
      <ul className="plan-words">
        {words.map((word) => (
          <li key={`${word.line}:${word.phrase}`}>
            <b>{word.action ? `${word.verb} → ${zh.kind[word.action]}` : zh.segment.present}</b>
            <q>{word.phrase}</q>
            <span className="muted num">
              {word.section} · 第 {word.line} 行
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The plan's verbs with the kind each one asks for. */
const planKinds = (detail: SegmentDetail): string =>
  [
    ...new Set(detail.plan.flatMap(({ verb, action }) => (action === null ? [] : [`${zh.kind[action]}（${verb}）`]))),
  ].join('、');

function RuleBlock({ detail }: { detail: SegmentDetail }) {
  const { strength } = detail;
  return (
    <section className="card block">
      <h2>{zh.segment.rule}</h2>
      <p className="two-kinds">
        <span>
          {words.computedKind} <b>{detail.kind ? zh.kind[detail.kind] : zh.segment.noKind}</b>
        </span>
        <span>
          {words.planKind} <b>{planKinds(detail) || words.planSilent}</b>
        </span>
      </p>
      <p>
        {detail.rule.meaning} <code className="muted">{detail.rule.id}</code>
      </p>
      <dl className="facts">
        {detail.rule.inputs.map((input) => (
          <div key={input.name}>
            <dt>{input.label}</dt>
            <dd className="num">{input.value}</dd>
          </div>
        ))}
      </dl>
      {strength ? (
        <>
          <h3>{zh.segment.strength}</h3>
          <dl className="facts">
            <div>
              <dt>{zh.segment.firms}</dt>
              <dd className="num">{strength.firms}</dd>
            </div>
            <div>
              <dt>{zh.segment.effective}</dt>
              <dd className="num">{strength.effectiveFirms.toFixed(2)}</dd>
            </div>
            <div>
              <dt>{zh.segment.percentile}</dt>
              <dd className="num">
                {strength.percentile === null ? zh.segment.missing : strength.percentile.toFixed(0)}
              </dd>
            </div>
            <div>
              <dt>{zh.segment.leader}</dt>
              <dd>{strength.leaderName ?? zh.segment.none}</dd>
            </div>
          </dl>
          {strength.weak ? (
            <p className="muted">{strength.weakBecause.map((reason) => zh.segment.weakBecause[reason]).join('；')}</p>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

function LocalCompanies({ detail }: { detail: SegmentDetail }) {
  return (
    <section className="card block">
      <h2>{zh.segment.locals}</h2>
      {detail.localCompanies.length === 0 ? <p className="muted">{zh.segment.noLocals}</p> : null}
      <ul className="locals">
        {detail.localCompanies.map((company) => (
          <li key={company.id}>
            <Link to={`/e/${company.id}`}>{company.name}</Link>
            <span className="muted">
              {company.regionName} · {zh.operationOrigin[company.origin]} {percent(company.confidence)} ·{' '}
              {zh.segment.asOf} {company.asOf}
            </span>
            <span>{company.evidence}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Classes of the national standard, and who says that they correspond. */
function Industry({ industry }: { industry: SegmentDetail['industry'] }) {
  if (!industry) return null;
  const classes = industry.classes.map(({ code, name, breadth }) => `${code} ${name}（${words.breadth[breadth]}）`);
  const sources = industry.citations.map(({ title }) => title).join('、');
  return (
    <p className="muted" data-testid="industry" title={sources}>
      {words.industry}：{classes.join('、')}；{zh.factKind[industry.kind]}，{zh.segment.asOf} {industry.asOf}
    </p>
  );
}

function Actions({ detail, mapAddress }: { detail: SegmentDetail; mapAddress: string }) {
  const isHere = detail.presence.verdict === '有';
  return (
    <p className="segment-actions no-print">
      <Link className="button primary" data-testid="all-targets" to={`/targets?segment=${detail.id}`}>
        {zh.action.allTargets}
      </Link>
      <Link className="button" to={mapAddress}>
        {zh.segment.openMap}
      </Link>
      <Link className="button" data-testid="segment-shock" to={segmentShock(detail.id, isHere)}>
        {isHere ? words.shockHere : words.shockImport}
      </Link>
    </p>
  );
}

function Detail({ detail }: { detail: SegmentDetail }) {
  usePageTitle(detail.name);
  const mapAddress = `/c/${detail.chainId}/map?sel=${detail.id.split('/')[1] ?? ''}`;
  return (
    <div className="segment-page">
      <header className="segment-head">
        <p className="muted">
          <Link to={mapAddress}>{detail.chainName}</Link> · {detail.tier} · {detail.group}
        </p>
        <h1>
          {detail.name} <StatusTag status={detail.status} />
        </h1>
        <p>{detail.description}</p>
        <p className="muted">
          {zh.segment.aliases}：{detail.aliases.join('、')}；{zh.segment.products}：{detail.products.join('、')}
        </p>
        <Industry industry={detail.industry} />
        <p className="sentence">{detail.rule.sentence}</p>
        <Actions detail={detail} mapAddress={mapAddress} />
      </header>
      <div className="segment-columns">
        <div>
          <PresenceProof detail={detail} />
          <LocalCompanies detail={detail} />
          <section className="card block two">
            <Neighbours title={zh.segment.upstream} neighbours={detail.upstream} />
            <Neighbours title={zh.segment.downstream} neighbours={detail.downstream} />
          </section>
        </div>
        <div>
          <RuleBlock detail={detail} />
          <TwoNumbers detail={detail} />
        </div>
        <div>
          <PlanWords words={detail.plan} differs={detail.planDiffers} />
          <OverrideForm key={detail.presence.override?.revision ?? 0} detail={detail} />
          <section className="card block">
            <h2>{zh.segment.sources}</h2>
            <ul className="sources">
              {detail.sources.map((source) => (
                <li key={source.id}>
                  {source.title}{' '}
                  <span className="muted">{`${source.publisher}，${source.date}，${zh.factKind[source.kind]}`}</span>
                </li>
              ))}
            </ul>
            <p className="muted num">{zh.cockpit.dataLine(detail.version.id, detail.version.asOf)}</p>
          </section>
        </div>
      </div>
    </div>
  );
}

export function SegmentPage() {
  const { chain = '', segment = '' } = useParams();
  const query = useSegment(`${encodeURIComponent(chain)}/${encodeURIComponent(segment)}`);
  return (
    <Answer query={query} rows={10}>
      {(detail) => <Detail detail={detail} />}
    </Answer>
  );
}
