import { segmentQuery } from '../../../server/matching/company-documents.ts';
import { CLASS_WORDS_WEIGHT } from '../../../server/matching/defaults.ts';
import { graph } from '../../support/graph-builder.ts';

const provenance = { kind: 'curated' as const, sourceIds: [], asOf: '2017' };
const segmentWith = (words: readonly string[]) => {
  const classes = [{ code: '3812', name: '电动机制造', breadth: 'narrower' as const, words }];
  const [segment] = graph()
    .segment('nev/motor', {
      name: '驱动电机',
      aliases: ['车用电机'],
      products: ['扁线电机'],
      industry: { classes, provenance },
    })
    .data().segments;
  if (!segment) throw new Error('the builder builds what it is told');
  return segment;
};

describe('segmentQuery', () => {
  it('asks lightly with the words of the industry classes that the segment holds', () => {
    expect(segmentQuery(segmentWith(['定子', '转子']))).toMatchObject({
      text: '驱动电机',
      expansions: ['车用电机', '扁线电机'],
      vocabulary: ['定子', '转子'],
      vocabularyWeight: CLASS_WORDS_WEIGHT,
    });
  });

  it('asks with the segment alone where its classes lend no words', () => {
    expect(segmentQuery(segmentWith([]))).not.toHaveProperty('vocabulary');
  });
});
