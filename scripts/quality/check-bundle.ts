/** Weight of the first load of the map route: gzip of every script and style the browser needs before the map stands. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

const DIST = join(import.meta.dirname, '..', '..', 'web', 'dist');
const MANIFEST = join(DIST, '.vite', 'manifest.json');

/** Limit of the first load, kB (1000 bytes) of gzip; from the web design. Raising it makes every visit slower. */
const LIMIT_KB = 280;
const BUILD_COMMAND = 'npx vite build --config web/vite.config.ts';
const ENTRY = 'index.html';
const MAP_PAGE = 'src/features/chain-map/chain-map-page.tsx';

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).optional(),
    css: z.array(z.string()).optional(),
  }),
);
type Manifest = z.infer<typeof manifestSchema>;

/** Files of the roots and of all they import statically, each once. @throws Error when a chunk is not in the manifest. */
function filesOf(manifest: Manifest, roots: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...roots];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`web/dist has no chunk ${key}; build again: ${BUILD_COMMAND}`);
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    waiting.push(...(chunk.imports ?? []));
  }
  return files;
}

const gzipBytes = (file: string): number => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length;

function check(): { line: string; passed: boolean } {
  if (!existsSync(MANIFEST)) return { line: `No build in web/dist; run: ${BUILD_COMMAND}`, passed: false };
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(MANIFEST, 'utf8')));
  const files = filesOf(manifest, [ENTRY, MAP_PAGE]);
  const sizeKb = [...files].reduce((sum, file) => sum + gzipBytes(file), 0) / 1000;
  const line = `First load of the map: ${sizeKb.toFixed(1)} kB gzip in ${files.size} files (limit ${LIMIT_KB} kB)`;
  return { line, passed: sizeKb <= LIMIT_KB };
}

try {
  const { line, passed } = check();
  process.stdout.write(`${line}\n`);
  process.exitCode = passed ? 0 : 1;
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
