import { simulatedSeed } from '../core/simulation/truthNumbers.ts';
import { listCaseIds } from '../intake/listCaseIds.ts';
import type { Command } from './command.ts';
import { database, json, language, people, seed } from './options.ts';

/** Commands for those who teach. */
export const teachCommands: readonly Command[] = [
  {
    name: 'demo seed',
    summary: '把一个教学案例做成研究 / make a study of a teaching case',
    args: [['[case]', '案例（hotel，即演示） / the case (hotel, the demonstration)', listCaseIds()]],
    options: [{ flags: '--list', about: '只列出案例 / list the cases only' }, json, language, database],
    run: async ([name], options) => (await import('./demoSeed.ts')).seedCase(name, options),
  },
  {
    name: 'demo simulate',
    summary: '按选定的差距生成数据，附答案 / make data with the gaps that you choose, and the answer key',
    args: [],
    options: [
      { flags: '--instrument <id or file.yaml>', about: '量表 / instrument (servqual-1991)' },
      {
        flags: '--mean <dimension.side=mean>',
        about:
          '真实的平均分，例如 empathy.perception=4.5，可以重复 / a true mean, such as empathy.perception=4.5; may be repeated',
        texts: /^[^=]+=./s,
      },
      { flags: '-n, --people <n>', about: '多少顾客回答 / how many customers answer (200)' },
      { flags: '--careless <share>', about: '敷衍作答者的比例，0 到 1 / share of the careless, 0 to 1 (0.03)' },
      {
        flags: '--ceiling <share>',
        about: '期望全填最高分者的比例 / share of those who expect the most of everything (0)',
      },
      { flags: '--branches <n>', about: '多少家分店 / how many branches (1)' },
      {
        flags: '--differ <points>',
        about: '最好与最差的分店感知相差几分 / best and worst branch are perceived so far apart (0)',
      },
      { ...seed, count: { least: 0, usual: simulatedSeed } },
      {
        flags: '-o, --output <data.csv>',
        isWritten: true,
        about: '顾客的数据写到文件 / write the data of customers to a file',
      },
      {
        flags: '--managers <managers.csv>',
        isWritten: true,
        about: '管理者的数据写到文件，有它才有差距 1、2 / write the data of managers to a file, for gaps 1 and 2',
      },
      {
        flags: '--contact <contact.csv>',
        isWritten: true,
        about:
          '一线员工的数据写到文件，有它才有差距 3、4 / write the data of contact staff to a file, for gaps 3 and 4',
      },
      { flags: '--managers-count <n>', about: '多少管理者回答 / how many managers answer (12)' },
      { flags: '--contact-count <n>', about: '多少一线员工回答 / how many contact staff answer (24)' },
      { flags: '--key <key.json>', isWritten: true, about: '答案写到文件 / write the answer key to a file' },
      language,
    ],
    run: async (_, options) => (await import('./demoSimulate.ts')).simulateData(options),
  },
  {
    name: 'deck build',
    summary: '一项研究的幻灯片，可在 PowerPoint 中编辑 / the slides of a study, to be edited in PowerPoint',
    args: [['study', '研究 / the study']],
    options: [
      { flags: '-o, --output <out.pptx>', isWritten: true, about: '写到文件 / write to a file', isNeeded: true },
      json,
      ...people,
      language,
      seed,
      database,
    ],
    run: async ([study = ''], options) => (await import('./deckBuild.ts')).buildDeck(study, options),
  },
];
