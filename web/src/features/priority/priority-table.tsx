/** The points of the picture as rows. */
import { Link } from 'react-router';
import type { PriorityPoint, PriorityView } from '../../api/client.ts';
import { percent, points as printed } from '../../format/number.ts';
import { zhPriority as words } from '../../i18n/zh-priority.ts';

function Row({ point }: { point: PriorityPoint }) {
  const slug = point.segmentId.split('/')[1] ?? '';
  const { needRankRange: range } = point;
  return (
    <tr data-testid="priority-row" className={point.onFront ? 'front' : ''}>
      <td className="num">{point.needRank}</td>
      <td className="num">{range ? words.range(range.best, range.worst) : '—'}</td>
      <td>
        <Link to={`/c/${point.chainId}/s/${slug}`}>{point.name}</Link> <span className="muted">{point.chainName}</span>
      </td>
      <td className="num">{printed(point.need)}</td>
      <td className="num">{point.likelihood.toFixed(2)}</td>
      <td>{point.quadrant}</td>
      <td>{point.onFront ? words.onFront : ''}</td>
      <td className="num">{percent(1 - point.probability)}</td>
    </tr>
  );
}

export function PriorityTable({ view }: { view: PriorityView }) {
  const { columns } = words;
  return (
    <div className="priority-rows card">
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.rank}</th>
            <th scope="col" title={words.rangeHelp}>
              {columns.range}
            </th>
            <th scope="col">{columns.name}</th>
            <th scope="col">{words.need}</th>
            <th scope="col">{words.likelihood}</th>
            <th scope="col">{columns.quadrant}</th>
            <th scope="col">{columns.front}</th>
            <th scope="col">{columns.absent}</th>
          </tr>
        </thead>
        <tbody>
          {view.points.map((point) => (
            <Row key={point.segmentId} point={point} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
