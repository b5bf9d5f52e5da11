import { expect, test } from 'vitest';
import { listDeckSlides } from '../../src/export/deck/listDeckSlides.ts';
import { type DeckElsewhere, deckHere } from '../../src/web/analyse/deckElsewhere.ts';
import { staffForm } from '../core/givenStaff.ts';
import { givenStudy } from '../export/gallery/givenStudies.ts';
import { speakers } from '../export/givenReports.ts';

test('A deck written in a thread of its own, so that nobody waits for a page meanwhile, is the same to the byte', async () => {
  const built = new URL('../../dist/web/analyse/deckElsewhere.js', import.meta.url).href;
  const { deckElsewhere } = (await import(built)) as { readonly deckElsewhere: () => DeckElsewhere };
  const pictured = givenStudy('one response');
  const [speaker = undefined as never] = speakers;
  const about = { title: '客栈', staffForm, structure: {}, minGroup: 5, isOwn: true, isMade: false };
  const slides = listDeckSlides(pictured, about, speaker);
  const job = { title: about.title, slides, report: pictured.report, language: speaker.language };
  expect(Buffer.from(await deckElsewhere()(job)).equals(Buffer.from(await deckHere(job)))).toBe(true);
});
