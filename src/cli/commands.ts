import { audiences } from '../core/instrument/side.ts';
import { languages } from '../core/instrument/text.ts';
import type { ExitCode } from './exitCode.ts';

/** One command of the program. */
export interface Command {
  /** `analyze`, or noun and verb. */
  readonly name: string;
  /** In both languages, like everything that `--help` prints. */
  readonly summary: string;
  readonly args: readonly (readonly [name: string, about: string])[];
  readonly options: readonly Option[];
  /**
   * Loads its own module when called, so that no command pays for what another one needs. The options are what was given,
   * by long name; their type is the command's own, and its table of options above makes it true.
   */
  readonly run: (args: readonly string[], options: never) => Promise<ExitCode>;
}

export interface Option {
  readonly flags: string;
  readonly about: string;
  readonly choices?: readonly string[];
  /** The option takes a whole number from `least` up, and `usual` when it is left out. */
  readonly count?: { readonly least: 0 | 1; readonly usual: number };
  /** The option that it cannot stand together with. */
  readonly against?: string;
}

const mapping: Option = {
  flags: '--mapping <map.json>',
  about: '映射文件：每一列是什么 / what each column is',
};

const database: Option = {
  flags: '--db <file>',
  about: '数据库文件 / database file (data/fivegaps.db)',
};

const audience: Option = {
  flags: '--audience <who>',
  about: '谁的回答（customer） / whose answers (customer)',
  choices: audiences,
};

/** Where the drawing of samples begins unless it is said: any number would do, so it is the year of the first SERVQUAL. */
const usualSeed = 1988;

/** Every command. To add one, add a row here and a file that it loads. */
export const commands: readonly Command[] = [
  {
    name: 'serve',
    summary: '启动网站 / start the web server',
    args: [],
    options: [database],
    run: async (_, options) => (await import('./serve.ts')).runServe(options),
  },
  {
    name: 'analyze',
    summary: '把一个数据文件变成报告，不需要服务器和数据库 / a data file to a report, without server or database',
    args: [['file', 'CSV']],
    options: [
      { flags: '--instrument <id or file.yaml>', about: '量表 / instrument (servqual-1991)' },
      mapping,
      { flags: '--managers <file>', about: '管理者的回答 / answers of managers' },
      { flags: '--contact <file>', about: '一线员工的回答 / answers of contact staff' },
      { flags: '--lang <language>', about: '语言 / language', choices: languages },
      { flags: '--json', about: '输出 JSON / print JSON', against: 'output' },
      { flags: '-o, --output <out.json>', about: '写到文件 / write to a file' },
      {
        flags: '--seed <n>',
        about: '随机抽样的种子 / seed for drawing samples',
        count: { least: 0, usual: usualSeed },
      },
      {
        flags: '--min-group <k>',
        about: '少于 k 份回答不显示数字 / show no figure below k responses',
        count: { least: 1, usual: 1 },
      },
    ],
    run: async ([file = ''], options) => (await import('./analyze.ts')).analyze(file, options),
  },
  {
    name: 'instrument lint',
    summary: '检查量表或员工问卷文件 / check an instrument or a staff form',
    args: [['file', 'YAML']],
    options: [],
    run: async ([file = '']) => (await import('./instrumentLint.ts')).lintInstrument(file),
  },
  {
    name: 'instrument schema',
    summary: '量表文件的 JSON Schema，供编辑器使用 / JSON Schema of instruments, for editors',
    args: [],
    options: [],
    run: async () => (await import('./instrumentSchema.ts')).printInstrumentSchema(),
  },
  {
    name: 'responses import',
    summary: '把 CSV 导入一项研究 / import a CSV into a study',
    args: [
      ['study', '研究 / the study'],
      ['file', 'CSV'],
    ],
    options: [
      { flags: '--dry-run', about: '只检查，不保存 / check only, store nothing' },
      audience,
      mapping,
      database,
      { flags: '--skip-bad-rows', about: '有问题的行不导入，其余导入 / import the good rows, leave out the bad' },
    ],
    run: async ([study = '', file = ''], options) =>
      (await import('./responsesImport.ts')).importResponses(study, file, options),
  },
  {
    name: 'responses export',
    summary: '把一项研究的回答导出为 CSV / export the answers of a study as CSV',
    args: [['study', '研究 / the study']],
    options: [{ flags: '-o, --output <out.csv>', about: '写到文件 / write to a file' }, audience, database],
    run: async ([study = ''], options) => (await import('./responsesExport.ts')).exportResponses(study, options),
  },
  {
    name: 'imports list',
    summary: '列出一项研究的各次导入（CSV） / list the imports of a study, as CSV',
    args: [['study', '研究 / the study']],
    options: [database],
    run: async ([study = ''], options) => (await import('./imports.ts')).printImports(study, options),
  },
  {
    name: 'imports undo',
    summary: '撤销一次导入：删除它带来的回答 / undo an import: delete the answers that it brought',
    args: [
      ['study', '研究 / the study'],
      ['import', '导入的编号 / number of the import'],
    ],
    options: [database],
    run: async ([study = '', number = ''], options) =>
      (await import('./imports.ts')).undoImport(study, number, options),
  },
];
