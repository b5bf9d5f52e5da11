import { describe, expect, test } from 'vitest';
import { recogniseLayout } from '../../../src/intake/recognise/recogniseLayout.ts';

/** How a file with these rows is laid out; each cell as it stands between semicolons. */
function recognise(...rows: readonly string[]) {
  return recogniseLayout(rows.map((row, index) => ({ row: index + 1, cells: row.split(';') })));
}

const stemsAndRows = (...rows: readonly string[]) =>
  recognise(...rows).columns.map(({ about, stem, row }) => about ?? (row === '' ? stem : `${stem} | ${row}`));

const wjxBeginning = '序号;提交答卷时间;所用时间;来源;来源详情;来自IP';
const wjxAbout = ['serial', 'submitted', 'duration', 'ignore', 'ignore', 'ignore'];

describe('问卷星', () => {
  test('is known by the columns before the answers; the address of the respondent is not used', () => {
    const header = `${wjxBeginning};1、您的性别 (单选题 *必答)`;
    expect(recognise(header)).toMatchObject({ tool: 'wjx', confidence: 0.95, lastHeaderRow: 1 });
    expect(stemsAndRows(header)).toEqual([...wjxAbout, '您的性别']);
  });

  test('only the first row of a matrix carries its question, and rows of two matrices are told apart by it', () => {
    const header = `${wjxBeginning};2、您的期望 (矩阵量表题 *必答)—设备先进;服务准时;3、实际感受—设备先进;服务准时;4、建议`;
    expect(stemsAndRows(header).slice(6)).toEqual([
      '您的期望 | 设备先进',
      '您的期望 | 服务准时',
      '实际感受 | 设备先进',
      '实际感受 | 服务准时',
      '建议',
    ]);
    expect(recognise(header).columns.map(({ name }) => name)).toContain('实际感受 [服务准时]');
  });

  test('its question may end with a colon, which is no sign of a matrix before a question of its own', () => {
    expect(stemsAndRows(`${wjxBeginning};1、您的期望:设备先进;服务准时;2、建议：其他;3、来源:网络`).slice(6)).toEqual([
      '您的期望 | 设备先进',
      '您的期望 | 服务准时',
      '建议：其他',
      '来源:网络',
    ]);
  });

  test('by position, rows and choices are numbered with their question', () => {
    expect(stemsAndRows(`${wjxBeginning};1、期望;第2题(运动);第2题(其他【请注明】)`).slice(6)).toEqual([
      '期望',
      '第2题 | 运动',
      '第2题 | 其他【请注明】',
    ]);
  });

  test('is likely without these columns where most questions are numbered its way', () => {
    expect(recognise('编号;1、[期望]第1题;2、[感知]第1题')).toMatchObject({ tool: 'wjx', confidence: 0.7 });
  });
});

describe('Google Forms', () => {
  test.each(['Timestamp', '时间戳记', '時間戳記'])(
    'begins with the time, here %s, and writes grids as Question [Row]',
    (time) => {
      const header = `${time};What you expect [Parking];What you got [Parking];Email Address`;
      expect(recognise(header)).toMatchObject({ tool: 'google-forms', confidence: 0.95 });
      expect(stemsAndRows(header)).toEqual([
        'submitted',
        'What you expect | Parking',
        'What you got | Parking',
        'ignore',
      ]);
    },
  );
});

