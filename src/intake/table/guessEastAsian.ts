import { type EastAsian, eastAsian } from './charset.ts';

/** Where each encoding keeps its everyday characters: the first byte of a pair, and the lowest second byte. */
const everyday: Readonly<Record<EastAsian, { readonly from: number; readonly to: number; readonly trail: number }>> = {
  gb18030: { from: 0xb0, to: 0xd7, trail: 0xa1 },
  big5: { from: 0xa4, to: 0xc6, trail: 0x40 },
  cp949: { from: 0xb0, to: 0xc8, trail: 0xa1 },
};
/** In all three, signs and full-width letters stand before them. */
const signs = { from: 0xa1, to: 0xa3 };

/** A text in one of these encodings has at least so many everyday characters among its pairs of bytes. */
const leastShare = 0.5;

/** All everyday characters of Korean lie among those of GB18030, but only half of these there: so many settle it. */
const fewestKorean = 12;
const koreanShare = 0.95;

/**
 * Tells by how common its characters would be which encoding a text is in, as nearly any pairs of bytes are characters in each
 * of them. Korean needs a dozen different syllables: fewer could be Chinese.
 */
export function startEastAsianGuess() {
  let pairs = 0;
  const counts = { gb18030: 0, big5: 0, cp949: 0 };
  const syllables = new Set<number>();

  return {
    add(line: Buffer): void {
      for (let at = 0; at < line.length; at++) {
        const lead = line[at] ?? 0;
        if (lead < 0x80) continue;
        const trail = line[++at] ?? 0;
        pairs++;
        for (const charset of eastAsian) {
          const { from, to, trail: lowest } = everyday[charset];
          const isEveryday = lead >= from && lead <= to;
          if (trail < lowest || !(isEveryday || (lead >= signs.from && lead <= signs.to))) continue;
          counts[charset]++;
          if (charset === 'cp949' && isEveryday && syllables.size < fewestKorean) syllables.add(lead * 256 + trail);
        }
      }
    },
    /** The encoding; null where the text can be in none of them. */
    finish(): EastAsian | null {
      const isKorean = syllables.size >= fewestKorean && counts.cp949 >= koreanShare * pairs;
      const best = isKorean ? 'cp949' : counts.big5 > counts.gb18030 ? 'big5' : 'gb18030';
      return counts[best] >= leastShare * pairs ? best : null;
    },
  };
}
