/** The only importer of the server's contract. The server checks every answer against it, so types suffice here. */
import type { Problem } from '../../../server/contract/common.ts';
import type { RouteBody, RouteName, RouteOutput } from '../../../server/contract/routes.ts';

export type {
  PlanWord,
  Problem,
  SegmentStatusName,
  StatusCounts,
} from '../../../server/contract/common.ts';
export type {
  ChainList,
  ChainMap,
  ChainSummary,
  GapLine,
  MapLink,
  MapSegment,
} from '../../../server/contract/chains.ts';
export type { CompanyDetail, SearchHitView } from '../../../server/contract/companies.ts';
export type {
  ChokepointList,
  LandingInput,
  PortfolioInput,
  PortfolioJob,
  PortfolioView,
  ScenarioComparison,
  ScenarioContent,
  ScenarioList,
  ScenarioResultView,
  ScenarioView,
  ShockView,
} from '../../../server/contract/planning.ts';
export type { NeedView, PriorityPoint, PriorityView } from '../../../server/contract/priority.ts';
export type { EvidenceView, NeighbourView, SegmentDetail, TextLead } from '../../../server/contract/segments.ts';
export type { HonourView, TargetList, TargetRow } from '../../../server/contract/targets.ts';
export type { VerificationListView, VerificationRow } from '../../../server/contract/verifications.ts';

const PREFIX = '/api/v1';

/** A failed request. `problem` is null when nothing that answers like our server was reached. */
export class RequestFailure extends Error {
  readonly problem: Problem | null;

  constructor(problem: Problem | null) {
    super(problem?.title ?? 'unreachable');
    this.name = 'RequestFailure';
    this.problem = problem;
  }
}

type QueryValue = string | number | undefined;

function address(path: string, query: Readonly<Record<string, QueryValue>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return `${PREFIX}${path}${text === '' ? '' : `?${text}`}`;
}

async function readProblem(response: Response): Promise<Problem | null> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'code' in body ? (body as Problem) : null;
  } catch {
    return null;
  }
}

async function send<Name extends RouteName>(url: string, init: RequestInit): Promise<RouteOutput<Name>> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new RequestFailure(null);
  }
  if (!response.ok) throw new RequestFailure(await readProblem(response));
  return (await response.json()) as RouteOutput<Name>;
}

/** GET of a route of the contract. `Name` fixes the type of the answer; the path is written out by the caller. */
export function read<Name extends RouteName>(
  path: string,
  query: Readonly<Record<string, QueryValue>>,
  signal: AbortSignal,
): Promise<RouteOutput<Name>> {
  return send<Name>(address(path, query), { signal });
}

export function write<Name extends RouteName>(
  method: 'PUT' | 'POST',
  path: string,
  body: RouteBody<Name>,
): Promise<RouteOutput<Name>> {
  return send<Name>(address(path, {}), {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export function remove<Name extends RouteName>(
  path: string,
  query: Readonly<Record<string, QueryValue>>,
): Promise<RouteOutput<Name>> {
  return send<Name>(address(path, query), { method: 'DELETE' });
}
