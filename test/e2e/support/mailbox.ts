import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** What an SMTP server answers to each command, by its first word. All else is taken as well. */
const ANSWERS: Record<string, string> = {
	DATA: '354 Go on, and end with a dot',
	QUIT: '221 Bye',
};

export interface Mail {
	from: string;
	to: string;
	text: string;
}

/** A mail server on loopback that takes whatever it gets, and knows no encryption and no passwords. */
export class Mailbox {
	private constructor(
		private readonly server: Server,
		private readonly sockets: Set<Socket>,
	) {}

	/** @param onMail is told each mail when it is complete */
	static async start(onMail: (mail: Mail) => void): Promise<Mailbox> {
		const sockets = new Set<Socket>();
		const server = createServer((socket) => {
			sockets.add(socket);
			socket.on('close', () => sockets.delete(socket));
			socket.on('error', () => socket.destroy());
			void converse(socket, onMail);
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		return new Mailbox(server, sockets);
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	async stop(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		this.server.close();
		await once(this.server, 'close');
	}
}

async function converse(socket: Socket, onMail: (mail: Mail) => void): Promise<void> {
	const say = (answer: string) => socket.write(`${answer}\r\n`);
	let from = '';
	let to = '';
	let mail: string[] | undefined;
	say('220 Mail stand-in');
	for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
		if (mail && line !== '.') {
			// A dot at the beginning of a line is doubled on its way.
			mail.push(line.replace(/^\./, ''));
			continue;
		}
		if (mail) {
			onMail({ from, to, text: textOf(mail.join('\n')) });
			mail = undefined;
			say('250 Taken');
			continue;
		}
		const [command = ''] = line.toUpperCase().split(/[ :]/, 1);
		const address = /<(?<address>.*)>/.exec(line)?.groups?.address ?? '';
		if (command === 'MAIL') from = address;
		if (command === 'RCPT') to = address;
		if (command === 'DATA') mail = [];
		say(ANSWERS[command] ?? '250 Fine');
		if (command === 'QUIT') socket.end();
	}
}

/** Of a mail that is plain text in UTF-8 and nothing else. */
function textOf(mail: string): string {
	const [head = '', ...rest] = mail.split('\n\n');
	const body = rest.join('\n\n').trim();
	const encoding = /^content-transfer-encoding: *(?<encoding>\S+)/im.exec(head)?.groups?.encoding;
	if (encoding?.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString('utf8');
	if (encoding?.toLowerCase() !== 'quoted-printable') return body;
	const bytes = body
		.replaceAll('=\n', '')
		.replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
