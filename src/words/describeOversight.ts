import type { Oversight } from '../core/instrument/findOversights.ts';
import type { Instrument } from '../core/instrument/instrument.ts';
import { type Language, pickText, type Text } from '../core/instrument/text.ts';
import { speak } from './catalogue.ts';

type Places = Pick<Instrument, 'areas' | 'touchpoints' | 'dimensions'>;

/** An oversight of an instrument as a full sentence, without its place in the file. */
export function explainOversight(oversight: Oversight, places: Places, language: Language): string {
  const say = speak(language);
  const name = (among: readonly { readonly id: string; readonly title: Text }[], id: string) =>
    pickText(among.find((each) => each.id === id)?.title ?? { en: id }, language);
  switch (oversight.code) {
    case 'untranslated':
      return say('oversight.untranslated', { language: say(`oversight.language.${oversight.missing}`) });
    case 'area-unused':
      return say('oversight.area-unused', { area: name(places.areas, oversight.area) });
    case 'touchpoint-unused':
      return say('oversight.touchpoint-unused', { touchpoint: name(places.touchpoints, oversight.touchpoint) });
    case 'cells-empty': {
      const names = oversight.dimensions.map((id) => name(places.dimensions, id));
      const values = {
        area: name(places.areas, oversight.area),
        dimensions: new Intl.ListFormat(language).format(names),
      };
      return say('oversight.cells-empty', values);
    }
  }
}
