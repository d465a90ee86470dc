import { join, resolve } from 'node:path';

export const PROJECT_ROOT = resolve(__dirname, '..', '..', '..');
export const E2E_ROOT = resolve(__dirname, '..');
export const MODULES = join(E2E_ROOT, 'node_modules');

/** Where suites leave what a person may want to look at: logs, screenshots. Not committed. */
export const ARTIFACTS = join(E2E_ROOT, 'artifacts');

/** n8n wants a newer Node than the one that may run this project, so it gets one of its own. */
export const N8N_NODE = join(MODULES, 'node', 'bin', 'node');
export const N8N_CLI = join(MODULES, 'n8n', 'bin', 'n8n');

/** Debian's package `chromium`, which all of the browser tests need. */
export const CHROMIUM = '/usr/bin/chromium';

/** The pictures of the README. */
export const README_PICTURES = join(PROJECT_ROOT, 'docs', 'images');
