import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../src/intake/decodeFile.ts';
import { detectCharset } from '../../src/intake/detectCharset.ts';
import { encodeGb18030 } from './encodeGb18030.ts';
import { writeTemporary } from './writeTemporary.ts';

const detect = (...parts: readonly (string | Buffer)[]) =>
  detectCharset(writeTemporary(Buffer.concat(parts.map((part) => Buffer.from(part as string)))));

async function decode(path: string, charset: 'utf-8' | 'gb18030'): Promise<string> {
  let text = '';
  for await (const piece of decodeFile(path, charset)) text += piece;
  return text;
}

describe('UTF-8 and GB18030 are told apart strictly', () => {
  test('plain ASCII is UTF-8', async () => {
    expect(await detect('E1,P1\n5,5\n')).toEqual({ charset: 'utf-8' });
  });

  test('a file that R wrote in GB18030', async () => {
    const path = new URL('../oracle/synthetic-22x2/wjx_like_text.gb18030.csv', import.meta.url).pathname;
    expect(await detectCharset(path)).toEqual({ charset: 'gb18030' });
    expect((await decode(path, 'gb18030')).split('\r\n')[0]).toBe(
      new TextDecoder('gb18030').decode(readFileSync(path)).split('\r\n')[0],
    );
  });

  test('女 in GB18030 happens to be Ů in UTF-8; the other rows settle it', async () => {
    expect(Buffer.from(encodeGb18030('女')).toString('utf8')).toBe('Ů');
    expect(await detect('sex,E1\n', encodeGb18030('女,5\n男,5\n女,4\n'))).toEqual({ charset: 'gb18030' });
  });

  test('鈥瑻 in GB18030 happens to be a longer character of UTF-8; one line of it does not outweigh two that are not', async () => {
    expect(await detect(encodeGb18030('编号,服务质量\n鈥瑻\n。'))).toEqual({ charset: 'gb18030' });
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

  test('any Chinese text keeps every character in either charset, however it falls on the pieces that are read', async () => {
    const cell = fc.stringMatching(/^[一-龥㐀-㐟，。（）0-9a-z]{0,40}$/);
    const table = fc.array(cell, { minLength: 1, maxLength: 30 }).map((cells) => `编号,服务质量\n${cells.join('\n')}`);
    await fc.assert(
      fc.asyncProperty(table, fc.nat({ max: 70_000 }), async (text, shift) => {
        const content = `${'-'.repeat(shift)}\n${text}`;
        for (const [charset, bytes] of [
          ['utf-8', Buffer.from(content)],
          ['utf-8', Buffer.from(`\ufeff${content}`)],
          ['gb18030', encodeGb18030(content)],
        ] as const) {
          const path = writeTemporary(bytes);
          expect(await detectCharset(path)).toEqual({ charset });
          expect(await decode(path, charset)).toBe(content);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('What is no table of text is refused for what it is', () => {
  test('NUL bytes anywhere are no text', async () => {
    expect(await detect('a\nb\n', Buffer.from([0x63, 0]))).toMatchObject({ problems: [{ code: 'file-binary' }] });
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

  test('a folder and a file that is not there', async () => {
    expect(await detectCharset('/')).toEqual({ problems: [{ code: 'file-missing', values: { file: '/' } }] });
    expect(await detectCharset('/no/such')).toMatchObject({ problems: [{ code: 'file-missing' }] });
  });
});
