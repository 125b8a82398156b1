/** Entry of the web application. */
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Link, Route, Routes } from 'react-router';
import { createQueryClient } from '../api/queries.ts';
import { zh } from '../i18n/zh-cn.ts';
import { lazyPage } from './lazy-page.ts';
import { Shell } from './shell.tsx';
import './tokens.css';

const CockpitPage = lazyPage(async () => (await import('../features/cockpit/cockpit-page.tsx')).CockpitPage);
const ChainMapPage = lazyPage(async () => (await import('../features/chain-map/chain-map-page.tsx')).ChainMapPage);
const SegmentPage = lazyPage(async () => (await import('../features/segment-detail/segment-page.tsx')).SegmentPage);
const TargetsPage = lazyPage(async () => (await import('../features/targets/targets-page.tsx')).TargetsPage);
const ListsPage = lazyPage(async () => (await import('../features/lists/lists-page.tsx')).ListsPage);
const CompanyPage = lazyPage(async () => (await import('../features/company/company-page.tsx')).CompanyPage);
const ScenarioListPage = lazyPage(
  async () => (await import('../features/scenario/scenario-list-page.tsx')).ScenarioListPage,
);
const ScenarioPage = lazyPage(async () => (await import('../features/scenario/scenario-page.tsx')).ScenarioPage);
const ScenarioComparePage = lazyPage(async () => (await import('../features/scenario/compare-page.tsx')).ComparePage);
const PortfolioPage = lazyPage(async () => (await import('../features/portfolio/portfolio-page.tsx')).PortfolioPage);
const ShockPage = lazyPage(async () => (await import('../features/shock/shock-page.tsx')).ShockPage);
const PriorityPage = lazyPage(async () => (await import('../features/priority/priority-page.tsx')).PriorityPage);
const LeadersPage = lazyPage(async () => (await import('../features/leaders/leaders-page.tsx')).LeadersPage);
const VerifyPage = lazyPage(async () => (await import('../features/verify/verify-page.tsx')).VerifyPage);

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

/** Routes as components, not as data: the router's loaders and actions would be 14 kB on every first visit. */
function Pages() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route path="/" element={<CockpitPage />} />
        <Route path="/c/:chain" element={<ChainMapPage />} />
        <Route path="/c/:chain/map" element={<ChainMapPage />} />
        <Route path="/c/:chain/leaders" element={<LeadersPage />} />
        <Route path="/c/:chain/s/:segment" element={<SegmentPage />} />
        <Route path="/targets" element={<TargetsPage />} />
        <Route path="/lists" element={<ListsPage />} />
        <Route path="/e/:company" element={<CompanyPage />} />
        <Route path="/scenario" element={<ScenarioListPage />} />
        <Route path="/scenario/compare" element={<ScenarioComparePage />} />
        <Route path="/scenario/:scenario" element={<ScenarioPage />} />
        <Route path="/portfolio" element={<PortfolioPage />} />
        <Route path="/shock" element={<ShockPage />} />
        <Route path="/priority" element={<PriorityPage />} />
        <Route path="/verify" element={<VerifyPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <BrowserRouter>
        <Pages />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);
