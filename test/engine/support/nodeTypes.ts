import './environment';
import type { PackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers, UnexpectedError } from 'n8n-workflow';
import type { IDataObject, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';

/** Joins the nodes of the loaded package with the stand-ins for nodes that come with n8n. */
export class EngineNodeTypes implements INodeTypes {
	constructor(
		private readonly loader: PackageDirectoryLoader,
		private readonly standIns: Readonly<Record<string, INodeType>>,
	) {}

	/** Tells whether the steps of this type run as a stand-in, and not as the node that n8n ships. */
	isStandIn(nodeType: string): boolean {
		return nodeType in this.standIns;
	}

	/** The full type name of one of the package's nodes, as n8n writes it into a workflow. */
	fullName(nodeName: string): string {
		return nodeName.includes('.') ? nodeName : `${this.loader.packageName}.${nodeName}`;
	}

	getByName(nodeType: string): INodeType | IVersionedNodeType {
		const standIn = this.standIns[nodeType];
		if (standIn) return standIn;
		const prefix = `${this.loader.packageName}.`;
		const name = nodeType.startsWith(prefix) ? nodeType.slice(prefix.length) : '';
		if (!(name in this.loader.known.nodes)) {
			throw new UnexpectedError(`The embedded engine has no node of the type "${nodeType}"`);
		}
		return this.loader.getNode(name).type;
	}

	getByNameAndVersion(nodeType: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(nodeType), version);
	}

	getKnownTypes(): IDataObject {
		return { ...this.loader.known.nodes };
	}
}
