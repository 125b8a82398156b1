/** Neighbourhoods, downstream segments and introduction paths on the sample graph, counted by hand. */
import type { CompanyId, SegmentId } from '../../server/graph/ids.ts';
import type { GraphEdgeRef, GraphNodeRef, GraphStore } from '../../server/store/graph-store.ts';

const id = (node: GraphNodeRef): string => node.id;
const arrow = (edge: GraphEdgeRef): string => `${edge.from.id} ${edge.type} ${edge.to.id}`;

export function describeWalks(prepared: () => Promise<GraphStore>): void {
  const down = async (from: string, depth: number): Promise<string[]> => {
    const store = await prepared();
    const found = await store.downstreamSegments(from as SegmentId, depth);
    return found.map(({ segmentId, distance }) => `${distance} ${segmentId}`);
  };

  const paths = async (from: string, to: string, maxLength: number, count: number) => {
    const store = await prepared();
    return store.introductionPaths(from as CompanyId, to as CompanyId, maxLength, count);
  };
  const route = async (from: string, to: string, maxLength: number, count: number): Promise<string[]> =>
    (await paths(from, to, maxLength, count)).map((path) => path.nodes.map(id).join(' '));

  describe('neighbourhood', () => {
    it('gives the nodes one step away, with all edges between them', async () => {
      const store = await prepared();
      const seen = await store.neighbourhood({ type: 'segment', id: 'ev/pack' }, 1, 100);
      expect(seen.nodes.map(id)).toEqual(['ev/pack', 'c-battery', 'ev', 'ev/car', 'ev/cell']);
      expect(seen.edges.map(arrow)).toEqual([
        'ev/cell INPUT_OF ev/car',
        'ev/cell INPUT_OF ev/pack',
        'ev/pack INPUT_OF ev/car',
        'c-battery OPERATES_IN ev/cell',
        'c-battery OPERATES_IN ev/pack',
        'ev/car PART_OF ev',
        'ev/cell PART_OF ev',
        'ev/pack PART_OF ev',
      ]);
      expect(seen.omitted).toBe(0);
    });

    it('keeps the nearest, ties by id, and counts what it cut off', async () => {
      const store = await prepared();
      const whole = await store.neighbourhood({ type: 'segment', id: 'ev/pack' }, 2, 100);
      const cut = await store.neighbourhood({ type: 'segment', id: 'ev/pack' }, 2, 3);
      expect(cut.nodes).toEqual(whole.nodes.slice(0, 3));
      expect(cut.omitted).toBe(whole.nodes.length - 3);
      const kept = new Set(cut.nodes.map(id));
      expect(cut.edges).toEqual(whole.edges.filter((edge) => kept.has(edge.from.id) && kept.has(edge.to.id)));
    });

    it('names the type of each node', async () => {
      const store = await prepared();
      const seen = await store.neighbourhood({ type: 'organisation', id: 'o-chamber' }, 1, 100);
      expect(seen.nodes).toEqual([
        { type: 'organisation', id: 'o-chamber' },
        { type: 'region', id: '330700' },
        { type: 'company', id: 'c-car' },
        { type: 'company', id: 'c-far-sub' },
        { type: 'company', id: 'c-foil' },
      ]);
    });

    it('shows a node without edges alone, and nothing for a node that is not there', async () => {
      const store = await prepared();
      const lonely: GraphNodeRef = { type: 'company', id: 'c-lonely' };
      expect(await store.neighbourhood(lonely, 2, 10)).toEqual({ nodes: [lonely], edges: [], omitted: 0 });
      for (const node of [
        { type: 'company', id: 'nobody' },
        { type: 'segment', id: 'c-lonely' },
      ] as const) {
        expect(await store.neighbourhood(node, 2, 10)).toEqual({ nodes: [], edges: [], omitted: 0 });
      }
    });
  });

  describe('downstream segments', () => {
    it('follows inputs to what they feed, by distance then id', async () => {
      expect(await down('ev/foil', 8)).toEqual(['1 ev/cell', '2 ev/car', '2 ev/pack']);
      expect(await down('chip/igbt', 8)).toEqual(['1 ev/motor', '2 ev/car']);
    });

    it('stops at the depth and at terminal segments', async () => {
      expect(await down('ev/foil', 1)).toEqual(['1 ev/cell']);
      expect(await down('ev/car', 8)).toEqual([]);
      expect(await down('ev/none', 8)).toEqual([]);
    });
  });

  describe('introduction paths', () => {
    it('goes along relations in any direction and through a shared membership', async () => {
      expect(await route('c-far', 'c-car', 3, 5)).toEqual(['c-far c-far-sub o-chamber c-car']);
    });

    it('goes on to longer paths when there are more, shortest first, ties by ids', async () => {
      expect(await route('c-far', 'c-battery', 4, 5)).toEqual([
        'c-far c-far-sub o-chamber c-car c-battery',
        'c-far c-far-sub o-chamber c-foil c-battery',
      ]);
      expect(await route('c-car', 'c-foil', 4, 5)).toEqual(['c-car c-battery c-foil', 'c-car o-chamber c-foil']);
      expect(await route('c-battery', 'c-car', 4, 5)).toEqual(['c-battery c-car', 'c-battery c-foil o-chamber c-car']);
    });

    it('keeps to the count and the length', async () => {
      expect(await route('c-car', 'c-foil', 4, 1)).toEqual(['c-car c-battery c-foil']);
      expect(await route('c-far', 'c-battery', 3, 5)).toEqual([]);
    });

    it('says which relation each hop rests on, in its own direction', async () => {
      const [path] = await paths('c-far', 'c-battery', 4, 1);
      expect(path?.edges.map(arrow)).toEqual([
        'c-far OWNS c-far-sub',
        'c-far-sub MEMBER_OF o-chamber',
        'c-car MEMBER_OF o-chamber',
        'c-car COOPERATES_WITH c-battery',
      ]);
    });

    it('never takes a shared place or segment for an introduction', async () => {
      expect(await route('c-far', 'c-chip', 6, 5)).toEqual([]);
      expect(await route('c-car', 'c-car', 6, 5)).toEqual([]);
      expect(await route('c-car', 'nobody', 6, 5)).toEqual([]);
    });
  });
}
