import { outcomeRoles } from '../../core/instrument/outcomeRoles.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { StudyRepurchase } from '../../core/report/buildStudyRepurchase.ts';
import { isTooFew } from '../../core/report/notes.ts';
import type { Report } from '../../core/report/report.ts';
import type { EffectName, RepurchaseCell, RepurchaseEffect } from '../../core/report/repurchase.ts';
import { formatDifference, formatInterval, formatShare } from '../../words/numbers.ts';
import { tabulateEffects, tabulateRates } from '../table/repurchaseTables.ts';
import type { Speaker } from '../table/table.ts';

/** Who would buy again, in sentences and tables, with what counts as yes; null where the study does not ask what it takes. */
export function describeRepurchase(report: Report, questionnaire: Questionnaire, minGroup: number, speaker: Speaker) {
  const { say, language } = speaker;
  const empty = {
    headline: null,
    sentences: [],
    rules: [],
    hidden: null,
    isPartEmpty: false,
    rates: null,
    effects: null,
  };
  const { repurchase, notes } = report;
  if (isTooFew(report)) return { ...empty, sentences: [say('note.too-few')] };
  if (!repurchase) {
    const isLeftOut = notes.some(({ at }) => at === '/repurchase');
    return isLeftOut ? { ...empty, sentences: [say('note.whole-only')] } : null;
  }
  const rules = listRules(repurchase, questionnaire, speaker);
  if (repurchase.n === 0) return { ...empty, rules, sentences: [say('repurchase.nobody')] };
  const { cells, effects } = repurchase;
  const hidden = cells.filter(({ isHidden }) => isHidden).map(({ id }) => say(`lesson.cell.${id}`));
  const groups = new Intl.ListFormat(language).format(hidden);
  return {
    ...tellRepurchase(repurchase, speaker),
    rules,
    hidden: hidden.length === 0 ? null : say('report.segment.hidden', { groups, min: minGroup }),
    isPartEmpty: cells.some(({ n }) => n === 0),
    rates: hidden.length === cells.length ? null : tabulateRates(repurchase, speaker, true),
    effects: effects.every(({ value }) => value === null) ? null : tabulateEffects(repurchase, speaker, true),
  };
}

/** The question of each role, and from which point on the answer counts as yes. */
function listRules({ asked }: StudyRepurchase, { outcomes }: Questionnaire, { say, text }: Speaker): readonly string[] {
  const rules = outcomeRoles.flatMap((role) => {
    const { outcome, from } = asked[role];
    const found = outcomes.find(({ id }) => id === outcome);
    if (!found) return [];
    return [say(`repurchase.rule.${role}`, { question: text(found.text), from, min: found.min, max: found.max })];
  });
  return [...rules, say('repurchase.middle')];
}

/** What the table says, as far as its cells have people who may be shown: what goes with more, and the rates behind it. */
export function tellRepurchase({ n, cells, effects }: StudyRepurchase, { say }: Speaker) {
  const compare = (where: 'product' | 'noProduct', [pleased, not]: readonly RepurchaseCell[]) =>
    pleased && not && pleased.value !== null && not.value !== null
      ? [say(`repurchase.where.${where}`, { pleased: formatShare(pleased.value), not: formatShare(not.value) })]
      : [];
  const sentences = [
    say('repurchase.count', { n }),
    ...compare('product', cells.slice(0, 2)),
    ...compare('noProduct', cells.slice(2)),
  ];
  const [service, product, less] = (['service', 'product', 'serviceLessProduct'] as const).map((id) =>
    tell(effects, id),
  );
  if (!service || !product || !less) return { headline: null, sentences };
  const means = { service: service.points, serviceCi: service.ends, product: product.points, productCi: product.ends };
  return {
    headline: say(`repurchase.more.${less.sign}`, { points: less.points, ci: less.ends }),
    sentences: [...sentences, say('repurchase.means', means)],
  };
}

/** A difference of rates and its interval in percentage points, and which of the two it speaks for. */
function tell(effects: readonly RepurchaseEffect[], wanted: EffectName) {
  const { value = null, ci = null } = effects.find(({ id }) => id === wanted) ?? {};
  if (value === null || ci === null) return null;
  const [low, high] = ci;
  const sign = low > 0 ? 'service' : high < 0 ? 'product' : 'unproven';
  return { points: formatDifference(100 * value), ends: formatInterval([100 * low, 100 * high]), sign };
}
