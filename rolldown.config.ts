import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix, relative } from 'node:path';
import { defineConfig, type Plugin, type RolldownOptions } from 'rolldown';

/**
 * What Node starts by its name: the command, and the modules of threads, which are called workers. Each is put into one file, the command with others for what
 * it loads when needed, where the compiler has put the module itself: to find and load the eight hundred modules of a thread takes
 * half a second, and their one file a third of it. Nothing else is changed: a stack still names functions and lines.
 */
const started = [
  'cli/main',
  ...readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('Worker.ts'))
    .map((path) => path.slice(0, -3)),
];

/** Packages that are compiled for a machine, look for files beside themselves, or are loaded by the server alone. */
const apart =
  /^(better-sqlite3|chart\.js|compression|ejs|express|helmet|iconv-lite|nodemailer|pptxgenjs|@fastify\/busboy)($|\/)/;

export default defineConfig(started.map(putTogether));

function putTogether(entry: string): RolldownOptions {
  const folder = dirname(entry);
  return {
    input: { [entry]: `src/${entry}.ts` },
    platform: 'node',
    external: apart,
    plugins: [keepPlaces(folder)],
    output: {
      dir: 'dist',
      chunkFileNames: `${folder}/part-[name].js`,
      footer: ({ moduleIds }) => citeLicences(moduleIds),
    },
  };
}

/** Modules find files from where they stand, and shall find them from the file into which they are put. */
function keepPlaces(folder: string): Plugin {
  return {
    name: 'keep-places',
    transform(code, id) {
      const own = relative('src', id);
      if (own.startsWith('..') || !code.includes('import.meta.url')) return null;
      const place = JSON.stringify(posix.relative(folder, own.replace(/ts$/, 'js')));
      return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
    },
  };
}

/** Who passes packages on has to pass on their licences. Each text once, below the names of those who are under it. */
function citeLicences(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((id) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []));
  const packagesOf = new Map<string, string[]>();
  for (const folder of folders) {
    const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
    if (file === undefined) throw new Error(`${folder} has no licence to pass on`);
    const text = readFileSync(join(folder, file), 'utf8');
    packagesOf.set(text, [...(packagesOf.get(text) ?? []), basename(folder)]);
  }
  const cited = [...packagesOf].map(([text, packages]) => `${packages.join(', ')}\n\n${text.replaceAll('*/', '* /')}`);
  return cited.length === 0 ? '' : `/*! This file contains:\n\n${cited.join('\n\n')}\n*/`;
}
