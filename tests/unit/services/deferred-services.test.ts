import { deferServices } from '../../../server/services/deferred-services.ts';
import type { Services } from '../../../server/services/services.ts';
import { StoreError } from '../../../server/store/store-error.ts';
import { openSeededProduct } from '../../support/seeded-services.ts';

const away = () => new StoreError('store_unavailable', 'away');

describe('deferServices', () => {
  it('answers with the failure while the store is away, waits longer each time, then works', async () => {
    const product = await openSeededProduct();
    const waits: number[] = [];
    let attempts = 0;
    const open = async (): Promise<Services> => {
      attempts += 1;
      if (attempts <= 3) throw away();
      return product.services;
    };
    const { services, opened } = deferServices(
      open,
      async () => {},
      (_error, waitMs) => waits.push(waitMs),
    );
    await expect(services.chains()).rejects.toMatchObject({ code: 'store_unavailable' });
    await expect(services.planning.listScenarios()).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(await services.health()).toMatchObject({ live: true, ready: false });
    await opened;
    expect(waits).toEqual([1000, 2000, 4000]);
    expect((await services.chains()).chains).toHaveLength(16);
    expect((await services.planning.listScenarios()).scenarios).toHaveLength(3);
    expect(await services.health()).toMatchObject({ ready: true });
    await product.close();
  });

  it('gives up at once on what waiting does not heal', async () => {
    const open = async (): Promise<Services> => {
      throw new StoreError('store_unauthorized', 'wrong password');
    };
    const { opened } = deferServices(
      open,
      async () => {},
      () => {},
    );
    await expect(opened).rejects.toMatchObject({ code: 'store_unauthorized' });
  });
});