describe('Qualtrics', () => {
  const names =
    'StartDate;EndDate;Status;Progress;Duration (in seconds);Finished;RecordedDate;ResponseId;UserLanguage;Q1_1';
  const texts =
    'Start Date;End Date;Response Type;Progress;Duration (in seconds);Finished;Recorded Date;Response ID;User Language;Expectations - Parking';
  const ids = names.replaceAll(/[^;]+/g, (name) => `{"ImportId":"${name}"}`);
  const about = ['ignore', 'ignore', 'ignore', 'ignore', 'duration', 'ignore', 'submitted', 'serial', 'language'];

  test('has three rows of header: short names, texts, and ids in JSON', () => {
    expect(recognise(names, texts, ids)).toMatchObject({ tool: 'qualtrics', confidence: 0.98, lastHeaderRow: 3 });
    expect(stemsAndRows(names, texts, ids)).toEqual([...about, 'Expectations | Parking']);
  });

  test('has two where the ids were left out, and one where the texts were too', () => {
    const answers = '2026-09-03 12:00:00;2026-09-03 12:03:00;0;100;180;1;2026-09-03 12:03:01;R_1;ZH;6';
    expect(recognise(names, texts, answers)).toMatchObject({ lastHeaderRow: 2 });
    expect(recognise(names, answers, answers)).toMatchObject({ lastHeaderRow: 1 });
    expect(stemsAndRows(names, answers, answers).at(-1)).toBe('Q1_1');
  });

  test('marks previews and tests by their status, in words or as a number, and by where they came from', () => {
    const { trials = [] } = recognise(names.replace('UserLanguage', 'DistributionChannel'), texts, ids);
    expect(trials.map(({ place }) => place)).toEqual([2, 8]);
    for (const status of ['1', 'survey preview', 'survey test']) expect(trials[0]?.texts.has(status)).toBe(true);
    // An ordinary answer, one that was imported, one that may be spam, and one that was given without a network.
    for (const status of ['0', 'ip address', '4', '8', '16']) expect(trials[0]?.texts.has(status)).toBe(false);
    expect([...(trials[1]?.texts ?? [])]).toEqual(['preview', 'test']);
  });

  test('marks forms that were closed unfinished, by a word, a number or less than 100 %', () => {
    const { unfinished = [] } = recognise(names, texts, ids);
    // Qualtrics, "Understanding Your Response Dataset": 0 or FALSE where it was closed before its end, then Progress is below 100.
    expect(unfinished.map(({ place }) => place)).toEqual([3, 5]);
    const says = (mark: number, text: string) => unfinished[mark]?.texts.has(text);
    expect(['0', '42', '99', '100', ''].map((text) => says(0, text))).toEqual([true, true, true, false, false]);
    expect(['0', 'false', '1', 'true', ''].map((text) => says(1, text))).toEqual([true, true, false, false, false]);
  });

  test('in exports of the old kind calls its own columns V1 to V10 and names them below', () => {
    const old = ['V1;V6;V7;V8;V9;V10;Q1', 'ResponseID;IPAddress;Status;StartDate;EndDate;Finished;How was it?'];
    expect(recognise(...old)).toMatchObject({ tool: 'qualtrics', lastHeaderRow: 2 });
    expect(stemsAndRows(...old)).toEqual([
      'serial',
      'ignore',
      'ignore',
      'ignore',
      'submitted',
      'ignore',
      'How was it?',
    ]);
  });
});

describe('LimeSurvey', () => {
  const beginning = 'id;submitdate;lastpage;startlanguage;seed';

  test('by code: subquestions in brackets, and the two scales of a dual array behind them', () => {
    expect(recognise(`${beginning};G01Q01`)).toMatchObject({ tool: 'limesurvey', confidence: 0.9 });
    expect(stemsAndRows(`${beginning};G01Q02[SQ001][1];G01Q02[SQ001][2];G01Q03`)).toEqual([
      ...['serial', 'submitted', 'ignore', 'language', 'ignore'],
      ...['G01Q02 [1] | SQ001', 'G01Q02 [2] | SQ001', 'G01Q03'],
    ]);
  });

  test('what was never sent has no date of sending', () => {
    expect(recognise(`${beginning};G01Q01`)).toMatchObject({ unfinished: [{ place: 1, texts: new Set(['']) }] });
  });

  test('columns of times are left out, and statements that end with "time" are not', () => {
    const header = `${beginning};P8. Is done by the promised time;interviewtime;G01Q02Time`;
    expect(stemsAndRows(header).slice(5)).toEqual(['Is done by the promised time', 'duration', 'ignore']);
  });

  test('by words, and by code and words', () => {
    const header = `Response ID;Date submitted;Last page;Start language;Staff [Polite][Expected];G01Q05. Comments`;
    expect(stemsAndRows(header).slice(4)).toEqual(['Staff [Expected] | Polite', 'Comments']);
  });
});

describe('KoboToolbox', () => {
  test('ends with its own ids; groups stand before a slash, and one id says which form a row is', () => {
    const header = 'start;end;expected/parking;got/parking;_id;_uuid;_submission_time;__version__;_index';
    expect(recognise(header)).toMatchObject({ tool: 'kobo', confidence: 0.95 });
    expect(stemsAndRows(header)).toEqual([
      ...['ignore', 'ignore', 'expected | parking', 'got | parking'],
      ...['ignore', 'serial', 'submitted', 'ignore', 'ignore'],
    ]);
  });
});

