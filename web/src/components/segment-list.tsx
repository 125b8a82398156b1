/** Segments by name, each leading to its page. */
import { Link } from 'react-router';
import { segmentAddress } from '../format/segment-address.ts';
import './planning.css';

export interface NamedEntity {
  readonly id: string;
  readonly name: string;
}

export function SegmentList({ segments }: { segments: readonly NamedEntity[] }) {
  return (
    <ul className="entity-list">
      {segments.map(({ id, name }) => (
        <li key={id}>
          <Link to={segmentAddress(id)}>{name}</Link>
        </li>
      ))}
    </ul>
  );
}
