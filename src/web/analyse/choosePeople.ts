import type { CountedResponse } from '../../core/answers/response.ts';
import { type Audience, audiences } from '../../core/instrument/side.ts';
import { hidesStaff } from '../../core/report/judgeFilter.ts';
import type { Samples } from '../../core/report/sample.ts';
import { type Filter, matchesFilter } from '../../core/study/filter.ts';
import type { Study } from '../../storage/studies.ts';
import { type Counting, countAll } from './foldStudy.ts';

/** Which responses of each audience are meant. */
export type Keep = (audience: Audience) => (response: CountedResponse) => boolean;

/**
 * Whom a filtered report counts. Of an audience of staff that a wave would divide so that single people could be told, it counts
 * nobody, and the gaps that need them have no figure.
 */
export function keepCounted(study: Pick<Study, 'settings'>, filter: Filter, all: Samples): Keep {
  return keepChosen(filter, listHidden(study, filter, all));
}

/** The audiences of whom a filtered report counts nobody. */
export function listHidden({ settings }: Pick<Study, 'settings'>, filter: Filter, all: Samples): readonly Audience[] {
  return audiences.filter((audience) => {
    const sample = audience === 'customer' ? undefined : all[audience];
    return sample !== undefined && hidesStaff(filter, sample, settings.minGroup);
  });
}

/** Whom a filter chooses, but for audiences of whom nobody counts. */
export function keepChosen(filter: Filter, hidden: readonly Audience[] = []): Keep {
  return (audience) => {
    if (hidden.includes(audience)) return () => false;
    return (response) => matchesFilter(filter, audience, response);
  };
}

/** Counts those alone of what no correction has replaced. */
export function countKept(keep: Keep, upTo: number): (audience: Audience) => Counting {
  const { share } = countAll(upTo);
  return (audience) => {
    const isKept = keep(audience);
    return {
      upTo,
      share: (stored) => {
        const response = share(stored);
        return response && isKept(response) ? response : null;
      },
    };
  };
}
