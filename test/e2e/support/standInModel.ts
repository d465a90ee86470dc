import type { Mockttp } from 'mockttp';
import { getLocal } from '../../sandbox/mockttp';

interface ChatRequest {
	stream?: boolean;
	messages: Array<{ role: string; content: string | null }>;
	tools?: Array<{ function: { name: string; description: string; parameters: unknown } }>;
}

interface ToolCalls {
	toolArguments: Record<string, unknown>;
}

/** The model calls the first tool it is offered, with these arguments. */
export const toolCalls = (toolArguments: Record<string, unknown>): ToolCalls => ({ toolArguments });

/** Speaks OpenAI's chat API (streaming or not, as n8n asks it) on loopback and says what it was told to say, one answer per request. */
export class StandInModel {
	/** As they came, the oldest first. */
	readonly requests: ChatRequest[] = [];
	private answers: Array<string | ToolCalls> = [];

	private constructor(private readonly server: Mockttp) {}

	static async start(): Promise<StandInModel> {
		const server = getLocal();
		await server.start();
		const model = new StandInModel(server);
		await server.forPost('/v1/chat/completions').thenCallback(async ({ body }) => {
			const request = (await body.getJson()) as ChatRequest;
			const answer = model.answer(request);
			if (request.stream !== true) return { statusCode: 200, json: whole(answer) };
			const headers = { 'content-type': 'text/event-stream' };
			return { statusCode: 200, headers, body: `data: ${JSON.stringify(answer)}\n\ndata: [DONE]\n\n` };
		});
		return model;
	}

	get url(): string {
		return `http://127.0.0.1:${this.server.port}/v1`;
	}

	script(answers: Array<string | ToolCalls>): void {
		this.answers = [...answers];
	}

	async stop(): Promise<void> {
		await this.server.stop();
	}

	private answer(request: ChatRequest) {
		this.requests.push(request);
		const next = this.answers.shift() ?? 'I have nothing more to say.';
		return {
			id: `chatcmpl-${this.requests.length}`,
			object: 'chat.completion.chunk',
			created: 0,
			model: 'stand-in',
			choices: [typeof next === 'string' ? say(next) : call(next, request)],
		};
	}
}

type Answer = ReturnType<StandInModel['answer']>;

/** An answer in one piece says in `message` what one in parts says in `delta`. */
const whole = ({ choices, ...answer }: Answer) => ({
	...answer,
	object: 'chat.completion',
	choices: choices.map(({ delta, ...choice }) => ({ ...choice, message: delta })),
});

const say = (content: string) => ({
	index: 0,
	delta: { role: 'assistant', content },
	finish_reason: 'stop',
});

function call({ toolArguments }: ToolCalls, { tools = [] }: ChatRequest) {
	const asked = { name: tools[0]?.function.name ?? 'none', arguments: JSON.stringify(toolArguments) };
	return {
		index: 0,
		delta: {
			role: 'assistant',
			content: null,
			tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: asked }],
		},
		finish_reason: 'tool_calls',
	};
}
