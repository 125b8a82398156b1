/** Entry of the product: picks the store, fills an empty one from the seed, runs a command or serves. */
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from './api/create-app.ts';
import { readOptions } from './cli/options.ts';
import { commandFailure, runCommand } from './cli/run-command.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { deferServices } from './services/deferred-services.ts';
import { createServices, type Services } from './services/services.ts';
import { NO_CACHE } from './services/matching/large-graph.ts';
import type { BuildProgress } from './services/matching/matching-service.ts';
import { openSimilarity } from './services/similarity/open-similarity.ts';
import { readWorkedScenarios } from './services/planning/worked-scenarios.ts';
import { openStore } from './open-store.ts';
import type { DataVersion } from './graph/snapshot.ts';
import type { GraphStore } from './store/graph-store.ts';
import { contentHash } from './store/data-version.ts';
import { readSeed } from './store/seed/read-seed.ts';

const WEB_DIR = join(import.meta.dirname, '..', 'web', 'dist');

/** The engines take about a second to build and block meanwhile; a page that is asked for at once goes first. */
const WARM_UP_DELAY_MS = 300;

/** Companies between two lines about a build of the index. */
const INDEXING_NEWS = 20_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const warn = (line: string): void => void process.stderr.write(`${line}\n`);

/** Opens the store; one without a graph gets the seed. */
async function openFilledStore(config: Config): Promise<{ store: GraphStore; version: DataVersion }> {
  const store = await openStore(config, (reason) => warn(`正在等待数据库：${reason}`));
  try {
    const published = await store.version();
    if (published) return { store, version: published };
    warn('首次启动：正在由 graph-seed 建立图谱…');
    const data = await readSeed(config.seedDir);
    return { store, version: await store.importGraph(data, { importedAt: new Date().toISOString() }) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Only a graph with very many companies needs an index of its own; its first build takes minutes. */
function indexingNews(): (progress: BuildProgress) => void {
  let told = 0;
  return ({ phase, documents }) => {
    if (phase === 'indexing') warn('正在整理企业文字索引…');
    if (phase === 'scoring') warn('正在为各产业链计算目标企业；结果会保存，下次启动不再计算…');
    if (phase !== 'reading' || documents < told + INDEXING_NEWS) return;
    told = documents;
    warn(`正在读取企业文字：${documents} 家`);
  };
}

const openServices = async (store: GraphStore, { dataDir, seedDir, similarity }: Config): Promise<Services> =>
  createServices(
    store,
    () => new Date(),
    await readWorkedScenarios(join(seedDir, 'scenarios')),
    openSimilarity(similarity, warn),
    { ...NO_CACHE, cacheFile: join(dataDir, 'matching.index'), onProgress: indexingNews() },
  );

function listen(app: ReturnType<typeof createApp>, config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(config.port, config.host, (error?: Error) => {
      if (!error) resolve(server);
      else if ('code' in error && error.code === 'EADDRINUSE') {
        reject(
          new ConfigError(
            'LIANTU_PORT',
            `端口 ${config.port} 已被占用；请关闭占用它的程序，或设置 LIANTU_PORT=其他端口`,
          ),
        );
      } else reject(new ConfigError('LIANTU_HOST', `无法在 ${config.host}:${config.port} 监听（${error.message}）`));
    });
  });
}

function announce(server: Server, config: Config): void {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  say(`链图已启动：http://${host}:${port}`);
}

function announceVersion({ id, asOf, counts }: DataVersion): void {
  const { chains, segments, companies } = counts;
  say(`数据版本 ${id}，截至 ${asOf}：${chains} 条产业链，${segments} 个环节，${companies} 家企业`);
}

/** A store keeps the seed it was filled from: says so when the files have moved on. A faulty seed harms no filled store. */
async function announceNewerSeed({ id }: DataVersion, config: Config): Promise<void> {
  const seed = await readSeed(config.seedDir).catch(() => null);
  if (seed === null || contentHash(seed) === id) return;
  const file = join(config.dataDir, 'liantu.db');
  warn(`${config.seedDir} 与库中数据不同。要载入新的种子数据：停止服务后运行`);
  warn(`  npm run load -- --to ${file}`);
  warn('人工认定、名录等用户记录会保留。');
}

function stopOnSignal(server: Server, closeStore: () => Promise<void>): void {
  const stop = (): void => {
    server.close(() => void closeStore().finally(() => process.exit(0)));
    server.closeAllConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** On the embedded store: a store that cannot be opened ends the start. */
async function serveEmbedded(config: Config): Promise<void> {
  const { store, version } = await openFilledStore(config);
  const services = await openServices(store, config);
  let server: Server;
  try {
    server = await listen(createApp(services, { webDir: WEB_DIR, token: config.token, log: warn }), config);
  } catch (error) {
    await store.close();
    throw error;
  }
  announce(server, config);
  announceVersion(version);
  stopOnSignal(server, () => store.close());
  await sleep(WARM_UP_DELAY_MS);
  await services.warmUp();
  await announceNewerSeed(version, config);
}

/** On a remote store: pages are served at once and say that the database is away until it answers. */
async function serveRemote(config: Config): Promise<void> {
  let open: GraphStore | undefined;
  const { services, opened } = deferServices(
    async () => {
      const { store, version } = await openFilledStore(config);
      open = store;
      announceVersion(version);
      return openServices(store, config);
    },
    sleep,
    (_error, waitMs) => warn(`数据库没有回应，${Math.round(waitMs / 1000)} 秒后再试`),
  );
  const server = await listen(createApp(services, { webDir: WEB_DIR, token: config.token, log: warn }), config);
  announce(server, config);
  stopOnSignal(server, async () => open?.close());
  try {
    await opened;
    await services.warmUp();
  } catch (error) {
    server.close();
    server.closeAllConnections();
    throw error;
  }
}

async function main(argv: readonly string[]): Promise<number> {
  let open: GraphStore | undefined;
  try {
    const options = readOptions(argv);
    const config = readConfig(process.env);
    if (options.command === 'serve') {
      await (config.neo4j ? serveRemote(config) : serveEmbedded(config));
      return 0;
    }
    const result = await runCommand(options, async () => {
      const { store } = await openFilledStore(config);
      open = store;
      return openServices(store, config);
    });
    if (result.output !== '') say(result.output);
    if (result.error !== '') warn(result.error);
    return result.exitCode;
  } catch (error) {
    const { exitCode, error: message } = commandFailure(error);
    warn(message);
    process.exitCode = exitCode;
    return exitCode;
  } finally {
    await open?.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
