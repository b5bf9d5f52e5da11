import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillTitle, writeMail, writeUsualText } from '../../src/web/manage/mail/writeMail.ts';
import { noPlan } from '../storage/given.ts';

const study = {
  ...noPlan,
  id: 'inn',
  title: { zh: '云杉旅馆', en: 'Spruce Inn' },
  isMade: false,
  design: 'chain',
} as const;
const link = 'https://survey.example/i/token';
const texts = [
  { language: 'zh', subject: '给{name}', text: '{title}：{link}' },
  { language: 'en', subject: 'To {name}', text: '{title} at {link}, {name}, again {link}' },
] as const;

test('A mail is in all languages of its study, one under the other, and each link opens the survey in its own', () => {
  expect(writeMail(fillTitle(texts, study), { name: 'Li', link })).toEqual({
    subject: '给Li / To Li',
    text: `云杉旅馆：${link}?lang=zh\n\n----------------------------------------\n\nSpruce Inn at ${link}?lang=en, Li, again ${link}?lang=en`,
  });
  expect(writeMail(texts.slice(1, 2), { name: 'Li', link }).text).toBe(`{title} at ${link}, Li, again ${link}`);
});

test('The usual text has all blanks filled but the link, and reads the same in a named study but for who will know', () => {
  for (const language of ['zh', 'en'] as const) {
    const plain = writeUsualText(study, 3, language);
    const named = writeUsualText({ ...study, settings: { ...study.settings, isNamed: true } }, 3, language);
    expect(plain.text.match(/\{+.*?\}+/g)).toEqual(['{link}']);
    expect(named.text.match(/\{+.*?\}+/g)).toEqual(['{link}', '{name}']);
    expect(plain.subject).not.toMatch(/[{}]/);
  }
});

test('Whatever a person is called, the subject stays one line, and the text has their link and no other blank filled', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('{link}', '{name}', '$&', '$1', 'a\r\nBcc: eve@example.com', '\u2028', '=?utf-8?b?QQ==?='),
  );
  fc.assert(
    fc.property(anyName, (name) => {
      const { subject, text } = writeMail(texts, { name, link });
      expect(subject).not.toMatch(/[\r\n\u2028\u2029]/);
      expect(text.split(link)).toHaveLength(4);
      expect(text).toContain(`, ${name}, again ${link}?lang=en`);
    }),
  );
});
