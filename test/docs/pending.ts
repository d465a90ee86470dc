/** Files that the documentation names and the project does not have yet. */
export const PENDING: string[] = [];
