import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files with browsers first, then those that start the program: at the end no worker is left alone with a long one. */
const slowFirst = ['/test/journeys/', '/test/cli/'];
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const found = slowFirst.findIndex((folder) => moduleId.includes(folder));
      return found < 0 ? slowFirst.length : found;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/afterEachFile.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Files share their modules, as these keep nothing between two calls but what they would find again, such as compiled views.
    // To load them anew for every file would take as long as the tests.
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
  },
});
