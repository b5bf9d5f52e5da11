import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startSpssNames } from '../../../src/export/script/spss/spssNames.ts';
import { quoteSpss } from '../../../src/export/script/spss/spssText.ts';
import { writeSpssData } from '../../../src/export/script/spss/writeSpssData.ts';
import { writeSpssSyntax } from '../../../src/export/script/spss/writeSpssSyntax.ts';

import { givenForm, givenResponse, servqualForm } from '../../core/given.ts';
import { givenStaffQuestionnaire } from '../../core/givenStaff.ts';
import { repurchaseForm } from '../../core/report/repurchased.ts';

const staffForms = (['chain', 'direct'] as const).flatMap((design) => [
  givenStaffQuestionnaire('manager', design),
  givenStaffQuestionnaire('contact', design),
]);
const about = { file: 'answers.csv', own: 'answers.sps', version: '1' };

describe('SPSS syntax', () => {
  const bytes = (text: string) => Buffer.byteLength(text);

  test('names variables as SPSS allows, no two alike, whatever the segments are called', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom('t1.x', 'T1.x', 'ALL', '分店', '城市', 'a-b', 'a_b'))),
        (wanted) => {
          const nameOf = startSpssNames();
          const names = wanted.map((each) => nameOf(`segment.${each}`)).concat(wanted.map(nameOf));
          for (const name of names) expect(name).toMatch(/^[A-Za-z]([A-Za-z0-9._]{0,62}[A-Za-z0-9])?$/);
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(
            new Set([...wanted.map((each) => `segment.${each}`), ...wanted]).size,
          );
          for (const name of names)
            expect(name.toLowerCase()).not.toMatch(/^(all|and|by|eq|ge|gt|le|lt|ne|not|or|to|with)$/);
        },
      ),
    );
  });

  test('quotes any text on one line, cut to whole characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const quoted = quoteSpss(text, 100);
        expect(quoted).toMatch(/^'([^'\p{Cc}]|'')*'$/u);
        expect(bytes(quoted)).toBeLessThanOrEqual(102);
      }),
      { numRuns: 40 },
    );
    expect(quoteSpss("it's\nso")).toBe("'it''s so'");
  });

  test.each(['zh', 'en'] as const)('keeps its lines short and has words in %s', (language) => {
    for (const form of [servqualForm, repurchaseForm, ...staffForms]) {
      const syntax = writeSpssSyntax(form, ['分店', 'branch'], about, language);
      expect(syntax.split('\n').filter((line) => bytes(line) >= 250)).toEqual([]);
      expect(/[\p{Script=Han}]/u.test(syntax.replaceAll('分店', ''))).toBe(language === 'zh');
    }
  });

  test('counts who would buy again where all three questions are asked: above the middle is yes', () => {
    const syntax = writeSpssSyntax(repurchaseForm, [], about, 'en');
    expect(syntax).toContain('COMPUTE yes.product = (outcome.q_product >= 5).');
    expect(syntax).toContain('COMPUTE yes.service = (outcome.q_service >= 6).');
    expect(syntax).toContain('IF (NMISS(yes.product, yes.service, yes.repurchase) = 0) cell =');
    expect(writeSpssSyntax(servqualForm, [], about, 'en')).not.toContain('COMPUTE yes.');
  });

  test('turns negative items round beside the raw answers, and asks for half of the items of a dimension', () => {
    const form = givenForm({ items: ['a', 'a', 'a', 'b'], reverse: [false, true, false, false] });
    const lines = writeSpssSyntax(form, [], about, 'en').split('\n');
    expect(lines).toContain('COMPUTE turned.i1.perception = 8 - i1.perception.');
    expect(lines).toContain('COMPUTE gap.i1 = turned.i1.perception - turned.i1.expectation.');
    expect(lines.join(' ')).toContain('COMPUTE score.a.gap = MEAN.2(   gap.i0, gap.i1, gap.i2).');
    expect(lines.join(' ')).toContain('(-9, -8, -7).');
  });
});

test('The table for SPSS has a line a response, though people wrote line breaks, and none of their own words', async () => {
  const form = { ...givenForm({ items: ['a'] }), comments: [{ id: 'more', text: { en: 'more' } }] };
  const answers = { comments: new Map([['more', 'x\nanother,row']]), profile: new Map([['branch', 'north\nsouth']]) };
  const blocks = async function* () {
    yield [givenResponse('45', { id: 'one', answers })];
  };
  let text = '';
  for await (const piece of writeSpssData('s', form, ['branch'], blocks)) text += piece;
  expect(text.trimEnd().split('\n')).toHaveLength(2);
  expect(text).toContain('north south');
  expect(text).not.toContain('another');
});
