/** Sources in the form they are cited: title, publisher, date, kind. */
import type { CompanyDetail } from '../../api/client.ts';
import { zh } from '../../i18n/zh-cn.ts';

export function SourceList({ sources }: { sources: CompanyDetail['sources'] }) {
  return (
    <ul className="sources">
      {sources.map((source) => (
        <li key={source.id}>
          {source.title}
          <span className="muted"> {`${source.publisher}，${source.date}，${zh.factKind[source.kind]}`}</span>
        </li>
      ))}
    </ul>
  );
}
