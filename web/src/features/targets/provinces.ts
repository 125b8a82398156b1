/** Facets of regions grouped by province, so that a whole province can be asked for. Names after GB/T 2260. */
import type { TargetList } from '../../api/client.ts';

type RegionFacet = TargetList['facets']['regions'][number];

const PROVINCES: Readonly<Record<string, string>> = {
  11: '北京市',
  12: '天津市',
  13: '河北省',
  14: '山西省',
  15: '内蒙古自治区',
  21: '辽宁省',
  22: '吉林省',
  23: '黑龙江省',
  31: '上海市',
  32: '江苏省',
  33: '浙江省',
  34: '安徽省',
  35: '福建省',
  36: '江西省',
  37: '山东省',
  41: '河南省',
  42: '湖北省',
  43: '湖南省',
  44: '广东省',
  45: '广西壮族自治区',
  46: '海南省',
  50: '重庆市',
  51: '四川省',
  52: '贵州省',
  53: '云南省',
  54: '西藏自治区',
  61: '陕西省',
  62: '甘肃省',
  63: '青海省',
  64: '宁夏回族自治区',
  65: '新疆维吾尔自治区',
  71: '台湾省',
  81: '香港特别行政区',
  82: '澳门特别行政区',
};

export interface RegionGroup {
  /** Region id of the province; null for countries abroad. */
  readonly id: string | null;
  readonly name: string;
  readonly count: number;
  readonly members: readonly RegionFacet[];
}

/** Provinces by count, abroad last; within each the facets in their order, without one that is the province itself. */
export function groupRegions(facets: readonly RegionFacet[]): readonly RegionGroup[] {
  const groups = new Map<string | null, RegionFacet[]>();
  for (const facet of facets) {
    const code = /^\d{6}$/.test(facet.id) ? facet.id.slice(0, 2) : null;
    groups.set(code, [...(groups.get(code) ?? []), facet]);
  }
  return [...groups]
    .map(([code, members]) => ({
      id: code === null ? null : `${code}0000`,
      name: code === null ? '' : (PROVINCES[code] ?? code),
      count: members.reduce((sum, member) => sum + member.count, 0),
      members: members.filter((member) => code === null || !isWhole(member, code)),
    }))
    .sort((a, b) => Number(a.id === null) - Number(b.id === null) || b.count - a.count);
}

/** A province, or a municipality's only prefecture, which is the same place. */
const isWhole = (member: RegionFacet, code: string): boolean =>
  member.id === `${code}0000` || member.name === PROVINCES[code];
