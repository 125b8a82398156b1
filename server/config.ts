/** Settings from the environment, checked once at start. */
import { z } from 'zod';
import type { SimilaritySettings } from './services/similarity/open-similarity.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const environment = z.object({
  /** Address to listen on. Anything but loopback needs LIANTU_TOKEN. */
  LIANTU_HOST: z.string().default('127.0.0.1'),
  LIANTU_PORT: z.coerce.number().int().min(0).max(65535).default(4180),
  /** Folder of the embedded store; created when missing. */
  LIANTU_DATA_DIR: z.string().default('data'),
  LIANTU_SEED_DIR: z.string().default('graph-seed'),
  LIANTU_TOKEN: z.string().min(16).optional(),
  /** `bolt://`, `neo4j://` or `neo4j+s://`; absent: the embedded store. */
  NEO4J_URI: z.string().optional(),
  NEO4J_USER: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string().optional(),
  /** The user's own similarity model: `http(s)://...`, or the path of an ES module; absent: the built-in score. */
  LIANTU_SIMILARITY: z.string().trim().min(1).optional(),
  /** `1` allows an address beyond this machine. */
  LIANTU_SIMILARITY_REMOTE: z.enum(['0', '1']).default('0'),
  /** One question, and all of them together, ms. */
  LIANTU_SIMILARITY_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(30_000),
  LIANTU_SIMILARITY_TOTAL_MS: z.coerce.number().int().min(100).max(3_600_000).default(300_000),
  /** Companies per question. */
  LIANTU_SIMILARITY_BATCH: z.coerce.number().int().min(1).max(2000).default(256),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly isLoopback: boolean;
  readonly dataDir: string;
  readonly seedDir: string;
  readonly token: string | undefined;
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password: string | undefined } | undefined;
  readonly similarity: SimilaritySettings | undefined;
}

/** A setting that cannot be used; `setting` is the variable's name. */
export class ConfigError extends Error {
  readonly setting: string;

  constructor(setting: string, reason: string) {
    super(`${setting}: ${reason}`);
    this.name = 'ConfigError';
    this.setting = setting;
  }
}

/** @throws ConfigError naming the first setting that cannot be used. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(String(issue?.path[0] ?? 'environment'), issue?.message ?? 'invalid');
  }
  const settings = parsed.data;
  const isLoopback = LOOPBACK.has(settings.LIANTU_HOST);
  if (!isLoopback && !settings.LIANTU_TOKEN) {
    throw new ConfigError('LIANTU_TOKEN', 'needed (16 characters or more) to listen beyond this machine');
  }
  return {
    host: settings.LIANTU_HOST,
    port: settings.LIANTU_PORT,
    isLoopback,
    dataDir: settings.LIANTU_DATA_DIR,
    seedDir: settings.LIANTU_SEED_DIR,
    token: settings.LIANTU_TOKEN,
    neo4j: settings.NEO4J_URI
      ? { uri: settings.NEO4J_URI, user: settings.NEO4J_USER, password: settings.NEO4J_PASSWORD }
      : undefined,
    similarity: similarityOf(settings),
  };
}

/** Node keeps the brackets of an IPv6 host. */
const LOOPBACK_HOSTS = new Set([...LOOPBACK, '[::1]']);

/** @throws ConfigError for an address the server must not ask. */
function similarityOf(settings: z.infer<typeof environment>): SimilaritySettings | undefined {
  const { LIANTU_SIMILARITY: place } = settings;
  if (place === undefined) return undefined;
  return {
    address: /^[a-z][a-z0-9+.-]+:/i.test(place)
      ? similarityAddress(place, settings.LIANTU_SIMILARITY_REMOTE === '1')
      : place,
    timeoutMs: settings.LIANTU_SIMILARITY_TIMEOUT_MS,
    totalTimeoutMs: settings.LIANTU_SIMILARITY_TOTAL_MS,
    batch: settings.LIANTU_SIMILARITY_BATCH,
  };
}

function similarityAddress(text: string, allowsRemote: boolean): URL {
  const refuse = (reason: string): ConfigError => new ConfigError('LIANTU_SIMILARITY', reason);
  if (!URL.canParse(text)) throw refuse('地址无法识别');
  const address = new URL(text);
  if (address.protocol !== 'http:' && address.protocol !== 'https:')
    throw refuse('只能是 http(s) 地址，或 ES 模块的路径');
  if (address.username !== '' || address.password !== '') throw refuse('地址中不能带用户名或密码');
  if (!allowsRemote && !LOOPBACK_HOSTS.has(address.hostname))
    throw refuse('默认只允许本机地址；确需访问其他主机，请设置 LIANTU_SIMILARITY_REMOTE=1');
  return address;
}
