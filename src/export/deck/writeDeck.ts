import type { Report } from '../../core/report/report.ts';
import type { Speaker } from '../table/table.ts';
import type { DeckSlide } from './deckSlide.ts';
import { chooseFont } from './deckStyle.ts';
import { settlePackage } from './package/settlePackage.ts';
import { addSlide } from './slide/addSlide.ts';
import { defineLayouts, type LayoutName } from './slide/layouts.ts';

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
  defineLayouts(deck, title, font);
  for (const told of slides) {
    const masterName: LayoutName = told.body.kind === 'cover' ? 'cover' : 'slide';
    addSlide({ slide: deck.addSlide({ masterName }), font }, told, report, say);
  }
  const bytes = await deck.write({ outputType: 'uint8array' });
  return settlePackage(bytes as Uint8Array, language);
}
