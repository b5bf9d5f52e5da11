import type { Language } from '../../core/instrument/text.ts';
import type { Verdict } from '../../core/report/figures.ts';

/** A slide as wide as a projector, in inches. */
export const page = { width: 13.333, height: 7.5, margin: 0.6 } as const;

/** Where the body of a slide stands below its title and sentence, in inches. */
export const body = { x: page.margin, y: 1.95, w: page.width - 2 * page.margin, h: 4.95 } as const;

/** The colours of the pages in light, as PowerPoint writes them. */
export const colours = {
  paper: 'FFFFFF',
  ink: '1D2426',
  quiet: '566064',
  line: 'DCDAD3',
  accent: '0F5C5C',
  warm: 'B1440E',
  cool: '1F5FA6',
  grey: '6D7679',
} as const;

/** Lighter ones, on which dark numbers can be read. A mark as good as empty still has to be seen where its edge is not drawn. */
export const pale = { expectation: 'C3D6D5', warm: 'EBA67F', middle: 'E6E3DC', cool: '9FC1E8' } as const;

/** Hues for charts in which the dimensions are the series, far apart also for the colour-blind. */
export const hues = ['0F5C5C', 'B1440E', '1F5FA6', '8A6D00', '7A3E8E', '3C7A2A', 'A0325A', '5B6468'] as const;

/** What stands for each verdict besides its sign. */
export const verdictColours: Readonly<Record<Verdict, string>> = {
  shortfall: colours.warm,
  surplus: colours.cool,
  'not-proven': colours.grey,
  uniform: colours.grey,
};

/** The sign of each verdict, so that nothing is told by colour alone. */
export const verdictSigns: Readonly<Record<Verdict, string>> = {
  shortfall: '▼',
  surplus: '▲',
  'not-proven': '○',
  uniform: '○',
};

/** Fonts that come with Office. The Chinese one is named in every deck, since names may be Chinese in an English one as well. */
export const chineseFont = 'Microsoft YaHei';

export function chooseFont(language: Language): string {
  return language === 'zh' ? chineseFont : 'Calibri';
}
