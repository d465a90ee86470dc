import './environment';

export { CredentialDialog } from './credentialDialog';
export type { CredentialForm } from './credentialDialog';
export { FileCredentialStore, MemoryCredentialStore } from './credentialStore';
export type { CredentialStore, StoredCredential } from './credentialStore';
export type { CredentialTestResult } from './credentialTester';
export { Engine } from './engine';
export type { EngineOptions, RunNodeOptions, RunOptions, WorkflowDefinition } from './engine';
export { useProxy } from './proxy';
export { RunResult } from './runResult';
