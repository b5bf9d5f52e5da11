import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeInvitationsCsv } from '../../src/export/invitationsCsv.ts';
import { mostRecipients, readRecipients } from '../../src/intake/readRecipients.ts';

const read = (text: string) => readRecipients(text).recipients.map(({ recipient, email }) => [recipient, email]);
const refuse = (text: string) => readRecipients(text).problems.map(({ code, row }) => [code, row]);

describe('A list of people to invite', () => {
  test('has one a line, and perhaps an e-mail address after a comma or a tab', () => {
    expect(read('A1024,li@example.com\r\nA1025\n\n 王小明 \twang@example.com\n李，li@example.org')).toEqual([
      ['A1024', 'li@example.com'],
      ['A1025', null],
      ['王小明', 'wang@example.com'],
      ['李', 'li@example.org'],
    ]);
  });

  test('may come from a spreadsheet: quoted, with a mark at its beginning and the names of its columns', () => {
    expect(read('\uFEFFid,email,link\n"Smith, John",js@example.com,http://x/i/1\n')).toEqual([
      ['Smith, John', 'js@example.com'],
    ]);
    expect(read('姓名\n李')).toEqual([['李', null]]);
  });

  test('that we gave out comes in again as it was', () => {
    const anyPerson = fc.record({
      recipient: fc.oneof(
        fc.stringMatching(/^[=+\-@A-Za-z'",;][\w =+'",;-]{0,20}\w$/),
        fc.constantFrom('NA', '=1+1', '王小明'),
      ),
      email: fc.option(fc.emailAddress({ size: 'small' })),
    });
    const people = fc.uniqueArray(anyPerson, { minLength: 1, maxLength: 8, selector: ({ recipient }) => recipient });
    fc.assert(
      fc.property(people, (rows) => {
        const kept = rows.filter(({ email }) => email === null || /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(email));
        fc.pre(kept.length > 0 && kept.every(({ recipient }) => !/^(id|name)$/i.test(recipient)));
        const csv = writeInvitationsCsv(kept.map((each) => ({ ...each, link: 'http://x/i/1' })));
        expect(read(csv)).toEqual(kept.map(({ recipient, email }) => [recipient, email]));
      }),
    );
  });

  test.each([
    ['is empty', ' \n\n', 'list-empty', undefined],
    ['names columns and nobody', 'id,email', 'list-empty', undefined],
    ['has an address without a name', 'a\n,b@example.com', 'recipient-missing', 2],
    ['has a name of more than 100 characters', 'x'.repeat(101), 'recipient-too-long', 1],
    ['has somebody twice', 'a\nb\na', 'recipient-twice', 3],
    ['has what is no e-mail address', 'a,b.example.com', 'email-bad', 1],
    ['has a quotation that does not end', 'a\n"b', 'quote-misplaced', 2],
  ])('that %s is not used, and says which line is wrong', (_, text, code, row) => {
    expect(refuse(text)).toEqual([[code, row]]);
  });

  test('is of 20,000 people at most', () => {
    const lines = Array.from({ length: mostRecipients }, (_, index) => `p${index}`);
    expect(read(lines.join('\n'))).toHaveLength(20_000);
    expect(refuse([...lines, 'one more'].join('\n'))).toEqual([['list-too-long', undefined]]);
  });
});

test('Links go out as a table that no spreadsheet runs, with a byte order mark', () => {
  const csv = writeInvitationsCsv([{ recipient: '=cmd', email: null, link: 'http://x/i/abc' }]);
  expect(csv).toBe("\uFEFFid,email,link\r\n'=cmd,,http://x/i/abc\r\n");
});
