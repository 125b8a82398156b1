/** The three tools of planning, side by side over each of their pages. */
import { NavLink, useLocation } from 'react-router';
import { zhPlanning as words } from '../i18n/zh-planning.ts';
import { usePageTitle } from './page-title.ts';
import './planning.css';

const TOOLS = ['portfolio', 'shock'] as const;

export function PlanningTabs() {
  const { pathname } = useLocation();
  usePageTitle(words.tabs[TOOLS.find((tool) => pathname.startsWith(`/${tool}`)) ?? 'scenario']);
  return (
    <nav aria-label={words.tabs.label} className="plan-tabs no-print">
      <NavLink to="/scenario">{words.tabs.scenario}</NavLink>
      <NavLink to="/portfolio">{words.tabs.portfolio}</NavLink>
      <NavLink to="/shock">{words.tabs.shock}</NavLink>
    </nav>
  );
}
