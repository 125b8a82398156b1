/** The three tools of planning, side by side over each of their pages. */
import { NavLink } from 'react-router';
import { zhPlanning as words } from '../i18n/zh-planning.ts';
import './planning.css';

export function PlanningTabs() {
  return (
    <nav aria-label={words.tabs.label} className="plan-tabs no-print">
      <NavLink to="/scenario">{words.tabs.scenario}</NavLink>
      <NavLink to="/portfolio">{words.tabs.portfolio}</NavLink>
      <NavLink to="/shock">{words.tabs.shock}</NavLink>
    </nav>
  );
}
