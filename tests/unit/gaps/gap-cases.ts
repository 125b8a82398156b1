/** Inputs and look-ups shared by the gap tests. */
import { analyseGaps } from '../../../server/gaps/analyse-gaps.ts';
import type { GapAnalysis, GapInputs, SegmentAssessment } from '../../../server/gaps/types.ts';
import type { GraphSnapshot } from '../../../server/graph/snapshot.ts';
import { type GraphBuilder, segmentId, TEST_AS_OF } from '../../support/graph-builder.ts';

export const NO_INPUTS: GapInputs = { asOf: TEST_AS_OF, textEvidence: new Map(), overrides: [] };

export function analyse(source: GraphBuilder | GraphSnapshot, inputs: Partial<GapInputs> = {}): GapAnalysis {
  return analyseGaps('snapshot' in source ? source.snapshot() : source, { ...NO_INPUTS, ...inputs });
}

export function segmentOf(analysis: GapAnalysis, id: string): SegmentAssessment {
  const assessment = analysis.segments.get(segmentId(id));
  if (!assessment) throw new Error(`no assessment of ${id}`);
  return assessment;
}

/** Everything of an analysis as text, maps included. */
export const toText = (analysis: GapAnalysis): string =>
  JSON.stringify({ segments: [...analysis.segments], chains: [...analysis.chains] });
