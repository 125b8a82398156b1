/** Whether the user's own model was used for a data version, and how a list says so. */
import type { TargetList } from '../../contract/targets.ts';
import type { GraphSnapshot } from '../../graph/snapshot.ts';
import type { SimilarityTable } from '../../matching/similarity-table.ts';
import { fetchSimilarity, type SimilarityLimits } from './fetch-similarity.ts';
import { SimilarityError, type SimilarityFailure, type SimilarityModel } from './similarity-model.ts';

/** A model and how it is asked. */
export interface SimilaritySource extends SimilarityLimits {
  readonly model: SimilarityModel;
  /** Receives what is for the operator, not for the page. */
  readonly log: (line: string) => void;
}

export type SimilarityUse =
  | { readonly status: 'off' }
  | { readonly status: 'used'; readonly model: string; readonly table: SimilarityTable }
  | { readonly status: 'failed'; readonly model: string; readonly reason: SimilarityFailure };

const REASONS: Readonly<Record<SimilarityFailure, string>> = {
  unreachable: '连接不上',
  timeout: '没有按时答复',
  bad_status: '答复了错误状态',
  answer_too_large: '答复过长',
  not_json: '答复不是 JSON',
  wrong_shape: '答复的格式或取值不符（每个分值应在 0 到 1 之间）',
  module_missing: '找不到模块或其 similarity 函数',
  module_failed: '模块运行出错',
  too_many_pairs: '企业与环节的组合过多',
};

/** Never throws for a failing model: rankings then use the built-in score, and every list says so. */
export async function askSimilarity(source: SimilaritySource | null, snapshot: GraphSnapshot): Promise<SimilarityUse> {
  if (source === null) return { status: 'off' };
  const { model, log } = source;
  try {
    return { status: 'used', model: model.name, table: await fetchSimilarity(model, snapshot, source) };
  } catch (error) {
    if (!(error instanceof SimilarityError)) throw error;
    log(`自备相似度模型 ${model.name} 没有用上：${REASONS[error.code]}（${error.message}）`);
    return { status: 'failed', model: model.name, reason: error.code };
  }
}

/** The line that stands with the conditions of every list; none while no model is configured. */
export function similarityConditions(use: SimilarityUse): TargetList['conditions'] {
  if (use.status === 'off') return [];
  const value =
    use.status === 'used'
      ? `自备模型 ${use.model}`
      : `自备模型 ${use.model} 没有用上：${REASONS[use.reason]}；已改用内置算法，排除故障后重启即重试`;
  return [{ key: SIMILARITY_KEY, label: '文本相似度', value }];
}

/** Key of that line: a change of it is a change of the ranking, not of a filter. */
export const SIMILARITY_KEY = 'similarity';
