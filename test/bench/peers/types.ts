import type { ICredentialDataDecryptedObject, INodeParameters, INodeType } from 'n8n-workflow';
import type { Connection, Task } from '../protocol';

/** One of the nodes that are measured, and how a user would place it. */
export interface Peer {
	/** The folder of the built package whose node or credential it uses. */
	packageRoot: string;
	/** Nodes that the package does not bring, by their full type names. */
	nodes?: () => Record<string, INodeType>;
	/** The node by its short name in the package, or by its full type name. */
	node: string;
	/** A task that is missing cannot be done with it. */
	parameters: Partial<Record<Task, INodeParameters>>;
	credentialType: string;
	credential(connection: Connection, place: CredentialPlace): ICredentialDataDecryptedObject;
}

export interface CredentialPlace {
	/** With a refresh token, so that a dead access token can be replaced; else with the access token alone. */
	renews: boolean;
	id: string;
	/** Where n8n's own API answers. */
	n8nUrl: string;
}
