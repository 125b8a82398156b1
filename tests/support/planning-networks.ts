/** Synthetic input networks whose shape is that of real supply networks: few hubs, short chains. */
import type { Rng } from '../../server/planning/seeded-rng.ts';
import type { ShockLink } from '../../server/planning/shock/shock-network.ts';

const pick = (rng: Rng): ShockLink['necessity'] => {
  const roll = rng();
  return roll < 0.35 ? 'core' : roll < 0.75 ? 'common' : 'auxiliary';
};

/** Acyclic preferential attachment: each new node takes `inputs` inputs, mostly from what many already use. */
export function heavyTailedLinks(nodes: number, inputs: number, rng: Rng): readonly ShockLink[] {
  const links: ShockLink[] = [];
  const urn: number[] = [0];
  for (let node = 1; node < nodes; node += 1) {
    const chosen = new Set<number>();
    for (let draw = 0; draw < inputs; draw += 1) chosen.add(urn[Math.floor(rng() * urn.length)] ?? 0);
    for (const from of chosen) {
      links.push({ from, to: node, necessity: pick(rng) });
      urn.push(from, from, from);
    }
    urn.push(node);
  }
  return links;
}
