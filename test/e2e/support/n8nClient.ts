import { randomUUID } from 'node:crypto';
import { parse as unflatten } from 'flatted';
import { waitFor } from './waitFor';

export interface Login {
	email: string;
	password: string;
}

/** The owner of every n8n here. It lives on loopback only and is thrown away. */
export const OWNER: Login = { email: 'owner@example.com', password: 'Sandbox-2026' };

export type CredentialData = Record<string, unknown>;

export interface Credential {
	id: string;
	name: string;
	type: string;
}

export interface TestResult {
	status: 'OK' | 'Error';
	message: string;
}

export interface WorkflowNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string | null; name: string }>;
	[key: string]: unknown;
}

/** A workflow as it is exported to a file. */
export interface WorkflowFile {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[key: string]: unknown;
}

export interface StoredWorkflow extends WorkflowFile {
	id: string;
	versionId: string;
	active: boolean;
}

export interface NodeTypeInfo {
	name: string;
	displayName: string;
	credentials?: Array<{ name: string; required?: boolean }>;
	properties: Array<{ name: string; options?: Array<{ value?: unknown; action?: string }> }>;
}

export interface NodeRun {
	error?: { message: string; description?: string | null };
	data?: { main?: Array<Array<{ json: Record<string, unknown> }> | null> };
	[key: string]: unknown;
}

export interface Execution {
	id: string;
	status: string;
	finished: boolean;
	workflowId: string;
	/** By node name; undefined where nothing was stored. */
	runData: Record<string, NodeRun[]>;
	error: { message: string; description?: string | null } | undefined;
}

export interface WebhookAnswer {
	status: number;
	/** Parsed where it is JSON. */
	body: unknown;
}

interface ExecutionRow extends Omit<Execution, 'runData' | 'error'> {
	data: string;
}

const FINAL = ['success', 'error', 'crashed', 'canceled'];

/** Talks to n8n as its editor does. */
export class N8nClient {
	/** n8n binds a log-in to the browser it was made in. */
	readonly browserId = randomUUID();
	private cookie = '';

	constructor(readonly url: string) {}

	/** Makes the first user of a new n8n, or logs in where that user exists. */
	async signIn({ email, password }: Login = OWNER): Promise<void> {
		const settings = await this.get<{ userManagement: { showSetupOnFirstLoad: boolean } }>('/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			await this.post('/owner/setup', { email, password, firstName: 'Zalo', lastName: 'Sandbox' });
		} else {
			await this.post('/login', { emailOrLdapLoginId: email, password });
		}
	}

	async createCredential(name: string, data: CredentialData, type = 'zaloOaApi'): Promise<Credential> {
		return await this.post<Credential>('/credentials', { name, type, data });
	}

	async listCredentials(): Promise<Credential[]> {
		return await this.get<Credential[]>('/credentials');
	}

	/** As the dialog gets it: passwords blanked. */
	async readCredential(id: string): Promise<Credential & { data: CredentialData }> {
		return await this.get(`/credentials/${id}?includeData=true`);
	}

	async updateCredential({ id, name, type }: Credential, data: CredentialData): Promise<void> {
		await this.request('PATCH', `/credentials/${id}`, { id, name, type, data });
	}

	/** What the dialog does after each save, with what the form holds. */
	async testCredential({ id, name, type }: Credential, data: CredentialData): Promise<TestResult> {
		return await this.post('/credentials/test', { credentials: { id, name, type, data } });
	}

	/** Imports a workflow as it was exported. It is not active. */
	async importWorkflow(file: WorkflowFile): Promise<StoredWorkflow> {
		return await this.post('/workflows', { settings: {}, ...file, active: false });
	}

	async version(): Promise<string> {
		return (await this.get<{ versionCli: string }>('/settings')).versionCli;
	}

	/** All that the editor knows of the nodes. */
	async nodeTypes(): Promise<NodeTypeInfo[]> {
		const response = await fetch(`${this.url}/types/nodes.json`, {
			headers: { cookie: this.cookie, 'browser-id': this.browserId },
		});
		return (await response.json()) as NodeTypeInfo[];
	}

	async listWorkflows(): Promise<Array<{ id: string; name: string; active: boolean }>> {
		return await this.get('/workflows');
	}

