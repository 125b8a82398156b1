import fc from 'fast-check';
import type { Region } from '../../../server/graph/entities.ts';
import type { RegionId } from '../../../server/graph/ids.ts';
import { groupBy, isWithinRegion } from '../../../server/graph/snapshot.ts';

const region = (id: string, parentId?: string): [RegionId, Region] => [
  id as RegionId,
  { id: id as RegionId, name: id, level: 'county', parentId: parentId as RegionId | undefined },
];

describe('isWithinRegion', () => {
  const regions = new Map([
    region('330000'),
    region('330700', '330000'),
    region('330783', '330700'),
    region('371521', '371500'),
  ]);

  it('follows parents, not names or code prefixes', () => {
    expect(isWithinRegion(regions, '330783' as RegionId, '330700' as RegionId)).toBe(true);
    expect(isWithinRegion(regions, '330000' as RegionId, '330700' as RegionId)).toBe(false);
    expect(isWithinRegion(regions, '371521' as RegionId, '330700' as RegionId)).toBe(false);
  });

  it('ends on a cycle of parents', () => {
    const cyclic = new Map([region('1', '2'), region('2', '1')]);
    expect(isWithinRegion(cyclic, '1' as RegionId, '3' as RegionId)).toBe(false);
  });
});

describe('groupBy', () => {
  it('loses nothing and keeps the order within each group', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (values) => {
        const groups = groupBy(values, (value) => value % 3);
        for (const [key, group] of groups) expect(group).toEqual(values.filter((value) => value % 3 === key));
        expect([...groups.values()].flat()).toHaveLength(values.length);
      }),
    );
  });
});
