import { join, resolve } from 'node:path';

export const PROJECT_ROOT = resolve(__dirname, '..', '..', '..');
export const E2E_ROOT = resolve(__dirname, '..');

/** Where suites leave what a person may want to look at: logs, screenshots. Not committed. */
export const ARTIFACTS = join(E2E_ROOT, 'artifacts');
