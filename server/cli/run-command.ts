/** Runs one command and says how it ended: 0 done, 1 failed, 2 not understood or not found. */
import { ConfigError } from '../config.ts';
import { PlanningError } from '../planning/planning-error.ts';
import { DomainError } from '../services/domain-error.ts';
import { notFoundWords, STORE_FAILURES } from '../services/failure-wording.ts';
import { MatchingError } from '../services/matching/matching-error.ts';
import { planningWords } from '../services/planning/planning-wording.ts';
import type { Services } from '../services/services.ts';
import { StoreError } from '../store/store-error.ts';
import { evaluateCommand } from './evaluate-command.ts';
import { indexCommand } from './index-command.ts';
import { leadersCommand } from './leaders-command.ts';
import { type CommandOptions, UsageError } from './options.ts';
import { portfolioCommand, scenarioCommand, shockCommand } from './planning-commands.ts';
import { companyCommand, gapsCommand, segmentsCommand, targetsCommand } from './query-commands.ts';
import { verifyCommand } from './verify-command.ts';

export const HELP = `链图 liantu：产业链缺口与目标企业

  gaps [--chain 新能源汽车] [--kind 强|补|延|建|待核]   缺口清单
  gaps --external                                       对外用的清单：缺须把握 95% 以上，否则按不知列出
  gaps --cost 4                                         错判一次的代价是“不知”的几倍，越大越谨慎
  gaps --explain 环节名或编号                           一个环节的判断依据
       [--weights 40,25,15,20] [--margin 0.25]          必要性的四个权重与浮动
  verify [--chain 产业链]                               待核清单：先问哪些环节、问谁、问什么
  leaders --chain 产业链                                链主企业：得分、依据与认定
  targets --segment 环节名或编号 [--limit 20]           目标企业
  targets --segment 环节 --explain 企业名称或代码       一家企业的名次、得分、依据，与进前 [--top 10] 名的差距
  targets --chain 产业链 [--limit 20]                   全链目标企业
  company 名称或代码                                    企业档案
  segments                                              全部环节
  scenario run 情景.json                                情景推演：落地前后对比
  shock --company|--segment|--region|--import 名称      结构性脆弱度
  portfolio --budget 预算.json                          预算内的最优招引组合
  index build                                           建立或检查企业文字索引的缓存
  index query 文字 [--limit 20]                         按任意文字检索企业
  serve                                                 启动网页服务
  evaluate rank|presence-text|presence-coverage|entry --data 目录 --out 文件 [--as-of 日期]

  --format table|json|csv   输出格式，默认 table`;

const QUERIES: Readonly<Record<string, (services: Services, options: CommandOptions) => Promise<string>>> = {
  gaps: gapsCommand,
  targets: targetsCommand,
  company: companyCommand,
  segments: segmentsCommand,
  scenario: (services, options) => scenarioCommand(services.planning, options),
  shock: (services, options) => shockCommand(services.planning, options),
  portfolio: (services, options) => portfolioCommand(services.planning, options),
  verify: verifyCommand,
  leaders: leadersCommand,
  index: (services, options) => indexCommand(services.companyIndex, options),
};

const HELP_HINT = '全部命令与参数：npm run --silent liantu -- help';

const INDEX_FAILED = '匹配索引的后台线程出错，请重试；若反复出现，请移走数据目录中的 matching.index 再试。';

export interface CommandResult {
  readonly exitCode: 0 | 1 | 2;
  readonly output: string;
  readonly error: string;
}

const failed = (exitCode: 1 | 2, error: string): CommandResult => ({ exitCode, output: '', error });

/** What the user reads when something goes wrong: one sentence that says what to do, never a stack trace. */
export function commandFailure(error: unknown): CommandResult {
  if (error instanceof UsageError) return failed(2, `${error.message}\n${HELP_HINT}`);
  if (error instanceof ConfigError) return failed(2, `设置有误：${error.message}`);
  if (error instanceof DomainError) return failed(2, notFoundWords(error).detail);
  if (error instanceof PlanningError) return failed(2, planningWords(error).detail);
  if (error instanceof MatchingError) return failed(1, INDEX_FAILED);
  if (error instanceof StoreError) {
    const { title, detail } = STORE_FAILURES[error.code];
    return failed(1, `${title}：${detail}`);
  }
  return failed(1, `出错：${error instanceof Error ? error.message : String(error)}`);
}

/** @param openServices opens the store only for commands that read the graph. */
export async function runCommand(
  options: CommandOptions,
  openServices: () => Promise<Services>,
): Promise<CommandResult> {
  try {
    if (options.command === 'help') return { exitCode: 0, output: HELP, error: '' };
    if (options.command === 'evaluate') return { exitCode: 0, output: await evaluateCommand(options), error: '' };
    const query = QUERIES[options.command];
    if (!query) throw new UsageError(`没有“${options.command}”这个命令`);
    return { exitCode: 0, output: await query(await openServices(), options), error: '' };
  } catch (error) {
    return commandFailure(error);
  }
}
