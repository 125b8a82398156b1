/** The frame of every page: header, navigation, search, and what a crashed page leaves standing. */
import { Component, type ReactNode, Suspense } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { Skeleton } from '../components/answer.tsx';
import { SearchBox } from '../components/search-box.tsx';
import { zh } from '../i18n/zh-cn.ts';
import { PageNotFetched } from './lazy-page.ts';
import './shell.css';

type Failure = 'none' | 'broken' | 'not_fetched';

class PageBoundary extends Component<{ children: ReactNode }, { failure: Failure }> {
  override state: { failure: Failure } = { failure: 'none' };

  static getDerivedStateFromError(error: unknown): { failure: Failure } {
    return { failure: error instanceof PageNotFetched ? 'not_fetched' : 'broken' };
  }

  /** What could not be fetched is not asked for again by itself: the address is loaded anew. */
  retry = (): void => {
    if (this.state.failure === 'not_fetched') window.location.reload();
    else this.setState({ failure: 'none' });
  };

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === 'none') return this.props.children;
    const { unreachable, unreachableDetail, pageBroken, pageBrokenDetail } = zh.failure;
    return (
      <div className="page-note card" role="alert">
        <h1>{failure === 'broken' ? pageBroken : unreachable}</h1>
        <p>{failure === 'broken' ? pageBrokenDetail : unreachableDetail}</p>
        <button type="button" className="button primary" onClick={this.retry}>
          {zh.action.retry}
        </button>
      </div>
    );
  }
}

const LAST_CHAIN = 'nev';

export function Shell() {
  const { pathname } = useLocation();
  const chain = /^\/c\/([^/]+)/.exec(pathname)?.[1] ?? LAST_CHAIN;
  return (
    <div className="shell">
      <header className="shell-head">
        <NavLink to="/" className="brand">
          <img src="/icon.svg" alt="" width="26" height="26" />
          {zh.product}
          <span className="brand-tag">{zh.tagline}</span>
        </NavLink>
        <nav aria-label="主导航" className="shell-nav no-print">
          <NavLink to="/" end className={/^\/(priority|verify)/.test(pathname) ? 'active' : ''}>
            {zh.nav.cockpit}
          </NavLink>
          <NavLink to={`/c/${chain}/map`} className={pathname.startsWith('/c/') ? 'active' : ''}>
            {zh.nav.map}
          </NavLink>
          <NavLink to="/targets">{zh.nav.targets}</NavLink>
          <NavLink to="/lists">{zh.nav.lists}</NavLink>
          <NavLink to="/scenario" className={/^\/(portfolio|shock)/.test(pathname) ? 'active' : ''}>
            {zh.nav.scenario}
          </NavLink>
        </nav>
        <SearchBox />
      </header>
      <main className="shell-main">
        <PageBoundary key={pathname}>
          <Suspense fallback={<Skeleton rows={8} />}>
            <Outlet />
          </Suspense>
        </PageBoundary>
      </main>
    </div>
  );
}
