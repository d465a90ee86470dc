import type { SandboxClock } from '../clock';
import { USUAL_SPELLING, type Spelling } from '../spelling';
import { newApp, type SandboxApp } from './apps';
import { MessageStore } from './messages';
import { newOa, type SandboxOa } from './officialAccounts';
import { RateLimiter } from './rateLimits';
import { TokenStore } from './tokens';
import { UploadStore } from './uploads';
import { JourneyStore, ZnsMessageStore } from './zns';

/** Everything the sandbox knows. Apps and OAs are plain objects which a test may change at any time. */
export class SandboxState {
	readonly clock: SandboxClock;
	readonly apps = new Map<string, SandboxApp>();
	readonly oas = new Map<string, SandboxOa>();
	readonly tokens: TokenStore;
	readonly rates: RateLimiter;
	readonly uploads: UploadStore;
	readonly messages: MessageStore;
	readonly znsMessages: ZnsMessageStore;
	readonly journeys: JourneyStore;
	readonly spelling: Spelling = { ...USUAL_SPELLING };
	exchanges = 0;
	failedExchanges = 0;

	constructor(clock: SandboxClock) {
		this.clock = clock;
		this.tokens = new TokenStore(clock);
		this.rates = new RateLimiter(clock);
		this.uploads = new UploadStore(clock);
		this.messages = new MessageStore(clock);
		this.znsMessages = new ZnsMessageStore(clock);
		this.journeys = new JourneyStore(clock);
	}

	createApp(partial: Partial<SandboxApp> = {}): SandboxApp {
		const app = newApp(partial);
		this.apps.set(app.appId, app);
		return app;
	}

	createOa(partial: Partial<SandboxOa> = {}): SandboxOa {
		const oa = newOa(this.clock.now(), partial);
		this.oas.set(oa.oaId, oa);
		return oa;
	}

	reset(): void {
		this.apps.clear();
		this.oas.clear();
		this.tokens.clear();
		this.rates.clear();
		this.uploads.clear();
		this.messages.clear();
		this.znsMessages.clear();
		this.journeys.clear();
		Object.assign(this.spelling, USUAL_SPELLING);
		this.exchanges = 0;
		this.failedExchanges = 0;
		this.clock.reset();
	}
}
