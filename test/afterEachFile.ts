import { afterAll } from 'vitest';
import { removeTemporary } from './intake/writeTemporary.ts';

// Files that share their modules load `writeTemporary` once, so it cannot itself say what is to be done after each.
afterAll(removeTemporary);