describe('KoboToolbox, where somebody looks forms through', () => {
  test('marks what was not approved, in words or as its own code, and not what nobody has looked at yet', () => {
    const header = 'start;end;expected/parking;_id;_uuid;_submission_time;_validation_status';
    const [mark] = recognise(header).unapproved ?? [];
    expect(mark?.place).toBe(6);
    const said = ['not approved', 'validation_status_not_approved', 'approved', 'on hold', ''];
    expect(said.map((text) => mark?.texts.has(text))).toEqual([true, true, false, false, false]);
  });
});

describe('A header of several rows', () => {
  test('may stand below a title', () => {
    const found = recognise('某银行服务质量调查', '编号;期望;;感知;', ';Q1;Q2;Q1;Q2', '1;5;6;4;4');
    expect(found).toMatchObject({ tool: 'several-rows', lastHeaderRow: 3 });
    expect(found.columns.map(({ name }) => name)).toEqual(['编号', '期望 [Q1]', '期望 [Q2]', '感知 [Q1]', '感知 [Q2]']);
  });

  test('has questions above the first of their columns, as SurveyMonkey and merged cells do', () => {
    const rows = [
      'Respondent;Expectation;;Perception;;Comments',
      'Response;Parking;Staff;Parking;Staff;Open-Ended Response',
      '1;6;7;5;6;-',
    ];
    expect(recognise(...rows)).toMatchObject({ tool: 'several-rows', lastHeaderRow: 2 });
    expect(stemsAndRows(...rows)).toEqual([
      ...['Respondent', 'Expectation | Parking', 'Expectation | Staff'],
      ...['Perception | Parking', 'Perception | Staff', 'Comments'],
    ]);
  });

  test('may have nothing above the columns beside the ratings', () => {
    const rows = [';;Expectation;;Perception;', 'id;branch;Parking;Staff;Parking;Staff', '1;East;6;7;5;6'];
    expect(recognise(...rows)).toMatchObject({ tool: 'several-rows', lastHeaderRow: 2 });
    expect(stemsAndRows(...rows).slice(0, 3)).toEqual(['id', 'branch', 'Expectation | Parking']);
  });

  test('may count its items below each side, beside columns that are named above or below', () => {
    const rows = ['No.;Expectation;;;;Perception;;;;', ';1;2;3;4;1;2;3;4;branch', '1;7;5;4;3;4;4;5;5;East'];
    expect(recognise(...rows)).toMatchObject({ tool: 'several-rows', lastHeaderRow: 2 });
    expect(stemsAndRows(...rows).slice(0, 2)).toEqual(['No.', 'Expectation | 1']);
    expect(stemsAndRows(...rows)[5]).toBe('Perception | 1');
    const onward = [';;期望;;;感知;;', 'id;店;1;2;3;4;5;6', 'a;x;7;5;4;3;4;4'];
    expect(stemsAndRows(...onward).slice(1, 6)).toEqual(['店', '期望 | 1', '期望 | 2', '期望 | 3', '感知 | 4']);
  });

  test('may have dimensions between sides and items, merged or written above each', () => {
    const dimensions = { 有形性: ['设备', '外观', '着装'], 可靠性: ['守时', '诚信', '无误'] };
    const columns = ['期望', '感知'].flatMap((side) =>
      Object.entries(dimensions).flatMap(([dimension, items]) => items.map((item) => [side, dimension, item])),
    );
    const above = [0, 1].map((level) => columns.map((column) => column[level] ?? ''));
    const merged = above.map((row) => row.map((text, index) => (text === row[index - 1] ? '' : text)));
    const [items, answers] = [
      columns.map((column) => column[2]).join(';'),
      columns.map((_, index) => index % 5).join(';'),
    ];
    for (const rows of [above, merged].map((each) => [...each.map((row) => row.join(';')), items, answers])) {
      expect(recognise(...rows)).toMatchObject({ tool: 'several-rows', lastHeaderRow: 3 });
      expect(stemsAndRows(...rows)).toEqual(
        columns.map(([side, dimension, item]) => `${side} / ${dimension} | ${item}`),
      );
    }
  });

  test('may have a blank column between the sides', () => {
    const rows = ['Expectation;;;;Perception;;', 'Parking;Staff;Rooms;;Parking;Staff;Rooms', '7;6;5;;4;5;5'];
    expect(recognise(...rows).columns.map(({ name }) => name)[3]).toBe('');
    expect(stemsAndRows(...rows)[4]).toBe('Perception | Parking');
  });

  test('is not seen in a table whose second row holds answers, be they numbers or words', () => {
    expect(recognise('a;;b', '1;2;3', '1;2;3')).toMatchObject({ tool: 'table', lastHeaderRow: 1 });
    expect(recognise('a;;b;', '1;2;3;4', '1;2;3;4')).toMatchObject({ tool: 'table', lastHeaderRow: 1 });
    expect(recognise('a;;;;b;;;', '5;4;3;5;4;3;5;4', '1;2;3;4')).toMatchObject({ tool: 'table', lastHeaderRow: 1 });
    const words = ['好;好;差;好;好;差', '差;好;好;好;差;好'];
    expect(recognise('a;a;a;a;a;a;b', ...words)).toMatchObject({ tool: 'table', lastHeaderRow: 1 });
    expect(recognise('name;shop;Note;Note', 'Ann;East;good;bad', 'Ben;West;fine;poor')).toMatchObject({
      tool: 'table',
    });
    expect(recognise('E1;E2;P1;P2;', '好;差;中;可;', '差;好;可;中;x', '好;差;中;可;')).toMatchObject({ tool: 'table' });
    expect(recognise('E1;E2;P1;P2;', '好;好;差;好;x', '好;好;差;好;y')).toMatchObject({ tool: 'table' });
  });
});

