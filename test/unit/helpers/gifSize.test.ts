import fc from 'fast-check';

import { gifSize } from '../../../nodes/ZaloOa/helpers/gifSize';
import { gif, html, pdf, png } from '../../support/sampleFiles';

const side = () => fc.integer({ min: 1, max: 0xffff });

describe('the size of a gif', () => {
	it('is what the file says, in both versions', () => {
		fc.assert(
			fc.property(side(), side(), fc.constantFrom('GIF87a', 'GIF89a'), (width, height, version) => {
				expect(gifSize(gif(width, height, version))).toEqual({ width, height });
			}),
		);
	});

	it('is found in a part of a larger buffer', () => {
		const larger = Buffer.concat([Buffer.alloc(7), gif(320, 200)]);
		expect(gifSize(larger.subarray(7))).toEqual({ width: 320, height: 200 });
	});

	it('is found in ten bytes', () => {
		expect(gifSize(gif(320, 200).subarray(0, 10))).toEqual({ width: 320, height: 200 });
	});

	it.each<[string, Uint8Array]>([
		['nothing', new Uint8Array()],
		['a gif that is no pixel wide', gif(0, 200)],
		['a gif that is no pixel high', gif(320, 0)],
		['a gif that ends inside its height', gif(320, 200).subarray(0, 9)],
		['a gif that ends behind its name', gif(320, 200).subarray(0, 6)],
		['a version that never was', gif(320, 200, 'GIF88a')],
		['a gif behind something else', Buffer.concat([Buffer.alloc(1), gif(320, 200)])],
		['a png', png],
		['a pdf', pdf],
		['a page of HTML', html],
	])('is unknown for %s', (_name, content) => {
		expect(gifSize(content)).toBeUndefined();
	});

	it('is unknown for random bytes, or a size that Zalo can take', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
				const { width, height } = gifSize(bytes) ?? { width: 1, height: 1 };
				expect(Math.min(width, height)).toBeGreaterThan(0);
			}),
		);
	});
});
