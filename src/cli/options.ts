import { audiences } from '../core/instrument/side.ts';
import { languages } from '../core/instrument/text.ts';
import { usualSeed } from '../core/report/usualSeed.ts';
import type { Option } from './command.ts';

/** What several commands take. */

export const mapping: Option = {
  flags: '--mapping <map.json>',
  about: '映射文件：每一列是什么 / what each column is',
};

export const database: Option = {
  flags: '--db <file>',
  about: '数据库文件 / database file (data/fivegaps.db)',
};

export const audience: Option = {
  flags: '--audience <who>',
  about: '谁的回答（customer） / whose answers (customer)',
  choices: audiences,
};

export const json: Option = { flags: '--json', about: '输出 JSON / print JSON' };

export const language: Option = { flags: '--lang <language>', about: '语言 / language', choices: languages };

export const dataFile = 'CSV、.xlsx，或 - 表示标准输入 / CSV, .xlsx, or - for standard input';

export const seed: Option = {
  flags: '--seed <n>',
  about: '随机抽样的种子 / seed for drawing samples',
  count: { least: 0, usual: usualSeed },
};

/** Who counts, as the bar of the report chooses it. */
export const people: readonly Option[] = [
  {
    flags: '--wave <wave>',
    about: '只计入这个波次，可以重复 / only those of this wave; may be repeated',
    texts: /./s,
  },
  {
    flags: '--segment <question=group>',
    about: '只计入这一组，例如 branch=东区，可以重复 / only this group, such as branch=East; may be repeated',
    texts: /^[^=]+=./s,
  },
];
