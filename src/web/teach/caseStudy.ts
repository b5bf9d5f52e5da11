import { languages } from '../../core/instrument/text.ts';
import { listSimulations } from '../../core/simulation/teachingCase.ts';
import type { ReadCase } from '../../intake/readCase.ts';
import { speak } from '../../words/catalogue.ts';
import type { Blueprint } from './makeStudy.ts';

/**
 * The study that a teaching case makes. The first has the case's own id; a further one, for the next class, the number behind
 * it, in its title too.
 */
export function planCaseStudy({ said, instrument }: ReadCase, number: number): Blueprint {
  const simulations = listSimulations(said);
  const asked = simulations.map(([audience]) => audience);
  const name = (language: (typeof languages)[number]) => {
    const title = `${said.title[language]}${number > 1 ? ` · ${number}` : ''}`;
    return [language, speak(language)('cases.madeTitle', { title })] as const;
  };
  return {
    study: {
      id: nameCaseStudy(said.study.id, number),
      title: Object.fromEntries(languages.map(name)),
      design: said.study.design,
      instrument,
      settings: {
        ...said.settings,
        staff: (['manager', 'contact'] as const).filter((audience) => asked.includes(audience)),
      },
    },
    simulations,
  };
}

/** The id of the first, second, third study that is made of a case. */
function nameCaseStudy(first: string, number: number): string {
  return number > 1 ? `${first}-${number}` : first;
}

/** The how many of a case a study is, by its id; 0 where it is none. */
export function numberCaseStudy(first: string, id: string): number {
  if (id === first) return 1;
  const number = id.startsWith(`${first}-`) ? id.slice(first.length + 1) : '';
  return /^[1-9]\d{0,3}$/.test(number) ? Number(number) : 0;
}
