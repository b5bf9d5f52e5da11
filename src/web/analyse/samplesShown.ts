import type { Audience } from '../../core/instrument/side.ts';
import { buildSample } from '../../core/report/buildSample.ts';
import type { Quality, Sample, Samples } from '../../core/report/sample.ts';
import { subtractSummary } from '../../core/summary/summary.ts';

/**
 * What may be shown to everybody: nothing of single flagged responses, nor of the people who were found again in another
 * wave, as both may be fewer than a small group.
 */
export function forAnyone(samples: Samples): Samples {
  return changeSamples(samples, (sample) => ({ ...sample, quality: withoutFlags(sample), linked: null }));
}

/** What is left without the flagged responses. People across waves are left out, as they hold flagged ones. */
export function leaveOutFlagged(samples: Samples): Samples {
  return changeSamples(samples, (sample) => ({
    questionnaire: sample.questionnaire,
    summary: subtractSummary(sample.summary, sample.quality.flagged),
    quality: withoutFlags(sample),
    linked: null,
    rows: sample.quality.unflaggedRows,
  }));
}

/** The same study without any response. */
export function withoutAnybody({ customer }: Samples): Samples {
  return { customer: buildSample(customer.questionnaire, []) };
}

function withoutFlags({ questionnaire }: Sample): Quality {
  return buildSample(questionnaire, []).quality;
}

function changeSamples({ customer, ...staff }: Samples, change: (sample: Sample) => Sample): Samples {
  const changed = Object.entries(staff).map(([audience, sample]) => [audience as Audience, change(sample)]);
  return { ...Object.fromEntries(changed), customer: change(customer) };
}
