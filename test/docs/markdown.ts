import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const projectRoot = join(__dirname, '..', '..');

export const readText = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

const FENCE = /^```.*\n([\s\S]*?)^```$/gm;

/** A page of the documentation, taken apart far enough to be compared with another. */
export class Page {
	readonly text: string;

	/** Without its blocks of code. */
	private readonly prose: string;

	/** @param path in the project */
	constructor(readonly path: string) {
		this.text = readText(path);
		this.prose = this.text.replace(FENCE, '');
	}

	private all(pattern: RegExp): string[] {
		return [...this.prose.matchAll(pattern)].map((match) => match[1] ?? '');
	}

	/** The places that links can point to, in order. */
	get anchors(): string[] {
		return this.all(/<a id="([^"]+)"><\/a>/g);
	}

	/** The levels of the headings, in order: ["#", "##", "###", …]. */
	get headingLevels(): string[] {
		return this.all(/^(#+) /gm);
	}

	/** The pictures, in order. */
	get images(): string[] {
		return this.all(/!\[[^\]]*\]\(([^)]+)\)/g);
	}

	/** Where the links point to, pictures left out. */
	get links(): string[] {
		return this.all(/(?<!!)\[[^\]]*\]\(([^)]+)\)/g);
	}

	/** What stands between backticks, each once. */
	get codeSpans(): string[] {
		return [...new Set(this.all(/`([^`\n]+)`/g))].sort();
	}

	get codeBlocks(): string[] {
		return [...this.text.matchAll(FENCE)].map((match) => match[1] ?? '');
	}

	/** Zalo's error codes, each once. */
	get errorCodes(): string[] {
		return [...new Set(this.all(/(?<![\w-])(-\d{2,5})\b/g))].sort();
	}

	/** How many steps, points and table rows there are, in order: the kind of each line that begins one. */
	get listing(): string[] {
		return this.all(/^(?:> )?(- |\d+\. |\|)/gm);
	}

	/** The text from an anchor to the next. */
	section(anchor: string): string {
		const [, behind] = this.text.split(`<a id="${anchor}"></a>`);
		return behind?.split('<a id=')[0] ?? '';
	}

	/** The files of the project that the page links to or shows, each with what stands behind its "#". */
	get targets(): Array<{ path: string; anchor: string | undefined }> {
		return [...this.links, ...this.images]
			.filter((link) => !/^[a-z]+:/.test(link))
			.map((link) => {
				const [file = '', anchor] = link.split('#');
				return { path: file === '' ? this.path : normalize(join(dirname(this.path), file)), anchor };
			});
	}
}

/** The same page in the other language: README.md and README.vi.md. */
export const inEnglish = (path: string): string => path.replace('.vi.md', '.md');

/** The first cells of the rows of the tables in a piece of text, where they are one word of code. */
export function fieldsIn(text: string): string[] {
	return [...text.matchAll(/^\| `([\w.]+)`/gm)].map((match) => match[1] ?? '');
}

export const isThere = (path: string): boolean => existsSync(join(projectRoot, path));
