/** Handlers of 名录 and contact marks. */
import type { TargetListServices } from '../services/target-lists.ts';
import type { Handlers } from './mount.ts';
import { RequestError } from './problem.ts';

type ListRoute = 'targetLists' | 'targetListVersion' | `${string}TargetList` | 'contacts' | `${string}Contact`;

/** A shelf, unless the name is another list's. */
function named<Shelf>(shelf: Shelf | null): Shelf {
  if (shelf === null) throw new RequestError(409, 'target_list_name_taken', '已有同名的名录，请换一个名称。');
  return shelf;
}

export function targetListHandlers(lists: TargetListServices): Pick<Handlers, Extract<keyof Handlers, ListRoute>> {
  return {
    targetLists: () => lists.shelf(),
    saveTargetList: ({ body }) => lists.save(body),
    targetListVersion: ({ params }) => lists.open(params.list, params.version),
    diffTargetList: ({ params, query }) => lists.diff(params.list, query.from, query.to),
    renameTargetList: async ({ params, body }) =>
      named(await lists.rename(params.list, body.name, body.expectedRevision)),
    removeTargetList: ({ params, query }) => lists.remove(params.list, query.expectedRevision),
    restoreTargetList: async ({ params, body }) => named(await lists.restore(params.list, body.expectedRevision)),
    contacts: async () => ({ contacts: await lists.contacts() }),
    async markContact({ params, body }) {
      const answer = await lists.markContact(params.company, body);
      if (!('collision' in answer)) return answer;
      const others = answer.collision.offices.map(({ office, date }) => `${office}（${date}）`).join('、');
      throw new RequestError(409, 'contact_collision', `${others}已联系过这家企业，请先与其沟通，避免重复联系。`);
    },
    withdrawContact: async ({ params, query }) => ({
      contacts: await lists.withdrawContact(params.company, query.office, query.expectedRevision),
    }),
  };
}
