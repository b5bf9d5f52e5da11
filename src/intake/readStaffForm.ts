import { readFile } from 'node:fs/promises';
import { parseStaffForm, type StaffForm } from '../core/instrument/staffForm.ts';
import { parseYaml } from './parseYaml.ts';

const path = new URL('../../surveys/staff/gap-model-1990.yaml', import.meta.url);

/** What managers and contact staff are asked with any instrument. Throws when it is not right: it comes with the program. */
export async function readStaffForm(): Promise<StaffForm> {
  const form = parseYaml(await readFile(path, 'utf8'), parseStaffForm);
  if ('problems' in form) throw new Error(`${path.pathname}: ${JSON.stringify(form.problems)}`);
  return form;
}
