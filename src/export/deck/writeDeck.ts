import type { Report } from '../../core/report/report.ts';
import type { Speaker } from '../table/table.ts';
import type { DeckSlide } from './deckSlide.ts';
import { chooseFont, colours, page } from './deckStyle.ts';
import { settlePackage } from './package/settlePackage.ts';
import { addSlide } from './slide/addSlide.ts';

/**
 * An editable .pptx of some slides. The writer is loaded only here, as few commands need it. The same slides give the same bytes.
 */
export async function writeDeck(
  title: string,
  slides: readonly DeckSlide[],
  report: Report,
  { language, say }: Speaker,
): Promise<Uint8Array> {
  const { default: Presentation } = await import('pptxgenjs');
  const font = chooseFont(language);
  const deck = new Presentation();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = title;
  deck.subject = say('report.title');
  deck.author = 'FiveGaps';
  deck.company = 'FiveGaps';
  deck.theme = { headFontFace: font, bodyFontFace: font };
  const small = { fontFace: font, fontSize: 10, color: colours.quiet };
  const y = page.height - 0.45;
  deck.defineSlideMaster({
    title: 'FiveGaps',
    background: { color: colours.paper },
    objects: [{ text: { text: title, options: { ...small, x: page.margin, y, w: 10, h: 0.25, margin: 0 } } }],
    slideNumber: { ...small, x: page.width - page.margin - 0.6, y, w: 0.6, h: 0.25, margin: 0, align: 'right' },
  });
  for (const told of slides) addSlide({ slide: deck.addSlide({ masterName: 'FiveGaps' }), font }, told, report, say);
  const bytes = await deck.write({ outputType: 'uint8array' });
  return settlePackage(bytes as Uint8Array, language);
}