describe('Any other table', () => {
  test('may have a title and blank rows above its header, as wide as the table or not', () => {
    const names = 'E1;E2;P1;P2';
    for (const above of [
      ['Survey 2024'],
      ['Survey 2024;;;', ';;;'],
      [';;;', 'Survey 2024;;;', ';;;', ';注：满分 7 分;;'],
    ]) {
      const found = recognise(...above, names, '5;6;4;4');
      expect([found.lastHeaderRow, found.columns.map(({ name }) => name).join(';')]).toEqual([above.length + 1, names]);
    }
  });

  test('may have its questions in full below short names: answers are not so different', () => {
    const codes = 'id;E1;E2;E3;E4;P1;P2;P3;P4';
    const texts = '编号;设备先进;环境整洁;守时;诚信;设备先进;环境整洁;守时;诚信';
    for (const answers of ['1;7;6;5;4;4;3;2;1', '甲;同意;同意;一般;同意;一般;一般;一般;同意']) {
      expect(recognise(codes, texts, answers)).toMatchObject({ tool: 'several-rows', lastHeaderRow: 2 });
      expect(stemsAndRows(codes, texts, answers)[1]).toBe('设备先进');
      expect(recognise(codes, answers, answers).lastHeaderRow).toBe(1);
    }
    expect(recognise(codes, texts, texts).lastHeaderRow).toBe(1);
    const sides = [';期望;;;;感知;;;', 'id;1;2;3;4;1;2;3;4'];
    expect(recognise(...sides, texts, '1;7;6;5;4;4;3;2;1')).toMatchObject({ tool: 'several-rows', lastHeaderRow: 3 });
  });

  test('may call columns the same: their questions tell them apart, else their places', () => {
    const { columns } = recognise('Comments;a - Parking;b - Parking;Comments;Ｃomments');
    expect(columns.map(({ name, shared }) => [name, shared])).toEqual([
      ['Comments #1', 'Comments'],
      ['a - Parking', undefined],
      ['b - Parking', undefined],
      ['Comments #4', 'Comments'],
      ['Ｃomments #5', 'Comments'],
    ]);
  });

  test('has one row of header, and may name questions with rows itself', () => {
    expect(recognise('E1;P1')).toMatchObject({ tool: 'table', confidence: 0, lastHeaderRow: 1 });
    expect(stemsAndRows('Parking;Parking - Importance;员工—礼貌;A [B]')).toEqual([
      'Parking',
      'Parking | Importance',
      '员工 | 礼貌',
      'A | B',
    ]);
  });
});
