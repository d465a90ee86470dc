import { join, resolve } from 'node:path';

export const PROJECT_ROOT = resolve(__dirname, '..', '..');
export const BENCH_ROOT = __dirname;

const PACKAGES = join(BENCH_ROOT, 'node_modules');
export const N8N_NODES_BASE = join(PACKAGES, 'n8n-nodes-base');
export const HTTP_REQUEST_NODE = join(N8N_NODES_BASE, 'dist', 'nodes', 'HttpRequest', 'HttpRequest.node.js');
export const OTHER_PACKAGE = join(PACKAGES, '@haus07', 'n8n-nodes-zalo-oa');
