/** Words of the target list's reasons and of the dossier's places, apart from the rest so that the first page does not
 * load them. */
export const zhTargets = {
  exportJson: '导出 JSON',
  contacted: '已联系',
  contactedBy: (offices: string) => `${offices}已联系`,
  mineHelp: '本机构已联系',
  othersHelp: '其他机构已联系，请先沟通，避免重复联系',
  contact: '联系情况',
  robust: (top: number) => `稳健前${top}`,
  robustHelp: '权重上下浮动四分之一，名次始终在此之内',
  robustCount: (top: number, companies: string) => `权重怎样浮动都在前 ${top} 名的有 ${companies} 家`,
  places: '名次与差距',
  fitPlace: (rank: number, total: number) => `契合度第 ${rank} 名，共 ${total} 家`,
  valuePlace: (rank: number, of: number) => `招引价值第 ${rank} 名，共 ${of} 家`,
  interval: (best: number, worst: number) => `（权重浮动时第 ${best}～${worst} 名）`,
  already: (top: number) => `招引价值已在前 ${top} 名。`,
  reachable: (top: number, threshold: string) => `招引价值进前 ${top} 名（现为 ${threshold} 分）最少还要：`,
  assumed: '以上是待核实的假设，不是这家企业的事实；任一行成立即可。',
  set: (facts: string, score: string) => `${facts}（到 ${score} 分）`,
  outOfReach: (top: number, highest: string, threshold: string) =>
    `招引价值进不了前 ${top} 名：可补的事实全部成立也只有 ${highest} 分，第 ${top} 名现为 ${threshold} 分；距离与已知规模不会因核实而变。`,
  absence: {
    local: '已在本地，不作招引目标。',
    local_group: '所属集团已有本地企业，不作招引目标。',
    not_active: '已不存续，不作招引目标。',
    no_common_words: '名称、产品和文本与这个环节没有共同词语，不在目标榜内。',
    below_floor: '与这个环节只有少量共同词语，得分低于入榜下限。',
  },
  beyondList: (listed: number) => `名次在 ${listed} 家的清单上限以外。`,
  standings: '作为招引目标的名次',
} as const;
