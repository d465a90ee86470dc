import eslint from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const communityNodes = n8nCommunityNodesPlugin.configs.recommended;

/**
 * The layers of the shipped code, the lowest first. A file may import from its own layer and from any below it.
 * What stands on one line is side by side: none of it imports another.
 */
const layers = [
	['helpers'],
	['http'],
	['errors'],
	['connection'],
	['transport'],
	['api'],
	['fields'],
	['actions', 'triggers', 'methods'],
];

const filesOf = (layer) => `./nodes/ZaloOa/${layer}/**/*`;

/** For each layer: nothing of the layers above it or beside it, and nothing of the nodes and credentials. */
const oneDirection = {
	zones: layers.flatMap((sideBySide, height) =>
		sideBySide.map((layer) => ({
			target: filesOf(layer),
			from: [...layers.slice(height + 1).flat(), ...sideBySide.filter((other) => other !== layer)]
				.map(filesOf)
				.concat('./nodes/ZaloOa/*.node.ts', './credentials/**/*'),
			message: `${layer}/ is below that, or beside it: imports go down only (see CONTRIBUTING.md).`,
		})),
	),
};

export default tseslint.config(
	{ ignores: ['dist/', 'coverage/', 'test/e2e/**/node_modules/', 'test/e2e/artifacts/'] },

	// What ships is held to n8n's own rule sets, composed as the config of n8n's node tool composes them.
	// They do not apply to tests and tools, which need the file system, timers and the console.
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		extends: [
			eslint.configs.recommended,
			tseslint.configs.recommended,
			communityNodes,
			importX.configs['flat/recommended'],
		],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		rules: {
			'prefer-spread': 'off',
			'no-console': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'import-x/no-cycle': 'error',
			'import-x/no-restricted-paths': ['error', oneDirection],
		},
	},
	{
		files: ['package.json'],
		extends: [communityNodes],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: { ...n8nNodesBase.configs.community.rules },
		languageOptions: {
			parser: tseslint.parser,
			parserOptions: { extraFileExtensions: ['.json'] },
		},
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			'import-x/no-restricted-paths': [
				'error',
				{
					zones: [
						{
							target: './credentials',
							from: './nodes',
							except: ['./ZaloOa/connection'],
							message: 'The form knows connection/ only.',
						},
					],
				},
			],
			...n8nNodesBase.configs.credentials.rules,
			// The rule knows secrets by their names. A code and its verifier are what a session is made from.
			'@n8n/community-nodes/credential-unnecessary-password': 'off',
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
	{
		files: ['index.js'],
		extends: [eslint.configs.recommended, communityNodes],
		rules: { 'no-console': 'error' },
		languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly' } },
	},

	{
		files: ['test/**/*.ts'],
		extends: [eslint.configs.recommended, tseslint.configs.recommended],
	},
	{
		files: ['*.config.{js,mjs}', 'gulpfile.js', 'test/**/*.{js,mjs}'],
		extends: [eslint.configs.recommended],
		languageOptions: {
			globals: {
				module: 'writable',
				require: 'readonly',
				exports: 'writable',
				process: 'readonly',
				console: 'readonly',
				URL: 'readonly',
			},
		},
	},
	{
		files: ['gulpfile.js', 'jest.config.js'],
		languageOptions: { sourceType: 'commonjs' },
	},
);
