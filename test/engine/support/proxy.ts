/**
 * Everything that n8n's look-up of the proxy reads, in the order of preference: npm's settings (npm sets
 * them for what it runs), then the small letters, then the capitals.
 */
const names = ['https_proxy', 'all_proxy', 'no_proxy', 'proxy'].flatMap((name) => [
	`npm_config_${name}`,
	`NPM_CONFIG_${name.toUpperCase()}`,
	...(name === 'proxy' ? [] : [name, name.toUpperCase()]),
]);

/**
 * Sends the HTTPS requests of everything in this process through a proxy. n8n-core looks the proxy up for
 * every request, so it takes effect at once. The returned function restores what was set before.
 */
export function useProxy(proxyUrl: string): () => void {
	const before = new Map(names.map((name) => [name, process.env[name]]));
	for (const name of names) delete process.env[name];
	process.env.HTTPS_PROXY = proxyUrl;
	process.env.NO_PROXY = 'localhost,127.0.0.1';

	return () => {
		for (const name of names) delete process.env[name];
		for (const [name, value] of before) {
			if (value !== undefined) process.env[name] = value;
		}
	};
}
