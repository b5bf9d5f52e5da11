import { buildRepurchase, cellNames } from '../../core/report/repurchase.ts';
import { tabulateEffects, tabulateRates } from '../../export/table/repurchaseTables.ts';
import type { Speaker, Table } from '../../export/table/table.ts';
import { type ReadAmount, readAmounts } from './readAmounts.ts';

/** More than any class has, so that a slip is noticed. */
const mostPeople = 100_000;

/** What a class counted in each of the four cells, as it was typed, and the rates and differences that follow. */
export function describeTypedCounts(query: Readonly<Record<string, unknown>>, speaker: Speaker) {
  const { say } = speaker;
  const cells = cellNames.map((cell) => {
    const title = say(`lesson.cell.${cell}`);
    const shared = { of: title, usual: null, min: 0, isWhole: true };
    const people = readAmounts(query, [
      { name: `${cell}.n`, label: say('lesson.field.n'), max: mostPeople, ...shared },
    ]);
    const max = people[0]?.value ?? 0;
    const again = readAmounts(query, [{ name: `${cell}.again`, label: say('lesson.field.again'), max, ...shared }]);
    return { title, amounts: [...people, ...again] };
  });
  const amounts: readonly ReadAmount[] = cells.flatMap((cell) => cell.amounts);
  const counted = cells.map((cell) => ({ n: cell.amounts[0]?.value ?? 0, x: cell.amounts[1]?.value ?? 0 }));
  const isReady = amounts.every(({ problem }) => !problem) && counted.some(({ n }) => n > 0);
  const built = buildRepurchase(counted);
  // A study's tables may stand on the same page: who listens to it tells them apart by their names.
  const name = (table: Table): Table => ({
    ...table,
    label: say('lesson.rateOf', { name: say('lesson.own'), value: table.label }),
  });
  return {
    cells,
    amounts,
    result: isReady
      ? { rates: name(tabulateRates(built, speaker, false)), effects: name(tabulateEffects(built, speaker, false)) }
      : null,
    isPartEmpty: isReady && counted.some(({ n }) => n === 0),
  };
}