	async readWorkflow(id: string): Promise<StoredWorkflow> {
		return await this.get(`/workflows/${id}`);
	}

	async activate({ id, versionId }: StoredWorkflow): Promise<StoredWorkflow> {
		return await this.post(`/workflows/${id}/activate`, { versionId });
	}

	/** What the triggers of a workflow have refused; empty once it is published. */
	async publicationErrors({ id }: StoredWorkflow): Promise<string[]> {
		return await waitFor(`workflow ${id} to be published, or refused`, async () => {
			const { status, triggers } = await this.get<{
				status: string;
				triggers: Array<{ errorMessage: string | null }>;
			}>(`/workflows/${id}/publication-status`);
			return status !== 'in_progress' && triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
		});
	}

	async deactivate({ id }: StoredWorkflow): Promise<StoredWorkflow> {
		return await this.post(`/workflows/${id}/deactivate`, {});
	}

	/**
	 * Activates a workflow and waits until its production webhooks are live.
	 *
	 * @param paths of its webhooks, which must answer to POST only
	 */
	async goLive(workflow: StoredWorkflow, ...paths: string[]): Promise<void> {
		await this.activate(workflow);
		for (const path of paths) await this.webhookIsLive(path);
	}

	/** Does not run the workflow: asked by the wrong method, n8n says whether there is a right one. */
	async webhookIsLive(path: string): Promise<void> {
		await waitFor(`the webhook ${path} to be live`, async () => {
			const response = await fetch(`${this.url}/webhook/${path}`).catch(() => undefined);
			return (await response?.text())?.includes('Did you mean to make a POST request') ?? false;
		});
	}

	async callWebhook(path: string, body: Record<string, unknown> = {}): Promise<WebhookAnswer> {
		const response = await fetch(`${this.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		return { status: response.status, body: parse(await response.text()) };
	}

	/** Runs a workflow from the named trigger, as its button in the editor does, to the end. */
	async runManually(workflow: StoredWorkflow, triggerName: string): Promise<Execution> {
		const { executionId } = await this.post<{ executionId: string }>(`/workflows/${workflow.id}/run`, {
			// Only older versions want the workflow as well.
			workflowData: workflow,
			triggerToStartFrom: { name: triggerName },
		});
		return await this.finishedExecution(executionId);
	}

	async finishedExecution(id: string, timeoutMs = 120_000): Promise<Execution> {
		return await waitFor(
			`execution ${id} to finish`,
			async () => {
				const { data, ...row } = await this.get<ExecutionRow>(`/executions/${id}`);
				if (!FINAL.includes(row.status)) return undefined;
				const { resultData } = (unflatten(data) ?? {}) as {
					resultData?: { runData?: Execution['runData']; error?: Execution['error'] };
				};
				return { ...row, runData: resultData?.runData ?? {}, error: resultData?.error };
			},
			{ timeoutMs },
		);
	}

	/** The newest first. */
	async listExecutions(workflowId: string): Promise<Array<{ id: string; status: string }>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.get<{ results: Array<{ id: string; status: string }> }>(
			`/executions?limit=100&filter=${filter}`,
		);
		return results;
	}

	/** The last execution of a workflow, finished, once the workflow has so many. */
	async executionAfter({ id, name }: StoredWorkflow, count: number): Promise<Execution> {
		const [last] = await waitFor(
			`${count} executions of ${name}`,
			async () => {
				const list = await this.listExecutions(id);
				return list.length >= count && list;
			},
			{ timeoutMs: 150_000, everyMs: 500 },
		);
		return await this.finishedExecution(last?.id ?? '');
	}

	async get<T>(path: string): Promise<T> {
		return await this.request<T>('GET', path);
	}

	async post<T>(path: string, body: unknown): Promise<T> {
		return await this.request<T>('POST', path, body);
	}

	/** Any call of n8n's internal REST API, below `/rest`. */
	async request<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie, 'browser-id': this.browserId },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n answered ${response.status} to ${method} ${path}: ${text}`);
		return (parse(text) as { data: T }).data;
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

/** The items that a node put out of its first output in its last run. */
export function itemsOf(execution: Execution, nodeName: string): Array<Record<string, unknown>> {
	const items = execution.runData[nodeName]?.at(-1)?.data?.main?.[0] ?? [];
	return items.map(({ json }) => json);
}
