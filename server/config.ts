/** Settings from the environment, checked once at start. */
import { z } from 'zod';

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
});

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly isLoopback: boolean;
  readonly dataDir: string;
  readonly seedDir: string;
  readonly token: string | undefined;
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password: string | undefined } | undefined;
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
  };
}
