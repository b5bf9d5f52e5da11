import { decodeText } from './decodeText.ts';
import { BrokenZip, type Zip } from './openZip.ts';
import { readWholeXml } from './readXml.ts';

/** The texts of a workbook are kept once each and stay in memory while its sheet is read: so many characters at most. */
const mostCharacters = 2 ** 25;

/** The texts that cells refer to by number. Readings that are written above Chinese and Japanese characters are left out. */
export async function readStrings(zip: Zip, part: string | null): Promise<readonly string[]> {
  if (part === null) return [];
  const strings: string[] = [];
  let characters = 0;
  let text = '';
  let isText = false;
  let isReading = false;
  await readWholeXml(zip.read(part), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    close(name) {
      isText = false;
      if (name === 'rPh') isReading = false;
      if (name !== 'si') return;
      strings.push(decodeText(text));
      characters += text.length;
      if (characters > mostCharacters) throw new BrokenZip('too many texts');
    },
    text(piece) {
      if (isText) text += piece;
    },
  });
  return strings;
}
