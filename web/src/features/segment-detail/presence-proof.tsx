/** The verdict and all it was computed from. */
import { Link } from 'react-router';
import type { EvidenceView, SegmentDetail, TextLead } from '../../api/client.ts';
import { percent } from '../../format/number.ts';
import { zh } from '../../i18n/zh-cn.ts';
import { zhSegment as words } from '../../i18n/zh-segment.ts';

/** A place on the line, as CSS. */
const at = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** P(present) on a line from 0 to 1 with the two thresholds. */
function ProbabilityLine({ presence }: { presence: SegmentDetail['presence'] }) {
  const { probability, thresholds } = presence;
  return (
    <div className="probability-line" aria-hidden="true">
      <span className="zone absent" style={{ width: at(thresholds.absent) }}>
        缺
      </span>
      <span className="zone between" style={{ width: at(thresholds.present - thresholds.absent) }}>
        不知
      </span>
      <span className="zone present" style={{ width: at(1 - thresholds.present) }}>
        有
      </span>
      <span className="needle" style={{ left: at(probability) }} />
    </div>
  );
}

/** The firms whose texts speak, each with clause and words. */
function TextLeads({ leads }: { leads: readonly TextLead[] }) {
  return (
    <ul className="text-leads">
      {leads.map(({ companyId, companyName, probability, excerpt, words: shared }) => (
        <li key={companyId}>
          <Link to={`/e/${companyId}`}>{companyName}</Link> {excerpt === '' ? words.nameOnly : <q>{excerpt}</q>}{' '}
          <span className="muted">
            {words.sharedWords(shared)}；{words.alone(percent(probability))}
          </span>
        </li>
      ))}
    </ul>
  );
}

const isInferred = ({ source }: EvidenceView): boolean => source === 'text' || source === 'city_text';

function EvidenceList({ title, help, items }: { title: string; help: string; items: readonly EvidenceView[] }) {
  return (
    <>
      <h3>{title}</h3>
      <p className="muted basis">{items.length === 0 ? zh.segment.noEvidence : help}</p>
      <ul className="evidence">
        {items.map((item) => (
          <li key={`${item.source}:${item.companyId ?? ''}:${item.note}:${item.asOf}`}>
            <span className="num">{percent(item.probability)}</span>
            <span>
              {isInferred(item) ? <span className="inferred">{words.inferred}</span> : null}
              {item.companyId ? <Link to={`/e/${item.companyId}`}>{item.companyName}</Link> : null}{' '}
              {item.cityText ? words.cityText : item.note}
              <span className="muted">
                {' '}
                {zh.segment.asOf} {item.asOf}
                {item.citations.length > 0 ? `；${item.citations.map((source) => source.title).join('、')}` : ''}
              </span>
              {item.cityText ? <TextLeads leads={item.cityText.leads} /> : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function PresenceProof({ detail }: { detail: SegmentDetail }) {
  const { presence } = detail;
  const facts: [string, string][] = [
    [zh.segment.probability, percent(presence.probability)],
    [zh.segment.searched, zh.segment.searchedValue(presence.searchedCompanies, presence.companiesWithText)],
    [zh.segment.coverage, percent(presence.coverage)],
    [zh.segment.prior, percent(presence.prior)],
    [zh.segment.expected, presence.expectedFirms.toFixed(1)],
    [zh.segment.formula, presence.formula],
  ];
  return (
    <section className="card block">
      <h2>
        {zh.segment.verdict}：{presence.verdict}
        {presence.override ? <span className="muted">（{zh.segment.override}）</span> : null}
      </h2>
      {presence.override ? (
        <p>
          {zh.segment.computed}：<b>{presence.computedVerdict}</b>
        </p>
      ) : null}
      <ProbabilityLine presence={presence} />
      <p className="muted">
        {zh.segment.thresholds(percent(presence.thresholds.present), percent(presence.thresholds.absent))}；
        {words.exportAt(percent(presence.thresholds.exportAbsent))}
        {presence.verdict === '缺'
          ? `。${presence.exportGrade ? zh.segment.exportGrade : zh.segment.notExportGrade}`
          : ''}
      </p>
      <dl className="facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      <ul className="basis muted">
        {presence.coverageBasis.map((basis) => (
          <li key={basis}>{basis}</li>
        ))}
        {presence.unseenFirms?.map(({ firms, rate, coverage }) => (
          <li key={`${rate}:${coverage}`}>{words.unseen(firms, percent(rate), percent(coverage))}</li>
        ))}
      </ul>
      <EvidenceList
        title={zh.segment.evidenceFor}
        help={words.shareFor}
        items={presence.evidence.filter((item) => item.side === 'for')}
      />
      <EvidenceList
        title={zh.segment.evidenceAgainst}
        help={words.shareAgainst}
        items={presence.evidence.filter((item) => item.side === 'against')}
      />
    </section>
  );
}
