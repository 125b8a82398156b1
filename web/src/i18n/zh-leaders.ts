/** Words of 链主企业 alone. */
export const zhLeaders = {
  title: (chain: string) => `${chain} · 链主企业`,
  intro:
    '按得分排列的本地集团：位置（上游连着全链多少环节）40 分，规模（集团最高资质）30 分，带动（上游环节里的其他本地企业）30 分。得分只是候选，由链长认定或否决。',
  none: '这条产业链还没有本地企业。',
  cut: (total: string, shown: string) => `共 ${total} 个本地集团，列出 ${shown} 个；其余得分更低。`,
  score: '得分',
  place: (best: number, worst: number) => (best === worst ? `第 ${best} 名` : `第 ${best}～${worst} 名`),
  placeHelp: '三项权重各自上下浮动四分之一时的最好与最差名次',
  addend: { position: '位置', scale: '规模', pull: '带动' },
  members: '本地企业',
  segments: '环节',
  standing: { candidate: '候选', confirmed: '已认定', rejected: '已否决' },
  decision: { confirmed: '认定为链主', rejected: '否决', withdrawn: '撤销此前的决定' },
  decide: '认定或否决',
  office: '单位',
  officeHelp: '只填单位名称，不填个人信息',
  reason: '理由',
  save: '记录决定',
  history: '决定记录',
  line: (date: string, office: string, decision: string, reason: string) => `${date} ${office}：${decision}。${reason}`,
  toMap: '返回图谱',
} as const;
