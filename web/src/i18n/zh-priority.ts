/** Words of need, its weights and its place: the priority page and the gap detail. */
export const zhNeed = {
  margin: '权重浮动',
  margins: { '0': '不浮动', '0.1': '±10%', '0.25': '±25%', '0.5': '±50%' },
  weights: '必要性权重（分）',
  resetWeights: '恢复默认权重',
  place: (rank: number, of: number): string => `在全市已判为缺的缺口中排第 ${rank}，共 ${of} 个`,
  placeIf: (rank: number, of: number): string => `若证实为缺，在全市缺口中排第 ${rank}，共 ${of} 个`,
  placeNone: '本地已有，不与缺口同排',
  range: (best: number, worst: number): string =>
    best === worst
      ? `权重在浮动范围内任意取值，名次都是 ${best}`
      : `权重在浮动范围内任意取值，名次在 ${best} 至 ${worst} 之间`,
  noRange: '缺口太多，不算名次区间',
  exact: '精确计算，不是抽样',
  noLikelihood: {
    already_present: '本地已有，不计算。',
    no_outside_companies: '缺数据：图谱中这条产业链的外地企业太少，看不出全国动向，因此不计算，也不当作 0。',
  },
  noQuadrant: '没有可落性，或尚未判为缺，不入象限',
} as const;

/** Words of the priority and verification pages, apart so that no other page loads them. */
export const zhPriority = {
  title: '优先级：必要性与可落性',
  activation:
    '激活不等于招商：可落性由历史数据回测选定，回测中的“进入”是本地企业长到上市规模，不是外来投资落户。它说明这个环节容易在本市长出来，不说明哪家企业会来。必要性是带权重的判断，两个数不相加。',
  gated: '只放入判断为“缺”的缺口；四象限以全市缺口的中位数为界。',
  left: (unknown: number, present: number, belowGate: number, noLikelihood: number): string =>
    `未放入图中的缺口：尚不能判断 ${unknown} 个，本地已有待强链 ${present} 个，缺的把握不足 ${belowGate} 个，无可落性 ${noLikelihood} 个。`,
  chain: '产业链',
  allChains: '全部产业链',
  gate: '缺的把握',
  gates: { '0': '判断为缺即可', '0.8': '至少 80%', '0.9': '至少 90%', '0.95': '至少 95%（可对外）' },
  empty: '这个范围内没有可放入图中的缺口。请放宽缺的把握，或换一条产业链。',
  picture: (points: number): string => `${points} 个缺口的散点图：横轴可落性，纵轴必要性；右侧表格与图相同`,
  front: '帕累托前沿：没有别的缺口在两个数上都不低于它',
  need: '必要性',
  likelihood: '可落性',
  columns: {
    rank: '必要性名次',
    range: '名次区间',
    name: '环节',
    quadrant: '象限',
    front: '前沿',
    absent: '缺的把握',
  },
  rangeHelp: '四个权重各自在浮动范围内任意取值时，最好与最差的名次；精确计算，不是抽样',
  onFront: '是',
  range: (best: number, worst: number): string => (best === worst ? String(best) : `${best}～${worst}`),
} as const;

export const zhVerify = {
  title: '待核清单',
  help: '按一次核实的价值排序：价值 = 不核实而下判断的预期代价 × 利害（必要性得分）。排在前面的，最值得先打电话问。',
  total: (total: number, unknown: number): string =>
    `${total} 个环节值得核实：${unknown} 个不知，${total - unknown} 个判为缺而把握不足 95%`,
  empty: '没有待核的环节。',
  columns: {
    value: '核实价值',
    segment: '环节',
    presence: '现判断',
    probability: '存在概率',
    coverage: '名录覆盖',
    ask: '问谁、问什么',
  },
  valueHelp: (costSaved: string, stake: string): string => `可省代价 ${costSaved} × 利害 ${stake}`,
  role: { lead: '文本有线索', customer: '下游用户', supplier: '上游供应' },
  nobody: '没有可问的本地企业',
} as const;
