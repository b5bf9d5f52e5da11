import { test } from 'vitest';
import * as x from '../src/core/report/rCode/flagFunctions.ts';
test('x', () => { if (!x) throw 1; });
