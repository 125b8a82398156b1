/**
 * A similarity model behind an address: POST {queries, companies}, answer {scores}. Only the address of the operator is
 * ever asked; a redirect is an error, so the model cannot send the server elsewhere.
 */
import { SimilarityError, type SimilarityModel, type SimilarityQuestion } from './similarity-model.ts';

/** Bytes of an answer that are read at most: a block of 16 x 2,000 numbers takes under 1 MB. */
const MAX_ANSWER_BYTES = 8_000_000;

/** @param timeoutMs from the request to the last byte of the answer. */
export function createHttpModel(address: URL, timeoutMs: number): SimilarityModel {
  return {
    name: `${address.host}${address.pathname}`,
    async ask(question) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const text = await readBounded(await post(address, question, signal));
        return parse(text);
      } catch (error) {
        if (error instanceof SimilarityError) throw error;
        if (signal.aborted) throw new SimilarityError('timeout', `no answer in ${timeoutMs} ms`, { cause: error });
        throw new SimilarityError('unreachable', String(error), { cause: error });
      }
    },
  };
}

async function post(address: URL, question: SimilarityQuestion, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(question),
    redirect: 'error',
    signal,
  });
  if (response.ok) return response;
  await response.body?.cancel();
  throw new SimilarityError('bad_status', `status ${response.status}`);
}

/** Reads the body, giving up as soon as it is longer than any honest answer. */
async function readBounded(response: Response): Promise<string> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) throw new SimilarityError('answer_too_large', `more than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SimilarityError('not_json', text.slice(0, 80), { cause: error });
  }
}
