import { ICredentials, UnexpectedError, type ICredentialDataDecryptedObject } from 'n8n-workflow';

/** A credential as n8n-core knows it, without the encryption. */
export class PlainCredentials extends ICredentials {
	async getData(): Promise<ICredentialDataDecryptedObject> {
		if (this.data === undefined) throw new UnexpectedError('No data is set on this credential');
		return JSON.parse(this.data) as ICredentialDataDecryptedObject;
	}

	async setData(data: ICredentialDataDecryptedObject): Promise<void> {
		this.data = JSON.stringify(data);
	}

	async updateData(toUpdate: ICredentialDataDecryptedObject, toDelete: string[] = []): Promise<void> {
		const data = { ...(await this.getData()), ...toUpdate };
		for (const key of toDelete) delete data[key];
		await this.setData(data);
	}

	getDataToSave() {
		if (this.data === undefined) throw new UnexpectedError('No data is set on this credential');
		return { id: this.id ?? '', name: this.name, type: this.type, data: this.data };
	}
}
