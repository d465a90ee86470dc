import type { N8nClient } from './n8nClient';

type Row = Record<string, unknown>;

/** The address of the owner's tables. */
async function tablesPath(client: N8nClient): Promise<string> {
	const { id } = await client.get<{ id: string }>('/projects/personal');
	return `/projects/${id}/data-tables`;
}

/** The address of a table; undefined where there is none of this name. */
async function tablePath(client: N8nClient, name: string): Promise<string | undefined> {
	const path = await tablesPath(client);
	const { data } = await client.get<{ data: Array<{ id: string; name: string }> }>(path);
	const table = data.find((one) => one.name === name);
	return table && `${path}/${table.id}`;
}

/** The rows of a data table, the oldest first; none where there is no such table. */
export async function rowsOf(client: N8nClient, name: string): Promise<Row[]> {
	const path = await tablePath(client, name);
	if (path === undefined) return [];
	return (await client.get<{ data: Row[] }>(`${path}/rows?sortBy=id:asc`)).data;
}

/** What a user types into a data table. */
export async function addRows(client: N8nClient, name: string, rows: Row[]): Promise<void> {
	const path = await tablePath(client, name);
	await client.post(`${String(path)}/insert`, { data: rows, returnType: 'count' });
}

/** Deletes a data table, if there is one of this name. */
export async function dropTable(client: N8nClient, name: string): Promise<void> {
	const path = await tablePath(client, name);
	if (path !== undefined) await client.request('DELETE', path);
}
