import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const PROJECT_ROOT = resolve(__dirname, '..', '..', '..');
export const E2E_ROOT = resolve(__dirname, '..');

/** Where suites leave what a person may want to look at: logs, screenshots. Not committed. */
export const ARTIFACTS = join(E2E_ROOT, 'artifacts');

/** Where Debian's package `chromium` has it, and where Ubuntu's own machines have another one. */
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
export const CHROMIUM = BROWSERS.find((path) => existsSync(path)) ?? '/usr/bin/chromium';

/** The pictures of the README. */
export const README_PICTURES = join(PROJECT_ROOT, 'docs', 'images');
