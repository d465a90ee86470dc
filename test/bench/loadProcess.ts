import { loadPackage } from '../engine/support/loadPackage';
import { answerQuestions } from './child';

/** Loads a package as n8n does at its start, with n8n itself in memory already; answers with milliseconds. */
answerQuestions(async (folder: string): Promise<number> => {
	const start = performance.now();
	await loadPackage(folder);
	return performance.now() - start;
});
