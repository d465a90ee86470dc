/**
 * Writes docs/errors.md and docs/errors.vi.md from the error tables and their Vietnamese texts.
 *
 *   npm run docs                    writes the pages, and names the Vietnamese texts whose English has changed
 *   npm run docs -- --translated    does the same, and notes that all Vietnamese texts fit their English
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { allErrors, errorPages, fingerprint, staleErrors } from './errorPages';

const projectRoot = join(__dirname, '..', '..');
const translatedFile = join(__dirname, 'translated.json');

for (const [path, text] of Object.entries(errorPages())) {
	writeFileSync(join(projectRoot, path), text);
	console.log(`Wrote ${path}`);
}

if (process.argv.includes('--translated')) {
	const fingerprints = Object.fromEntries(allErrors().map((error) => [error.key, fingerprint(error)]));
	writeFileSync(translatedFile, `${JSON.stringify(fingerprints, null, 2)}\n`);
}

const stale = staleErrors(JSON.parse(readFileSync(translatedFile, 'utf8')) as Record<string, string>);
for (const { key, english } of stale) {
	console.log(`\nThe English of ${key} has changed:`);
	for (const { what, todo } of english) console.log(`  ${what}. ${todo}`);
}
if (stale.length > 0) {
	console.log('\nBring test/docs/vietnamese/ up to date, then run: npm run docs -- --translated');
	process.exitCode = 1;
}
