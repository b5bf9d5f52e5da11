import { describe, expect, test } from 'vitest';
import { problemCodes } from '../../src/core/problem.ts';
import { scoreIds } from '../../src/core/report/buildScores.ts';
import type { Note } from '../../src/core/report/notes.ts';
import { references } from '../../src/core/report/references.ts';
import { speak } from '../../src/words/catalogue.ts';
import { listPlaceholders, readTree, readWords, withoutPlural } from './readWords.ts';

const zh = readWords('zh');
const en = readWords('en');
const keys = new Set([...en.keys()].map(withoutPlural));

describe('Chinese and English', () => {
  test('have words for the same things', () => {
    expect([...new Set([...zh.keys()].map(withoutPlural))].sort()).toEqual([...keys].sort());
    expect(keys.size).toBeGreaterThan(150);
  });

  test('count as each language does: English tells one from several, Chinese does not', () => {
    expect([...zh.keys()].filter((key) => key.endsWith('_one'))).toEqual([]);
    const several = [...en.keys()].filter((key) => key.endsWith('_other')).map(withoutPlural);
    const one = [...en.keys()].filter((key) => key.endsWith('_one')).map(withoutPlural);
    expect(one.sort()).toEqual(several.sort());
    expect(
      [...zh.keys()]
        .filter((key) => key.endsWith('_other'))
        .map(withoutPlural)
        .sort(),
    ).toEqual(several.sort());
  });

  test('put the same values into their sentences, in the same form', () => {
    for (const [key, sentence] of zh)
      expect(listPlaceholders(en.get(key) ?? ''), key).toEqual(listPlaceholders(sentence));
    // "One place" may say its number in letters.
    for (const [key, sentence] of en)
      if (key.endsWith('_one'))
        expect(listPlaceholders(en.get(`${withoutPlural(key)}_other`) ?? ''), key).toEqual(
          expect.arrayContaining([...listPlaceholders(sentence)]),
        );
  });

  test('both say something under every key', () => {
    for (const words of [zh, en]) for (const [key, sentence] of words) expect(sentence.trim(), key).not.toBe('');
    const same = [...zh].filter(
      ([key, sentence]) => en.get(key) === sentence && /\p{Letter}/u.test(sentence.replace(/\{\{.*?\}\}/g, '')),
    );
    // A formula may be the same in both.
    const words = same.map(([key]) => key).filter((key) => !key.startsWith('explain.formula.'));
    expect(words.sort()).toEqual(['picture.n', 'site.name']);
  });

  test('each keep to their own punctuation', () => {
    for (const [key, sentence] of zh) {
      const plain = sentence.replace(/\{\{.*?\}\}/g, '');
      expect(plain, key).not.toMatch(/\p{Script=Han}[,.?!:;()"']|[,?!:;()"']\p{Script=Han}/u);
    }
    for (const [key, sentence] of en) {
      if (key !== 'language') expect(sentence, key).not.toMatch(/[\u3000-\u303f\uff00-\uffef]|\p{Script=Han}/u);
    }
  });

  test('end a sentence with a full stop, and neither begin nor end with a space', () => {
    for (const words of [zh, en])
      for (const [key, sentence] of words) {
        expect(sentence, key).toBe(sentence.trim());
        if (/^(problem|finding|note|explain\.people|explain\.convention)\./.test(key) && key !== 'finding.statement')
          expect(sentence, key).toMatch(/[.。]$/);
      }
  });
});

describe('There is a sentence', () => {
  const listBelow = (prefix: string) => [...keys].filter((key) => key.startsWith(`${prefix}.`)).sort();

  test('for each way in which what people give can be wrong, and for nothing else', () => {
    expect(listBelow('problem')).toEqual(problemCodes.map((code) => `problem.${code}`).sort());
  });

  test('for each finding and verdict that a report can have, and for nothing else', () => {
    const verdicts = ['shortfall', 'surplus', 'not-proven', 'uniform'];
    const judged = ['overall', 'dimension'].flatMap((code) => verdicts.map((verdict) => `${code}.${verdict}`));
    // A gap inside the organisation without spread has no interval, and so no verdict.
    const inside = ['shortfall', 'surplus', 'not-proven'].map((verdict) => `gap.${verdict}`);
    const cautions = [
      'no-whole',
      'few-people',
      'ceiling',
      'unreliable-difference',
      'unreliable-scale',
      'runs-against',
      'flagged',
      'target-alpha',
    ];
    const others = [
      'none',
      'perception-only.whole',
      'perception-only.dimension',
      'priority.plain',
      'priority.weighted',
    ];
    const told = [...judged, ...inside, ...cautions, ...others, 'statement'];
    expect(listBelow('finding')).toEqual(told.map((key) => `finding.${key}`).sort());
    expect(listBelow('verdict')).toEqual(verdicts.map((verdict) => `verdict.${verdict}`).sort());
  });

  test('for each formula, rule and convention that a figure refers to, and for nothing else', () => {
    const wanted = (group: string, names: readonly string[]) =>
      expect(listBelow(`explain.${group}`)).toEqual(
        [...new Set(names)].map((name) => `explain.${group}.${name}`).sort(),
      );
    const formulas = references.map(({ formula }) => formula);
    wanted('formula', formulas);
    wanted(
      'name',
      formulas.filter((formula) => !formula.startsWith('score-')),
    );
    wanted(
      'people',
      references.map(({ people }) => people),
    );
    wanted(
      'convention',
      references.flatMap(({ convention }) => convention ?? []),
    );
    expect(listBelow('score')).toEqual(scoreIds.map((id) => `score.${id}`).sort());
  });

  test('for each reason why a figure is missing, and for nothing else', () => {
    const codes: Record<Note['code'], true> = {
      'too-few': true,
      'no-variance': true,
      'no-answers': true,
      'single-item': true,
      'side-not-asked': true,
      'groups-hidden': true,
      'too-many-groups': true,
      'too-many-pairs': true,
      'whole-only': true,
      'rows-needed': true,
      singular: true,
      'reversed-detected': true,
      'scale-doubtful': true,
      'points-doubtful': true,
      'best-first': true,
      'items-against': true,
    };
    const wanted = Object.keys(codes).map((code) => `note.${code}`);
    expect(listBelow('note')).toEqual(wanted.sort());
  });
});

describe('The program and its words fit', () => {
  const speakers = ['src/words', 'src/intake/study', 'src/page', 'src/export', 'src/web', 'src/cli'].flatMap(
    (folder) => [...readTree(folder, '.ts')],
  );
  const sources = new Map([...speakers, ...readTree('views', '.ejs')]);
  const literals = new Map([...sources].map(([path, text]) => [path, listLiterals(text)]));
  const groups = new Set([...keys].filter((key) => key.includes('.')).map((key) => key.split('.')[0] ?? ''));

  /** Keys that are put together of a prefix and a name, with all names that can be. */
  const composed = [
    ...problemCodes.map((code) => `problem.${code}`),
    ...[...keys].filter((key) => /^(finding|verdict|note|explain)\./.test(key)),
    ...['bad-request', 'forbidden', 'not-found', 'too-large', 'unsupported', 'unexpected', 'busy'].flatMap((code) => [
      `error.${code}.title`,
      `error.${code}.text`,
    ]),
    ...['answer', 'report', 'signIn'].flatMap((door) => ['who', 'title', 'text'].map((part) => `home.${door}.${part}`)),
    ...['n', 'expectation', 'perception', 'gap', 'ci', 'verdict'].map((column) => `report.${column}`),
    ...['imported', 'already', 'left'].map((news) => `study.${news}`),
    // What the command line says, and what it says of files, is named without its prefix.
    ...[...literals].flatMap(([path, found]) =>
      /^src\/(cli|intake\/study)\//.test(path) ? found.map((name) => `terminal.${name}`) : [],
    ),
  ];

  test('every key that the program names exists', () => {
    let count = 0;
    for (const [path, found] of literals)
      for (const literal of found) {
        if (!/^[a-z]+(\.[\w-]+)+$/i.test(literal) || !groups.has(literal.split('.')[0] ?? '')) continue;
        count++;
        expect(keys, `${path} says ${literal}`).toContain(literal);
      }
    expect(count).toBeGreaterThan(100);
    for (const key of composed) if (!key.startsWith('terminal.')) expect(keys).toContain(key);
    for (const text of sources.values())
      for (const [, name] of text.matchAll(/\b(?:tell|both)\('(\w+)'/g)) expect(keys).toContain(`terminal.${name}`);
  });

  test('every key that exists is said somewhere', () => {
    const said = new Set([...composed, ...[...literals.values()].flat()]);
    const templates = [...sources.values()].flatMap(listTemplates);
    const isSaid = (key: string) => said.has(key) || templates.some((template) => template.test(key));
    expect([...keys].filter((key) => !isSaid(key))).toEqual([]);
  });

  /** Keys with names put into them, as `error.${code}.title` in back quotes, as patterns. */
  function listTemplates(text: string): readonly RegExp[] {
    const found = [...text.matchAll(/`([a-z]+\.[^`\n]*\$\{[^`\n]*)`/gi)].map(([, template = '']) => template);
    return found.map((template) => {
      const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
      return new RegExp(`^${parts.join('[\\w-]+')}$`);
    });
  }

  function listLiterals(text: string): readonly string[] {
    return [...text.matchAll(/'([^'\n]*)'/g)].map(([, literal = '']) => literal);
  }
});

describe('A message', () => {
  test('that does not exist is a bug, and throws', () => {
    for (const language of ['zh', 'en'] as const) {
      expect(() => speak(language)('report.nothing')).toThrow('report.nothing');
      expect(() => speak(language)('nothing.at.all')).toThrow('nothing.at.all');
    }
  });

  test('takes values as they are: braces, dollar signs and angle brackets in them mean nothing', () => {
    for (const value of [
      '<b>&"\'',
      '{{min}}',
      '$t(site.name)',
      '$t(problem.off-scale, {"value": 1})',
      '\\',
      '$&',
      '$1',
    ])
      expect(speak('en')('problem.off-scale', { value, min: 1, max: 7 })).toBe(
        `“${value}” is out of range. Give a whole number from 1 to 7, or leave it empty.`,
      );
  });

  test('counts in words that fit the number', () => {
    expect(speak('en')('report.responses', { count: 1 })).toBe('1 response');
    expect(speak('en')('report.responses', { count: 0 })).toBe('0 responses');
    expect(speak('en')('report.responses', { count: 12_345 })).toBe('12,345 responses');
    expect(speak('zh')('report.responses', { count: 1 })).toBe('1 份回答');
  });
});
