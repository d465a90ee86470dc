import './environment';
import type { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType } from 'n8n-workflow';

/** The credential types of the loaded package, asked for as n8n's services ask for them. */
export class CredentialTypes {
	constructor(private readonly loader: PackageDirectoryLoader) {}

	getByName(name: string): ICredentialType {
		return this.loader.getCredential(name).type;
	}

	/** Tells whether the package brings this credential type. */
	recognizes(name: string): boolean {
		return name in this.loader.known.credentials;
	}

	/** The nodes that take this credential, by their full type names. */
	getSupportedNodes(name: string): string[] {
		const nodes = this.loader.known.credentials[name]?.supportedNodes ?? [];
		return nodes.map((node) => `${this.loader.packageName}.${node}`);
	}

	/** All types that this one extends, directly or through another. */
	getParentTypes(name: string): string[] {
		const parents = this.loader.known.credentials[name]?.extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}
}
