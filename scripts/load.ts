/**
 * `npm run load`: the seed into the store that the product uses. With `-- --from X --to Y` between any two of: `seed`
 * (from only), `neo4j`, an embedded store's file, an export (`.json`).
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../server/config.ts';
import { StoreError } from '../server/store/store-error.ts';
import { readContent, writeContent } from './neo4j/transfer.ts';

const USAGE = `用法：npm run load -- [--from 来源] [--to 去向]
  来源：seed（默认）| neo4j | 内置库文件（如 data/liantu.db）| 导出文件（.json）
  去向：neo4j | 内置库文件 | 导出文件（.json）；默认是产品所用的库：设了 NEO4J_URI 为 neo4j，否则为内置库
  Neo4j 由 NEO4J_URI、NEO4J_USER、NEO4J_PASSWORD 指定`;

const STAGES = { nodes: '节点', relationships: '关系', index: '索引', publish: '发布' } as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string', default: 'seed' },
      to: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const config = readConfig(process.env);
  const to = values.to ?? (config.neo4j ? 'neo4j' : join(config.dataDir, 'liantu.db'));
  const started = performance.now();
  const content = await readContent(values.from, config);
  const { version, recordsWritten, recordsKept } = await writeContent(to, content, config, {
    importedAt: new Date().toISOString(),
    onProgress: ({ stage, done, total }) => {
      if (done === total) process.stderr.write(`${STAGES[stage]} ${done}/${total}\n`);
    },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const kept = recordsKept > 0 ? `（${recordsKept} 条目标中已有，保持不变）` : '';
  process.stdout.write(
    `${values.from} → ${to}：版本 ${version.id}，${version.counts.companies} 家企业，${version.counts.segments} 个环节，${recordsWritten} 条用户记录${kept}，用时 ${seconds} 秒\n`,
  );
}

const REASONS: Readonly<Partial<Record<StoreError['code'], string>>> = {
  store_unavailable: '连接不上数据库；请检查 NEO4J_URI，或先运行 npm run neo4j',
  store_unauthorized: '用户名或口令不对；请检查 NEO4J_USER 与 NEO4J_PASSWORD',
  store_incompatible: '数据库不能使用：版本过旧、存有其他程序的数据，或由更新版本的链图写成',
  store_locked: '另一个进程正在导入，请稍后再试',
  store_empty: '来源中还没有图谱',
  graph_invalid: '来源不完整，未作任何改动',
  seed_invalid: '种子数据有错，未作任何改动',
};

try {
  await main();
} catch (error) {
  const reason = error instanceof StoreError ? REASONS[error.code] : undefined;
  const detail = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${reason === undefined ? '' : `${reason}\n`}${detail}\n`);
  process.exitCode = 1;
}
