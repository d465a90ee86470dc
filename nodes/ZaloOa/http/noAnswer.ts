import { isRecord } from '../helpers/guards';
import type { ConnectionFailure, ConnectionReason } from './failure';

/** Node's and OpenSSL's codes that say why there was no answer, and whether Zalo can have got the call. */
const REASONS: ReadonlyArray<{ codes: RegExp; reason: ConnectionReason; mayHaveArrived: boolean }> = [
	{ codes: /^ECONNREFUSED$/, reason: 'refused', mayHaveArrived: false },
	{ codes: /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_NONAME)$/, reason: 'nameNotFound', mayHaveArrived: false },
	{
		codes: /^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/,
		reason: 'unreachable',
		mayHaveArrived: false,
	},
	{
		codes: /^(ECONNABORTED|ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_.*TIMEOUT)$/,
		reason: 'timeout',
		mayHaveArrived: true,
	},
	{
		codes: /^(ECONNRESET|EPIPE|ERR_BAD_RESPONSE|ERR_STREAM_PREMATURE_CLOSE|HPE_.*|Z_.*|UND_ERR_SOCKET)$/,
		reason: 'cut',
		mayHaveArrived: true,
	},
	{
		codes: /^(CERT_.*|ERR_TLS_.*|SELF_SIGNED_CERT.*|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_.*|EPROTO)$/,
		reason: 'certificate',
		mayHaveArrived: false,
	},
];

/** How deep n8n and axios wrap the error that tells; more would be a loop. */
const MAX_DEPTH = 5;

/** The error and what it wraps, outermost first. */
export function unwrap(error: unknown): unknown[] {
	const layers: unknown[] = [];
	for (let layer = error; isRecord(layer) && layers.length < MAX_DEPTH;) {
		layers.push(layer);
		layer = layer.cause ?? layer.errorResponse;
	}
	return layers;
}

/**
 * Says why a request brought no answer, from the error that n8n's request helper threw.
 *
 * Only the reason is read. The error itself goes no further, because the one axios throws carries the
 * request with its `access_token` header, and n8n would store that with the execution.
 */
export function toConnectionFailure(error: unknown): ConnectionFailure {
	for (const layer of unwrap(error)) {
		const code = isRecord(layer) && typeof layer.code === 'string' ? layer.code : '';
		const known = REASONS.find(({ codes }) => codes.test(code));
		if (known) return { type: 'connection', reason: known.reason, mayHaveArrived: known.mayHaveArrived };
	}
	return { type: 'connection', reason: 'other', mayHaveArrived: true };
}
