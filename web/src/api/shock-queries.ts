/** What the shock page asks. */
import { useQuery } from '@tanstack/react-query';
import { read, type ShockView } from './client.ts';

export interface ShockAsked {
  readonly type: ShockView['type'];
  readonly of: string;
  /** Share lost, 0-1. */
  readonly share: number;
}

export const useShock = ({ type, of, share }: ShockAsked) =>
  useQuery({
    queryKey: ['shock', type, of, share],
    queryFn: ({ signal }) => read<'shock'>('/shocks', { type, of, share }, signal),
  });

export const useChokepoints = () =>
  useQuery({ queryKey: ['chokepoints'], queryFn: ({ signal }) => read<'chokepoints'>('/chokepoints', {}, signal) });
