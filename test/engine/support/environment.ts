import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Settings that n8n-core reads from the environment. Importing this file applies them, so it has to come
 * before any import of n8n-core.
 */

/** Keeps n8n away from the user's own ~/.n8n. The folder holds nothing but a settings file, always the same. */
const userFolder = path.resolve(__dirname, '../../../node_modules/.cache/n8n-engine');
const encryptionKey = 'embedded-engine-keeps-no-secrets';

process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = encryptionKey;
process.env.N8N_LOG_LEVEL = 'silent';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';
process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS = 'true';

// n8n-core would write this file itself, but not atomically: a second process that starts at the same
// moment would read half of it.
const settingsFile = path.join(userFolder, '.n8n', 'config');
if (!existsSync(settingsFile)) {
	mkdirSync(path.dirname(settingsFile), { recursive: true });
	const draft = `${settingsFile}.${process.pid}`;
	writeFileSync(draft, JSON.stringify({ encryptionKey }), { mode: 0o600 });
	renameSync(draft, settingsFile);
}
