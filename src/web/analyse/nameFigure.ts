import { profileField } from '../../core/answers/fields.ts';
import type { GapNumber } from '../../core/gaps/gap.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Text } from '../../core/instrument/text.ts';
import { listSteps } from '../../core/report/followPointer.ts';
import type { FoundReference } from '../../core/report/references.ts';
import { nameDimension, nameItem, type Speaker } from '../../export/table/table.ts';
import { speak } from '../../words/catalogue.ts';
import { nameGap } from '../../words/nameGap.ts';

/** A figure as people call it: what it is about, from the large to the small, and its name: "Overall · Student's t". */
export function nameFigure(
  report: unknown,
  pointer: string,
  { reference }: FoundReference,
  questionnaires: readonly Questionnaire[],
  speaker: Speaker,
): string {
  const { say } = speaker;
  const parts: string[] = [];
  let value = report;
  let before = '';
  for (const step of listSteps(pointer)) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
    parts.push(...nameStep(step, before, value, questionnaires, speaker));
    before = step;
  }
  const { formula } = reference;
  const name = formula.startsWith('score-')
    ? say(`score.${formula.slice('score-'.length)}`)
    : say(`explain.name.${formula}`);
  return [...new Set([...parts, name])].join(' · ');
}

/** Steps that are told by a word of the report. */
const words: Readonly<Record<string, string>> = {
  overall: 'report.overall',
  unweighted: 'report.overall',
  expectation: 'report.expectation',
  perception: 'report.perception',
  gap: 'report.gap',
  gaps: 'report.gap',
  perceptions: 'report.perception',
  repurchase: 'repurchase.title',
};

function nameStep(
  step: string,
  before: string,
  value: unknown,
  questionnaires: readonly Questionnaire[],
  speaker: Speaker,
): readonly string[] {
  const { say, text, language } = speaker;
  const [customer] = questionnaires;
  const titled = (
    questions: readonly { readonly id: string; readonly text?: Text; readonly title?: Text }[],
    id: unknown,
  ) => {
    const found = questions.find((each) => each.id === id);
    const title = found?.text ?? found?.title;
    return title ? [text(title)] : [];
  };
  if (before === 'gaps' && /^[1-5]$/.test(step)) return [nameGap(Number(step) as GapNumber, speak(language))];
  if (before === 'regression') return titled(customer?.outcomes ?? [], step);
  if (before === 'asked') return titled(customer?.outcomes ?? [], Object(value).outcome);
  if (typeof value === 'object' && value !== null && /^\d+$/.test(step)) {
    const row = value as Readonly<Record<string, unknown>>;
    const { id, from, to, a, b, value: group } = row;
    if (typeof from === 'string') return [`${from} → ${String(to)}`];
    if (typeof a === 'string') return [`${String(b)} − ${a}`];
    if (typeof group === 'string') return [group];
    if (typeof id !== 'string' || !customer) return [];
    const item = customer.items.findIndex((each) => each.id === id);
    if (before === 'items' && item >= 0) return [nameItem(customer, item, speaker)];
    if (before === 'cells') return [say(`lesson.cell.${id}`)];
    if (before === 'effects') return [say(`lesson.effect.${id}`)];
    if (before === 'scores') return [say(`score.${id}`)];
    if (before === 'segments') {
      const asked = titled(customer.profile, id);
      return asked.length > 0 ? asked : [profileField(id)];
    }
    if (before === 'antecedents')
      return titled(
        questionnaires.flatMap(({ antecedents }) => antecedents),
        id,
      );
    return [nameDimension(customer, id, speaker)];
  }
  // Of two sides in one row the name of the figure says which; `gaps` opens the five.
  const word = before === '' && step === 'gaps' ? undefined : words[step];
  return word !== undefined && typeof value === 'object' ? [say(word)] : [];
}
