import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Charset } from '../../../src/intake/table/charset.ts';
import { decodeFile } from '../../../src/intake/table/decodeFile.ts';
import { detectCharset } from '../../../src/intake/table/detectCharset.ts';
import { sniffFile } from '../../../src/intake/table/sniffFile.ts';
import { encodeText, listCharacters } from '../encodeText.ts';
import { writeTemporary } from '../writeTemporary.ts';

async function detectFile(path: string) {
  const kind = await sniffFile(path);
  return kind !== null && 'text' in kind ? detectCharset(path, kind) : kind;
}

const detect = (...parts: readonly (string | Buffer)[]) =>
  detectFile(writeTemporary(Buffer.concat(parts.map((part) => Buffer.from(part as string)))));

async function decode(path: string, charset: Charset): Promise<string> {
  let text = '';
  for await (const piece of decodeFile(path, charset)) text += piece.text;
  return text;
}

describe('Encodings are told apart strictly', () => {
  test('plain ASCII is UTF-8', async () => {
    expect(await detect('E1,P1\n5,5\n')).toEqual({ charset: 'utf-8' });
  });

  test('a file that R wrote in GB18030', async () => {
    const path = new URL('../../oracle/synthetic-22x2/wjx_like_text.gb18030.csv', import.meta.url).pathname;
    expect(await detectFile(path)).toEqual({ charset: 'gb18030' });
    expect((await decode(path, 'gb18030')).split('\r\n')[0]).toBe(
      new TextDecoder('gb18030').decode(readFileSync(path)).split('\r\n')[0],
    );
  });

  test('女 in GB18030 happens to be Ů in UTF-8; the other rows settle it', async () => {
    expect(Buffer.from(encodeText('女', 'gb18030')).toString('utf8')).toBe('Ů');
    expect(await detect('sex,E1\n', encodeText('女,5\n男,5\n女,4\n', 'gb18030'))).toEqual({ charset: 'gb18030' });
  });

  test('鈥瑻 in GB18030 happens to be a longer character of UTF-8; one line of it does not outweigh two that are not', async () => {
    expect(await detect(encodeText('编号,服务质量\n鈥瑻\n。', 'gb18030'))).toEqual({ charset: 'gb18030' });
  });

  test('UTF-8 that breaks after Chinese text is damaged, and the row is told; quoted line breaks begin no row', async () => {
    const damaged = await detect('编号,备注\n1,"好\n好"\n2,', Buffer.from([0xe5, 0xa5]), '\n');
    expect(damaged).toEqual({ problems: [{ code: 'charset-damaged', row: 3 }] });
  });

  test('so is what breaks after a byte order mark, or after many accents', async () => {
    expect(await detect('\ufeffid\n', Buffer.from([0xc4, 0xd0]))).toMatchObject({ problems: [{ row: 2 }] });
    expect(await detect('é\n'.repeat(20), Buffer.from([0xc4, 0xd0]))).toEqual({
      problems: [{ code: 'charset-damaged', row: 21 }],
    });
  });

  test('bytes that are neither are refused with the row', async () => {
    expect(await detect('id\n', Buffer.from([0x63, 0xff, 0x0a]))).toEqual({
      problems: [{ code: 'charset-unknown', row: 2 }],
    });
    expect(await detect('id\n1,', Buffer.from([0xc4]))).toEqual({ problems: [{ code: 'charset-unknown', row: 2 }] });
  });

  test('a file in Latin 1, whose accents are letters of GB18030 too, is none of them', async () => {
    const french = Buffer.from('nom,préféré,âge\n1,être élu,été\n', 'latin1');
    expect(await detect(french)).toEqual({ problems: [{ code: 'charset-unknown', row: 1 }] });
  });

  test('a file in Shift JIS, which GB18030 reads without a mistake, is none of them', async () => {
    const japanese = Buffer.from([0x83, 0x54, 0x81, 0x5b, 0x83, 0x72, 0x83, 0x58, 0x82, 0xcd, 0x2c, 0x95, 0xd4, 0x0a]);
    expect(new TextDecoder('shift_jis').decode(japanese)).toBe('サービスは,返\n');
    expect(await detect(japanese)).toEqual({ problems: [{ code: 'charset-unknown', row: 1 }] });
  });

  test.each([
    ['utf-8', '编号,服务质量,é', '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会'],
    ['utf-16le', '编号,服务质量', '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会'],
    ['utf-16be', '编号,服务质量', '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会'],
    [
      'gb18030',
      '编号,服务质量',
      '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会㐀',
    ],
    [
      'big5',
      '編號,服務品質',
      '的一是不了人我在有他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年',
    ],
    [
      'cp949',
      '번호,서비스 품질,성별,나이,만족도 조사 결과',
      '이다는의에을를가한하고지은도로서기사자대수인리스정시어나일만아해그라부장전주제조여원보상동세',
    ],
  ] as const)(
    'any text of everyday words in %s keeps every character, however it falls on the pieces that are read',
    async (charset, header, words) => {
      const cell = fc.string({ unit: fc.constantFrom(...words, ...'0123,'), maxLength: 40 });
      await fc.assert(
        fc.asyncProperty(
          fc.array(cell, { maxLength: 30 }),
          fc.nat({ max: 40_000 }),
          fc.boolean(),
          async (cells, shift, isMarked) => {
            const content = `${header}\n${'-'.repeat(shift)}\n${cells.join('\n')}`;
            const mark = isMarked && charset.startsWith('utf') ? encodeText('\ufeff', charset) : Buffer.alloc(0);
            const path = writeTemporary(Buffer.concat([mark, encodeText(content, charset)]));
            expect(await detectFile(path)).toEqual({ charset });
            expect(await decode(path, charset)).toBe(content);
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  test('a syllable that only code page 949 has is not taken for two characters', async () => {
    const bytes = Buffer.from([0x8c, 0x63]);
    expect([...listCharacters('cp949')].find(([, each]) => each.equals(bytes))?.[0]).toBe('똠');
  });
});

describe('What is no table of text is refused for what it is', () => {
  test('NUL bytes anywhere are no text', async () => {
    expect(await detect('a\nb\n', Buffer.from([0x63, 0]))).toEqual({ code: 'file-binary' });
    expect(await detect('x'.repeat(200_000), Buffer.from([0]), 'x'.repeat(2 ** 21))).toMatchObject({
      problems: [{ code: 'file-binary' }],
    });
  });

  test('a line of up to 1 MiB is read, a longer one is refused with its row', async () => {
    expect(await detect('a\n', 'x'.repeat(2 ** 20), '\n')).toEqual({ charset: 'utf-8' });
    expect(await detect('a\nb\r\nc\r', 'x'.repeat(2 ** 20 + 2 ** 17), '\n')).toEqual({
      problems: [{ code: 'line-too-long', row: 4 }],
    });
  });
});
