/**
 * The example model over HTTP, with nothing but Node: `node scripts/examples/similarity-server.mjs [PORT]`, then start
 * the product with LIANTU_SIMILARITY=http://127.0.0.1:PORT/similarity. Listens on this machine only.
 */
import { createServer } from 'node:http';
import { similarity } from './ngram-similarity.mjs';

const MAX_BODY_BYTES = 64_000_000;

async function readBody(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('body too large');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

const server = createServer(async (request, response) => {
  const answer = (status, body) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  if (request.method !== 'POST' || request.url !== '/similarity') return answer(404, { error: 'POST /similarity' });
  try {
    return answer(200, similarity(await readBody(request)));
  } catch (error) {
    return answer(400, { error: String(error) });
  }
});
server.listen(Number(process.argv[2] ?? 4199), '127.0.0.1', () => {
  console.log(`similarity example: http://127.0.0.1:${server.address().port}/similarity`);
});
