/** Pages whose script is fetched when they are first opened. */
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/** The page's script could not be fetched: no connection, or the server has been updated meanwhile. */
export class PageNotFetched extends Error {
  override readonly name = 'PageNotFetched';
}

export function lazyPage(fetchPage: () => Promise<ComponentType>): LazyExoticComponent<ComponentType> {
  return lazy(async () => {
    try {
      return { default: await fetchPage() };
    } catch (cause) {
      throw new PageNotFetched('page not fetched', { cause });
    }
  });
}
