import iconv from 'iconv-lite';
import { accept, type BadFile, reject } from './badFile.ts';
import { type Changes, writeBase } from './baseFile.ts';

const mark = '\ufeff';
const nameBranches = (...names: readonly string[]): Changes =>
  Object.fromEntries(names.map((name, index) => [`${index + 2} segment`, name]));

const traditional = nameBranches('車站前門市', '東門市場旁', '機場大廳', '舊城門市');
/** A dozen different syllables and more, since fewer could be Chinese. */
const korean = nameBranches('서울역앞지점', '부산항구매장', '인천공항출국', '제주도해변길');
const japanese = nameBranches('渋谷ハチ公前', '新宿アルプス', '横浜みなと駅', 'なんばウォーク');
const western = nameBranches('Café', 'Straße', 'Señor', 'Ålesund');

const encode = (charset: string, changes: Changes = {}) => iconv.encode(writeBase(changes), charset);
/** The base file with bytes in place of the last branch. */
function putBytes(...bytes: readonly number[]): Buffer {
  const [before = '', after = ''] = writeBase().split('车站店');
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
}
function joinEncodings(first: string, second: string): Buffer {
  const [start = '', end = ''] = writeBase().split('guest-4');
  return Buffer.concat([iconv.encode(start, first), iconv.encode(`guest-4${end}`, second)]);
}

/** What is wrong with how characters are written as bytes. */
export const charsets: readonly BadFile[] = [
  accept('UTF-8', () => writeBase()),
  accept('UTF-8 with a byte order mark', () => mark + writeBase()),
  accept('UTF-16 little endian with its mark', () => iconv.encode(mark + writeBase(), 'utf-16le')),
  accept('UTF-16 little endian without', () => encode('utf-16le')),
  accept('UTF-16 big endian with its mark', () => iconv.encode(mark + writeBase(), 'utf-16be')),
  accept('UTF-16 big endian without', () => encode('utf-16be')),
  accept('GB18030, as Excel in China saves CSV', () => encode('gb18030')),
  accept('a character of four bytes in GB18030', () => encode('gb18030', { '3 segment': '㐂东门店' }), {
    reads: { '3 segment': '㐂东门店' },
  }),
  accept('Big5, as Excel in Taiwan saves CSV', () => encode('big5', traditional), { reads: traditional }),
  accept('code page 949, as Excel in Korea saves CSV', () => encode('cp949', korean), { reads: korean }),
  reject('Shift JIS', () => encode('shift_jis', japanese), ['2: charset-unknown']),
  reject('Latin 1', () => encode('latin1', western), ['2: charset-unknown']),
  reject('Windows 1252 with typographic quotes', () => encode('win1252', { '3 segment': '“East”' }), [
    '3: charset-unknown',
  ]),
  reject('GB18030 below UTF-8, glued together', () => joinEncodings('utf-8', 'gb18030'), ['5: charset-damaged']),
  reject('UTF-8 below GB18030, glued together', () => joinEncodings('gb18030', 'utf-8'), ['2: charset-unknown']),
  reject('a damaged byte in the middle', () => putBytes(0xe8, 0xbd, 0xff), ['5: charset-damaged']),
  reject('a damaged byte at the very end', () => Buffer.concat([encode('utf-8'), Buffer.from([0xe5])]), [
    '6: charset-damaged',
  ]),
  reject('a character of UTF-8 cut in two', () => putBytes(0xe8, 0xbd), ['5: charset-damaged']),
  reject('a character in more bytes than it needs', () => putBytes(0xc0, 0xaf), ['5: charset-damaged']),
  reject('half a pair of UTF-16 written in UTF-8', () => putBytes(0xed, 0xa0, 0x80), ['5: charset-damaged']),
  reject('UTF-16 cut within a character', () => iconv.encode(mark + writeBase(), 'utf-16le').subarray(0, -1), [
    '5: charset-damaged',
  ]),
  reject('half a pair in UTF-16', () => Buffer.from(mark + writeBase({ '3 segment': '\ud83d' }), 'utf16le'), [
    '3: charset-damaged',
  ]),
  reject('GB18030 cut within a character', () => Buffer.concat([encode('gb18030'), Buffer.from([0xb6])]), [
    '2: charset-unknown',
  ]),
  accept('UTF-7, which to everybody else is plain letters', () => writeBase({ '3 segment': '+TxCVz5wX-' }), {
    reads: { '3 segment': '+TxCVz5wX-' },
  }),
  reject('UTF-32 little endian', () => iconv.encode(mark + writeBase(), 'utf-32le'), ['1: file-binary']),
  reject('UTF-32 big endian', () => iconv.encode(mark + writeBase(), 'utf-32be'), ['file-binary']),
  reject('a NUL in a cell', () => writeBase({ '3 segment': '东\0门' }), ['3: file-binary']),
  reject('a NUL in UTF-16', () => iconv.encode(mark + writeBase({ '3 segment': '东\0门' }), 'utf-16le'), [
    '3: file-binary',
  ]),
  reject('zeros alone', () => Buffer.alloc(5000), ['file-binary']),
  accept('a byte order mark amid the file, where two were glued', () => writeBase({ '3 id': `${mark}guest-2` })),
];
