import { describe, expect, test } from 'vitest';
import { addTraditional } from '../../../src/intake/recognise/addTraditional.ts';
import { readReadingWords } from '../../../src/intake/recognise/readingWords.ts';

describe('Words count in traditional characters as well', () => {
  test('each behind its own, and none twice', () => {
    expect(addTraditional({ a: ['满意', '同意'], b: [[['实际'], ['ok']]] }, '满滿实實\n际際')).toEqual({
      a: ['满意', '滿意', '同意'],
      b: [[['实际', '實際'], ['ok']]],
    });
  });

  test('with no character left that Big5, the set of traditional ones, does not have', async () => {
    const { labels, sides, dimensions, features, outcomes, ratings, points } = await readReadingWords();
    const named = [dimensions, features, outcomes].flatMap((lists) => [...lists.values()].flat());
    const words = [...labels.flat(2), ...sides.flatMap((side) => side.words), ...named, ...ratings, ...points];
    // Behind a word in simplified characters stands the traditional one.
    const others = words.filter((word) => /\p{Script=Han}/u.test(word) && isBig5(word));
    const simplified = words.filter((word) => !isBig5(word));
    expect(simplified.filter((word) => !isBig5(words[words.indexOf(word) + 1] ?? '个'))).toEqual([]);
    expect(others).toEqual(expect.arrayContaining(['非常滿意', '實際', '預期', '願意推薦']));
  });
});

/** All characters that Big5 has, as the platform decodes it. */
const big5 = new Set(
  Array.from({ length: 0xf9 - 0xa1 }, (_, lead) =>
    new TextDecoder('big5').decode(
      Uint8Array.from(
        [...Array(0x3f).keys()]
          .map((low) => low + 0x40)
          .concat([...Array(0x5e).keys()].map((low) => low + 0xa1))
          .flatMap((trail) => [lead + 0xa1, trail]),
      ),
    ),
  ).join(''),
);

function isBig5(word: string): boolean {
  return [...word].every((character) => !/\p{Script=Han}/u.test(character) || big5.has(character));
}
