import { responseForms } from '../core/answers/longForm.ts';
import type { Command } from './command.ts';
import { type Shell, shells } from './completion/shells.ts';
import { audience, database, dataFile, json, language, mapping, people, seed } from './options.ts';
import { teachCommands } from './teachCommands.ts';

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
    args: [['file', dataFile]],
    options: [
      { flags: '--instrument <id or file.yaml>', about: '量表 / instrument (servqual-1991)' },
      mapping,
      { flags: '--managers <file>', about: '管理者的回答 / answers of managers' },
      { flags: '--contact <file>', about: '一线员工的回答 / answers of contact staff' },
      language,
      { ...json, against: 'output' },
      {
        flags: '-o, --output <out>',
        isWritten: true,
        about:
          '写到 .json、.html、.csv、.xlsx、.pptx 文件，或可以复核的 .zip 包 / write to a .json, .html, .csv, .xlsx or .pptx file, or to a .zip that verify checks',
      },
      seed,
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
    args: [['file', 'YAML，或 - 表示标准输入 / YAML, or - for standard input']],
    options: [json, language],
    run: async ([file = ''], options) => (await import('./instrumentLint.ts')).lintInstrument(file, options),
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
    summary: '把数据文件导入一项研究 / import a file of answers into a study',
    args: [
      ['study', '研究 / the study'],
      ['file', dataFile],
    ],
    options: [
      json,
      { flags: '--dry-run', about: '只检查，不保存 / check only, store nothing' },
      audience,
      mapping,
      language,
      database,
      { flags: '--skip-bad-rows', about: '有问题的行不导入，其余导入 / import the good rows, leave out the bad' },
    ],
    run: async ([study = '', file = ''], options) =>
      (await import('./responsesImport.ts')).importResponses(study, file, options),
  },
  {
    name: 'responses export',
    summary: '导出一项研究的回答 / export the answers of a study',
    args: [['study', '研究 / the study']],
    options: [
      {
        flags: '-o, --output <out>',
        isWritten: true,
        about:
          '写到 .csv、.xlsx，或供 SPSS 语法读取的 .txt 文件 / write to a .csv, .xlsx, or for SPSS syntax a .txt file',
      },
      {
        flags: '--form <form>',
        about: '一行一份答卷，或一行一个回答 / a row for each response, or for each answer (wide)',
        choices: responseForms,
      },
      { flags: '--raw', about: '供 R、Python 使用，不供 Excel / for R and Python, not for Excel' },
      ...people,
      audience,
      language,
      database,
    ],
    run: async ([study = ''], options) => (await import('./responsesExport.ts')).exportResponses(study, options),
  },
  {
    name: 'imports list',
    summary: '列出一项研究的各次导入（CSV 或 JSON） / list the imports of a study, as CSV or JSON',
    args: [['study', '研究 / the study']],
    options: [json, language, database],
    run: async ([study = ''], options) => (await import('./imports.ts')).printImports(study, options),
  },
  {
    name: 'imports undo',
    summary: '撤销一次导入：删除它带来的回答 / undo an import: delete the answers that it brought',
    args: [
      ['study', '研究 / the study'],
      ['import', '导入的编号 / number of the import'],
    ],
    options: [json, language, database],
    run: async ([study = '', number = ''], options) =>
      (await import('./imports.ts')).undoImport(study, number, options),
  },
  {
    name: 'report build',
    summary: '一项研究的报告 / the report of a study',
    args: [['study', '研究 / the study']],
    options: [
      {
        flags: '-o, --output <out>',
        isWritten: true,
        about: '写到 .json、.html、.csv、.xlsx 或 .pptx 文件 / write to a .json, .html, .csv, .xlsx or .pptx file',
      },
      { ...json, against: 'output' },
      ...people,
      language,
      seed,
      database,
    ],
    run: async ([study = ''], options) => (await import('./reportBuild.ts')).buildReport(study, options),
  },
  {
    name: 'report script',
    summary:
      '由导出的回答重新计算报告的 R、Python 或 SPSS 脚本 / an R, Python or SPSS script that computes the report again',
    args: [['study', '研究 / the study']],
    options: [
      {
        flags: '-o, --output <out>',
        isWritten: true,
        about: '写到 .R、.py 或 .sps 文件 / write to a .R, .py or .sps file',
        isNeeded: true,
      },
      json,
      ...people,
      audience,
      language,
      database,
    ],
    run: async ([study = ''], options) => (await import('./reportScript.ts')).writeScript(study, options),
  },
  {
    name: 'report bundle',
    summary: '把一项研究的报告连同数据、脚本和校验和写成一个包 / a study’s report with its data, scripts and checksums',
    args: [['study', '研究 / the study']],
    options: [
      { flags: '-o, --output <bundle.zip>', isWritten: true, about: '写到文件 / write to a file', isNeeded: true },
      json,
      ...people,
      language,
      seed,
      database,
    ],
    run: async ([study = ''], options) => (await import('./reportBundle.ts')).bundleReport(study, options),
  },
  {
    name: 'verify',
    summary: '复核一个报告包：核对文件，由数据重新计算报告 / check a bundle and compute its report again',
    args: [['bundle', '.zip，或 - 表示标准输入 / .zip, or - for standard input']],
    options: [json, language],
    run: async ([bundle = ''], options) => (await import('./verify.ts')).verify(bundle, options),
  },
  {
    name: 'studies list',
    summary: '列出各项研究 / list the studies',
    args: [],
    options: [json, language, database],
    run: async (_, options) => (await import('./studiesList.ts')).listStudies(options),
  },
  ...teachCommands,
  {
    name: 'completion',
    summary: '打印命令行补全脚本 / print a script that completes the command line',
    args: [['shell', '用哪种 shell / for which shell', shells]],
    options: [],
    run: async ([shell]) => (await import('./completion/printCompletion.ts')).printCompletion(commands, shell as Shell),
  },
];
