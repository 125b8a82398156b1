/** Words of the gap detail alone. */
export const zhSegment = {
  computedKind: '计算',
  planKind: '规划',
  planSilent: '未点名',
  shockHere: '假如本地停产',
  shockImport: '假如外地断供',
  shareFor: '百分数：确实从事这个环节的把握',
  shareAgainst: '百分数：若本地有，这份名录仍看不到它的可能',
  unseen: (firms: number, rate: string, coverage: string): string =>
    `全国名录另有同类企业 ${firms} 家：每家在本市的先验 ${rate}，在则被名录收录的可能 ${coverage}`,
  inferred: '推断',
  cityText: '未申报本环节的本地企业，其登记范围、产品和简介合在一起看',
  nameOnly: '企业名称',
  sharedWords: (list: readonly string[]): string => `相符词 ${list.join('、')}`,
  alone: (share: string): string => `单凭这一家 ${share}`,
  industry: '国民经济行业分类',
  breadth: { equal: '与本环节相当', narrower: '是本环节的一部分', wider: '比本环节宽' },
  exportAt: (share: string): string => `低于 ${share} 才可对外使用`,
} as const;
