/** Entry of the matching worker: a worker thread of Node 20 knows no TypeScript until it is told. */
import { register } from 'tsx/esm/api';

register();
await import('./serve-index.ts');
