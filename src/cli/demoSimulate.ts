import { resolve } from 'node:path';
import type { Language } from '../core/instrument/text.ts';
import { parseTruth } from '../core/simulation/truth.ts';
import { listMeans } from '../core/simulation/truthNumbers.ts';
import { readInstrument } from '../intake/readInstrument.ts';
import { readStaffForm } from '../intake/readStaffForm.ts';
import { writeAnswerKey, writeSimulatedCsv } from '../web/teach/simulatedFiles.ts';
import { planSimulatedStudy } from '../web/teach/simulatedStudy.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exitCode.ts';
import { startMessages } from './messages.ts';
import { writeOutput } from './writeOutput.ts';

interface SimulateOptions {
  readonly instrument?: string;
  readonly mean?: readonly string[];
  readonly people?: string;
  readonly managers?: string;
  readonly contact?: string;
  readonly managersCount?: string;
  readonly contactCount?: string;
  readonly careless?: string;
  readonly ceiling?: string;
  readonly branches?: string;
  readonly differ?: string;
  readonly seed: number;
  readonly output?: string;
  readonly key?: string;
  readonly lang?: Language;
}

/**
 * Makes responses by a truth that is chosen, as our own CSV for each audience, and the answer key to them for whoever gives them to
 * a class. Managers and contact staff answer where a file is named for them.
 */
export async function simulateData(options: SimulateOptions): Promise<ExitCode> {
  const messages = startMessages(options.lang ?? null);
  const instrument = await readInstrument(options.instrument ?? 'servqual-1991');
  if ('problems' in instrument) {
    messages.tellProblems(instrument.problems);
    return exitCodeOf(instrument.problems);
  }
  const staffForm = await readStaffForm();
  const { people, careless, ceiling, branches, differ, seed, mean = [] } = options;
  const managers = options.managersCount ?? (options.managers === undefined ? '0' : undefined);
  const contact = options.contactCount ?? (options.contact === undefined ? '0' : undefined);
  const means = mean.map((each): [string, string] => [
    each.slice(0, each.indexOf('=')).trim(),
    each.slice(each.indexOf('=') + 1),
  ]);
  const names = listMeans(instrument, staffForm).map(({ name }) => name);
  const unknown = means.flatMap(([name]) => (names.includes(name) ? [] : [name]));
  if (unknown.length > 0) {
    const listed = names.join(', ');
    messages.tellProblems(unknown.map((name) => ({ code: 'mean-unknown', values: { name, listed } })));
    return exitCodes.unusable;
  }
  const amounts = Object.entries({
    ...{ people, managers, contact },
    ...{ careless, ceiling, branches, differ, seed: String(seed) },
  });
  const said = amounts.flatMap(([name, text]): [string, string][] => (text === undefined ? [] : [[name, text]]));
  const read = parseTruth(new Map([...said, ...means]), instrument, staffForm);
  if ('problems' in read) {
    messages.tellProblems(read.problems);
    return exitCodes.unusable;
  }
  const unfit = (['managers', 'contact'] as const).filter(
    (option) => (options[option] !== undefined) !== read.truth[option] > 0,
  );
  if (unfit.length > 0) {
    messages.tellProblems(unfit.map((option) => ({ code: 'staff-file-unfit', values: { option } })));
    return exitCodes.unusable;
  }
  const outputs = { customer: options.output, manager: options.managers, contact: options.contact };
  const files = [...Object.values(outputs), options.key].flatMap((file) => (file === undefined ? [] : [resolve(file)]));
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) {
    messages.tell('outputTwice', { file: twice });
    return exitCodes.unusable;
  }
  const planned = planSimulatedStudy(instrument, read.truth, staffForm);
  for (const asked of planned.asked) {
    const pieces = writeSimulatedCsv(planned, asked, messages.tellShare);
    await writeOutput(outputs[asked.questionnaire.audience], pieces).finally(messages.clearShare);
  }
  if (options.key !== undefined) await writeOutput(options.key, writeAnswerKey(planned, read.truth));
  return exitCodes.ok;
}
