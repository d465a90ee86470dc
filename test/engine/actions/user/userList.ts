import type { SandboxUser } from '../../../sandbox';
import type { World } from '../../support/world';

export const LIST_PATH = '/v3.0/oa/user/getlist';

export const withDetails = { options: { includeDetails: true } };

/** The users of the OA, and what is asked about them. */
export class UserList {
	constructor(private readonly world: World) {}

	/** Runs Get Many. */
	async getAll(parameters = {}) {
		return await this.world.run('user', 'getAll', parameters);
	}

	add(count: number, partial: Partial<SandboxUser> = {}): SandboxUser[] {
		return Array.from({ length: count }, () => this.world.sandbox.createUser(this.world.oa, partial));
	}

	/** What was asked of the list, page by page. */
	asked(): Array<Record<string, unknown>> {
		return this.world.sandbox.requests.list
			.filter(({ path }) => path === LIST_PATH)
			.map(({ query }) => JSON.parse(query.data ?? 'null') as Record<string, unknown>);
	}
}
