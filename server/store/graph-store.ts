/**
 * The storage port. A store persists the graph, answers retrieval, neighbourhood and path questions, keeps users'
 * records, and names its data version. It holds no ranking logic. One contract suite runs against every adapter.
 */
import type { GraphData } from '../graph/entities.ts';
import type { CompanyId, SegmentId } from '../graph/ids.ts';
import type { DataVersion } from '../graph/snapshot.ts';

/** What an adapter can do beyond the contract; a test reads these flags instead of skipping. */
export interface StoreCapabilities {
  readonly kind: 'embedded' | 'neo4j';
  /** The store survives on another machine and can be read by several processes. */
  readonly remote: boolean;
  /** Users can query the graph with Cypher. */
  readonly cypher: boolean;
}

export type ImportStage = 'nodes' | 'relationships' | 'index' | 'publish';

export interface ImportProgress {
  readonly stage: ImportStage;
  readonly done: number;
  readonly total: number;
}

export interface ImportOptions {
  /** Clock of the import, an ISO instant. */
  readonly importedAt: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

export interface CandidateHit {
  readonly companyId: CompanyId;
  /** Comparable within one answer only. */
  readonly score: number;
}

/** A node of an ego graph or path. */
export interface GraphNodeRef {
  readonly type: 'segment' | 'company' | 'chain' | 'region' | 'organisation';
  readonly id: string;
}

export interface GraphEdgeRef {
  readonly type: string;
  readonly from: GraphNodeRef;
  readonly to: GraphNodeRef;
}

export interface Neighbourhood {
  readonly nodes: readonly GraphNodeRef[];
  readonly edges: readonly GraphEdgeRef[];
  /** Nodes within reach that were cut off by the limit. */
  readonly omitted: number;
}

export interface GraphPath {
  readonly nodes: readonly GraphNodeRef[];
  readonly edges: readonly GraphEdgeRef[];
}

export type RecordCollection = 'presence_override' | 'chain_leader' | 'target_list' | 'scenario' | 'contact' | 'log';

/** A user's record; it lives beside the graph and survives every re-import. */
export interface StoredRecord {
  readonly collection: RecordCollection;
  readonly id: string;
  /** From 1, plus one with each write. */
  readonly revision: number;
  readonly updatedAt: string;
  readonly body: unknown;
}

export interface RecordStore {
  list(collection: RecordCollection): Promise<readonly StoredRecord[]>;
  get(collection: RecordCollection, id: string): Promise<StoredRecord | null>;
  /**
   * Writes a record. `expectedRevision` is the revision the writer has seen, 0 for a new record.
   * @throws StoreError `record_conflict` when somebody else wrote in between.
   */
  put(write: {
    collection: RecordCollection;
    id: string;
    expectedRevision: number;
    updatedAt: string;
    body: unknown;
  }): Promise<StoredRecord>;
  /** @throws StoreError `record_conflict`. Removing what is not there is not an error. */
  remove(collection: RecordCollection, id: string, expectedRevision: number): Promise<void>;
}

export interface StoreHealth {
  /** The process can reach its store at all. */
  readonly reachable: boolean;
  /** It holds a complete graph. */
  readonly ready: boolean;
  readonly detail: string;
}

export interface GraphStore {
  readonly capabilities: StoreCapabilities;
  readonly records: RecordStore;
  /** The published version, or null when nothing was imported yet. */
  version(): Promise<DataVersion | null>;
  /**
   * Replaces the graph, all or nothing: readers see the old version until the new one is complete; an interrupted
   * import leaves the old one. Importing equal data again publishes the same version id.
   * @throws StoreError `graph_invalid` (an edge without its end, an id twice), `import_aborted`,
   * `store_unavailable`, `store_damaged`, `store_read_only`.
   */
  importGraph(data: GraphData, options: ImportOptions): Promise<DataVersion>;
  /** The whole published graph, arrays in the order of their ids. @throws StoreError `store_empty`. */
  readGraph(): Promise<{ version: DataVersion; data: GraphData }>;
  /**
   * Companies whose name, aliases, products or texts share words with the text, best first; at most `limit`
   * (1-1000). Any text is a valid query; one without a searchable word finds nothing.
   */
  findCandidates(text: string, limit: number): Promise<readonly CandidateHit[]>;
  /**
   * Everything within `depth` (1-4) edges of a node, at most `limit` (1-1000) nodes, nearest first, ties by id; the
   * edges are all those between the nodes given. Empty when the graph has no such node.
   */
  neighbourhood(node: GraphNodeRef, depth: number, limit: number): Promise<Neighbourhood>;
  /** Segments reachable from one along INPUT_OF within `depth` (1-8) steps, by distance then id. */
  downstreamSegments(from: SegmentId, depth: number): Promise<readonly { segmentId: SegmentId; distance: number }[]>;
  /**
   * Shortest paths between two companies over organisation-level relations and shared memberships, any direction,
   * at most `maxLength` (1-6) edges and `count` (1-20) paths, shortest first, ties by the ids along the path. No
   * path visits a node twice; of parallel relations between two nodes the first by type stands for the hop.
   */
  introductionPaths(from: CompanyId, to: CompanyId, maxLength: number, count: number): Promise<readonly GraphPath[]>;
  health(): Promise<StoreHealth>;
  close(): Promise<void>;
}
