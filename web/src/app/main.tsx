/** Entry of the web application. */
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, Link, RouterProvider } from 'react-router';
import { createQueryClient } from '../api/queries.ts';
import { zh } from '../i18n/zh-cn.ts';
import { Shell } from './shell.tsx';
import './tokens.css';

const CockpitPage = lazy(async () => ({ default: (await import('../features/cockpit/cockpit-page.tsx')).CockpitPage }));
const ChainMapPage = lazy(async () => ({
  default: (await import('../features/chain-map/chain-map-page.tsx')).ChainMapPage,
}));
const SegmentPage = lazy(async () => ({
  default: (await import('../features/segment-detail/segment-page.tsx')).SegmentPage,
}));
const TargetsPage = lazy(async () => ({ default: (await import('../features/targets/targets-page.tsx')).TargetsPage }));
const ListsPage = lazy(async () => ({ default: (await import('../features/lists/lists-page.tsx')).ListsPage }));
const CompanyPage = lazy(async () => ({ default: (await import('../features/company/company-page.tsx')).CompanyPage }));
const ScenarioListPage = lazy(async () => ({
  default: (await import('../features/scenario/scenario-list-page.tsx')).ScenarioListPage,
}));
const ScenarioPage = lazy(async () => ({
  default: (await import('../features/scenario/scenario-page.tsx')).ScenarioPage,
}));
const ScenarioComparePage = lazy(async () => ({
  default: (await import('../features/scenario/compare-page.tsx')).ComparePage,
}));
const PortfolioPage = lazy(async () => ({
  default: (await import('../features/portfolio/portfolio-page.tsx')).PortfolioPage,
}));
const ShockPage = lazy(async () => ({ default: (await import('../features/shock/shock-page.tsx')).ShockPage }));
const PriorityPage = lazy(async () => ({
  default: (await import('../features/priority/priority-page.tsx')).PriorityPage,
}));
const VerifyPage = lazy(async () => ({ default: (await import('../features/verify/verify-page.tsx')).VerifyPage }));

function NotFoundPage() {
  return (
    <div className="page-note card">
      <h1>{zh.failure.pageNotFound}</h1>
      <p>{zh.failure.pageNotFoundDetail}</p>
      <Link className="button primary" to="/">
        {zh.nav.cockpit}
      </Link>
    </div>
  );
}

const router = createBrowserRouter([
  {
    element: <Shell />,
    children: [
      { path: '/', element: <CockpitPage /> },
      { path: '/c/:chain', element: <ChainMapPage /> },
      { path: '/c/:chain/map', element: <ChainMapPage /> },
      { path: '/c/:chain/s/:segment', element: <SegmentPage /> },
      { path: '/targets', element: <TargetsPage /> },
      { path: '/lists', element: <ListsPage /> },
      { path: '/e/:company', element: <CompanyPage /> },
      { path: '/scenario', element: <ScenarioListPage /> },
      { path: '/scenario/compare', element: <ScenarioComparePage /> },
      { path: '/scenario/:scenario', element: <ScenarioPage /> },
      { path: '/portfolio', element: <PortfolioPage /> },
      { path: '/shock', element: <ShockPage /> },
      { path: '/priority', element: <PriorityPage /> },
      { path: '/verify', element: <VerifyPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
