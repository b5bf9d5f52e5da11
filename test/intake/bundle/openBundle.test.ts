import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openBundle } from '../../../src/intake/bundle/openBundle.ts';
import { temporaryPath, writeTemporary } from '../writeTemporary.ts';

const names = { sums: 'SHA256SUMS', texts: ['report.json'], wanted: ['responses.csv'] };

function zipWithSums(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sums = Object.entries(parts).map(
    ([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`,
  );
  return zipSync({ ...parts, SHA256SUMS: strToU8(sums.join('')) } satisfies Zippable);
}

async function open(zip: Uint8Array) {
  const folder = mkdtempSync(temporaryPath('unpacked-'));
  const opened = await openBundle(writeTemporary(Buffer.from(zip), 'bundle.zip'), names, folder);
  return { opened, written: readdirSync(folder) };
}

test('Of a bundle only the texts that are asked for are kept in memory, whatever else is in it', async () => {
  const text = strToU8('{}');
  const { opened, written } = await open(
    zipWithSums({ 'report.json': text, 'other.json': text, 'responses.csv': text }),
  );
  expect([...(opened?.texts.keys() ?? [])]).toEqual(['report.json']);
  expect([...(opened?.sums.keys() ?? [])].sort()).toEqual(['other.json', 'report.json', 'responses.csv']);
  expect(opened?.differing).toEqual([]);
  expect(written).toEqual(['responses.csv']);
});

test('Answers of more than a gibibyte are not unpacked', async () => {
  const zip = Buffer.from(zipWithSums({ 'responses.csv': randomBytes(6_000_000) }));
  // How long a part will be stands in the table of contents (APPNOTE 4.3.12, at its byte 24), where the second is the sums'.
  const entry = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), 6_000_000);
  zip.writeUInt32LE(2 ** 30 + 1, entry + 24);
  expect(await open(zip)).toEqual({ opened: null, written: [] });
});

test('Of what was packed again below two folders, nobody can say which is the bundle', async () => {
  const one = unzipSync(zipWithSums({ 'report.json': strToU8('{}') }));
  const below = (folder: string) =>
    Object.fromEntries(Object.entries(one).map(([name, part]) => [folder + name, part]));
  expect((await open(zipSync({ ...below('a/'), ...below('b/') }))).opened).toBeNull();
  expect((await open(zipSync(below('a/b/')))).opened).toMatchObject({ differing: [] });
});
