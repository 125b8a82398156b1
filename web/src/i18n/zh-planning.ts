/** Words that the pages of scenario, portfolio and shock share. */
export const zhPlanning = {
  tabs: { label: '规划工具', scenario: '情景推演', portfolio: '招引组合', shock: '冲击推演' },
  noHits: '没有匹配的结果',
  copyLink: '复制链接',
  copied: '链接已复制',
  linkByHand: '请手动复制此链接',
  print: '打印',
  data: (id: string, asOf: string) => `数据版本 ${id}，截至 ${asOf}`,
} as const;
