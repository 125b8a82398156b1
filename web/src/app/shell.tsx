/** The frame of every page: header, navigation, search, and what a crashed page leaves standing. */
import { Component, type ReactNode, Suspense } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { Skeleton } from '../components/answer.tsx';
import { SearchBox } from '../components/search-box.tsx';
import { zh } from '../i18n/zh-cn.ts';
import './shell.css';

class PageBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="page-note card" role="alert">
        <h1>{zh.failure.pageBroken}</h1>
        <p>{zh.failure.pageBrokenDetail}</p>
        <button type="button" className="button primary" onClick={() => this.setState({ failed: false })}>
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
          <NavLink to="/" end>
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
