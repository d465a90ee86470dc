import { defaultCertificateDirectory, ensureCertificateAuthority, ZaloSandbox } from '../sandbox';
import { answerQuestions } from './child';
import {
	TEMPLATE_ID,
	userId,
	type Connection,
	type SandboxAddress,
	type SandboxCommand,
	type Scene,
	type Seen,
} from './protocol';

/** The address that the other package asks about a user; the sandbox does not know it. */
const USER_DETAIL = '/v3.0/oa/user/detail';

/** The sandbox in a process of its own, so that its work is not counted as a node's. */
async function main(): Promise<void> {
	const certificateAuthority = await ensureCertificateAuthority(defaultCertificateDirectory());
	const sandbox = await ZaloSandbox.start({ certificateAuthority });
	let revoke = (): void => {};

	function prepare({ users, requestsPerMinute }: Scene): Connection {
		sandbox.reset();
		const app = sandbox.createApp({ requestsPerMinute });
		const oa = sandbox.createOa();
		sandbox.createTemplate(oa, { templateId: TEMPLATE_ID });
		const lastInteraction = Date.now();
		for (let i = 0; i < users; i++) sandbox.createUser(oa, { userId: userId(i), lastInteraction });
		revoke = () => sandbox.revoke(app, oa);
		sandbox.faults.order({
			path: USER_DETAIL,
			times: Infinity,
			fault: { kind: 'rewrite', change: (answer) => (isUnknownAddress(answer) ? USER : answer) },
		});
		return { appId: app.appId, appSecret: app.appSecret, ...sandbox.issueTokens(app, oa) };
	}

	function seen(): Seen {
		return {
			requests: sandbox.requests.count(),
			refusals: sandbox.requests.count({ answeredCode: -32 }),
			exchanges: sandbox.exchanges,
			failedExchanges: sandbox.failedExchanges,
		};
	}

	answerQuestions(
		async (command: SandboxCommand): Promise<SandboxAddress | Connection | Seen | undefined> => {
			switch (command.kind) {
				case 'address':
					return { proxyUrl: sandbox.proxyUrl, certPath: certificateAuthority.certPath };
				case 'prepare':
					return prepare(command.scene);
				case 'slowDown':
					sandbox.faults.order({ times: Infinity, fault: { kind: 'latency', ms: command.latencyMs } });
					return undefined;
				case 'revoke':
					revoke();
					return undefined;
				case 'seen':
					return seen();
			}
		},
	);
}

const isUnknownAddress = (answer: unknown) =>
	typeof answer === 'object' && answer !== null && 'error' in answer && answer.error === 404;

/** About as much as Zalo says of a user. The token was checked and the call counted, as for any other. */
const USER = {
	data: { user_id: userId(0), display_name: 'Khách hàng', user_is_follower: true, tags_and_notes_info: {} },
	error: 0,
	message: 'Success',
};

void main();
