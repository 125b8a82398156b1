/** An index as named sections of bytes, and back: what a cache file holds, whatever its frame. */
import { TERM_WEIGHTING } from '../defaults.ts';
import { parseDocument } from '../document-fields.ts';
import { Vocabulary } from '../vocabulary.ts';
import { ByteBuffer } from './byte-buffer.ts';
import { BLOCK_POSTINGS, COUNT_LIMITS } from './defaults.ts';
import { DocumentRows, FIELD_COUNT, FIELD_KINDS } from './document-rows.ts';
import { NumberList } from './number-list.ts';
import type { StoredIndex } from './pooled-index.ts';
import type { Postings } from './postings.ts';
import { TextRows } from './text-rows.ts';

const SECTION_NAMES = [
  ...(['vocabulary', 'documentFrequency', 'average'] as const),
  ...(['idStarts', 'idUnits', 'phraseStarts', 'phraseUnits', 'lengths', 'kinds', 'rowStarts', 'rows'] as const),
  ...(['termBlocks', 'blockOffsets', 'blockLasts', 'blockMaxima', 'postings'] as const),
];

export type SectionName = (typeof SECTION_NAMES)[number];
export type Sections = Readonly<Record<SectionName, Uint8Array>>;

/** Tokens, folding and formulas that an index was made with show in how this is read. */
const PROBE = '许可项目：非金屬制品、LED驅動電機（Ａ１型）；自营和代理各类商品的进出口。';

/**
 * Everything beside the documents that an index depends on, as one text: weighting, layout, byte order, and how a probe
 * text is cut into terms. An index made under another text must be made anew.
 */
export function indexFingerprint(): string {
  const vocabulary = new Vocabulary();
  const { counts, lengths } = parseDocument({ id: '', name: PROBE, text: PROBE, products: [] }, vocabulary);
  const terms = Array.from({ length: vocabulary.size }, (_, term) => vocabulary.term(term));
  const lowByteFirst = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
  return JSON.stringify({
    TERM_WEIGHTING,
    FIELD_KINDS,
    COUNT_LIMITS,
    BLOCK_POSTINGS,
    lowByteFirst,
    terms,
    counts: [...counts],
    lengths,
  });
}

/** Views on the index's own memory; copy or write them before the index changes. */
export function toSections({ vocabulary, rows, postings, documentFrequency }: StoredIndex): Sections {
  const { name, text, products } = postings.average;
  const terms = Array.from({ length: vocabulary.size }, (_, term) => vocabulary.term(term));
  const [ids, phrases] = [rows.ids.view(), rows.phrases.view()];
  return {
    vocabulary: new TextEncoder().encode(terms.join('\n')),
    documentFrequency: bytesOf(documentFrequency),
    average: bytesOf(Float64Array.of(name, text, products)),
    idStarts: bytesOf(ids.starts),
    idUnits: bytesOf(ids.units),
    phraseStarts: bytesOf(phrases.starts),
    phraseUnits: bytesOf(phrases.units),
    lengths: bytesOf(rows.lengths.view()),
    kinds: rows.kinds.view(),
    rowStarts: bytesOf(rows.starts.view()),
    rows: rows.rows.view(),
    termBlocks: bytesOf(postings.termBlocks),
    blockOffsets: bytesOf(postings.blockOffsets),
    blockLasts: bytesOf(postings.blockLasts),
    blockMaxima: postings.blockMaxima,
    postings: postings.bytes,
  };
}

/**
 * The index that `toSections` made these of, on their memory.
 * @param sections each begins at a multiple of 8 in its buffer.
 * @throws RangeError when a section is missing or sections do not fit together.
 */
export function fromSections(sections: Readonly<Partial<Record<string, Uint8Array>>>): StoredIndex {
  const take = (name: SectionName): Uint8Array => {
    const bytes = sections[name];
    if (bytes === undefined) throw new RangeError(`section ${name} is missing`);
    return bytes;
  };
  const numbers = (name: SectionName): Uint32Array => viewOf(take(name), Uint32Array);
  const units = (name: SectionName): Uint16Array => viewOf(take(name), Uint16Array);
  const vocabulary = new Vocabulary();
  const terms = new TextDecoder().decode(take('vocabulary'));
  if (terms !== '') for (const term of terms.split('\n')) vocabulary.intern(term);
  const [name = 1, text = 1, products = 1] = viewOf(take('average'), Float64Array);
  const rows = new DocumentRows({
    ids: new TextRows(numbers('idStarts'), units('idUnits')),
    phrases: new TextRows(numbers('phraseStarts'), units('phraseUnits')),
    lengths: new NumberList(numbers('lengths')),
    kinds: new ByteBuffer(take('kinds')),
    starts: new NumberList(numbers('rowStarts')),
    rows: new ByteBuffer(take('rows')),
  });
  const postings: Postings = {
    average: { name, text, products },
    termBlocks: numbers('termBlocks'),
    blockOffsets: numbers('blockOffsets'),
    blockLasts: numbers('blockLasts'),
    blockMaxima: take('blockMaxima'),
    bytes: take('postings'),
  };
  const stored = { vocabulary, rows, postings, documentFrequency: numbers('documentFrequency') };
  checkLengths(stored);
  return stored;
}

/** @throws RangeError unless all parts speak of equally many documents, terms, blocks and bytes. */
function checkLengths({ vocabulary, rows, postings, documentFrequency }: StoredIndex): void {
  const { termBlocks, blockOffsets, blockLasts, blockMaxima, bytes } = postings;
  const blocks = blockLasts.length;
  const fits: readonly (readonly [string, number, number])[] = [
    ['phrases', rows.phrases.length, rows.length],
    ['lengths', rows.lengths.length, FIELD_COUNT * rows.length],
    ['kinds', rows.kinds.length, rows.length],
    ['row starts', rows.starts.length, rows.length + 1],
    ['rows', rows.starts.at(rows.length), rows.rows.length],
    ['document frequencies', documentFrequency.length, vocabulary.size],
    ['term blocks', termBlocks.length, vocabulary.size + 1],
    ['last block', termBlocks[vocabulary.size] ?? -1, blocks],
    ['block maxima', blockMaxima.length, blocks],
    ['block offsets', blockOffsets.length, blocks + 1],
    ['postings', blockOffsets[blocks] ?? -1, bytes.length],
  ];
  for (const [what, found, wanted] of fits)
    if (found !== wanted) throw new RangeError(`${what}: ${found}, not ${wanted}`);
}

function bytesOf(values: Uint32Array | Uint16Array | Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function viewOf<Values extends Uint32Array | Uint16Array | Float64Array>(
  bytes: Uint8Array,
  Type: { new (buffer: ArrayBufferLike, offset: number, length: number): Values; readonly BYTES_PER_ELEMENT: number },
): Values {
  const length = bytes.byteLength / Type.BYTES_PER_ELEMENT;
  if (!Number.isInteger(length)) throw new RangeError(`a section of ${bytes.byteLength} bytes`);
  return new Type(bytes.buffer, bytes.byteOffset, length);
}
