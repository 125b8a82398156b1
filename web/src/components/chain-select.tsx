/** Choice of one chain or all, for pages whose address names a chain. */
import { useChains } from '../api/queries.ts';

interface ChainSelectProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly onPick: (chain: string | undefined) => void;
}

export function ChainSelect({ label, all, value, onPick }: ChainSelectProps) {
  const chains = useChains().data?.chains ?? [];
  const isListed = value === undefined || chains.some(({ id }) => id === value);
  return (
    <label>
      {label}{' '}
      <select className="field" value={value ?? ''} onChange={(event) => onPick(event.target.value || undefined)}>
        <option value="">{all}</option>
        {isListed ? null : <option value={value}>{value}</option>}
        {chains.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
