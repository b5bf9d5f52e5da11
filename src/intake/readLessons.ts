import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Glossary, glossarySchema, type Lesson, lessonGroups, lessonSchema } from '../core/teaching/lesson.ts';

/** The same place from the sources and from the built program. */
const data = new URL('../../data/', import.meta.url);
const folder = new URL('lessons/', data);
const lessons = new Map<string, Lesson>();
let names: readonly string[] | undefined;

/** The lessons by the names of their files, read once: pages ask for each dimension whether it has one. To add one, add a file. */
function listLessonNames(): readonly string[] {
  names ??= readdirSync(folder).flatMap((file) => /^([a-z0-9-]+)\.yaml$/.exec(file)?.[1] ?? []);
  return names;
}

/** A lesson, read once. Undefined where there is none of that name; throws where it is not right, as it comes with the program. */
export function readLesson(name: string): Lesson | undefined {
  const known = lessons.get(name);
  if (known || !listLessonNames().includes(name)) return known;
  const lesson = lessonSchema.parse(readYaml(new URL(`${name}.yaml`, folder)));
  lessons.set(name, lesson);
  return lesson;
}

/** All lessons with their names, in the order in which they are listed. */
export function readLessons(): readonly (Lesson & { readonly name: string })[] {
  return listLessonNames()
    .flatMap((name) => {
      const lesson = readLesson(name);
      return lesson ? [{ name, ...lesson }] : [];
    })
    .sort((a, b) => lessonGroups.indexOf(a.group) - lessonGroups.indexOf(b.group) || a.place - b.place);
}

/** The words of the field. */
export function readGlossary(): Glossary {
  return glossarySchema.parse(readYaml(new URL('glossary.yaml', data)));
}

function readYaml(file: URL): unknown {
  return parse(readFileSync(file, 'utf8'));
}
