import type { Row } from '../bench';
import { ceilingRow } from './ceiling';
import { costRow } from './cost';
import { limitRow } from './limit';
import { packageRow } from './package';
import { readsRow } from './reads';
import { processesRow, stormRow } from './tokens';

/** Everything that is measured, in the order of the table. */
export const allRows = (isQuick: boolean): Row[] => [
	ceilingRow(isQuick),
	readsRow('different', isQuick),
	readsRow('identical', isQuick),
	limitRow(isQuick),
	costRow(isQuick),
	stormRow(isQuick),
	processesRow(isQuick),
	packageRow(),
];
