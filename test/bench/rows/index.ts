import type { Row } from '../bench';
import { ceilingRow } from './ceiling';
import { costRow } from './cost';
import { limitRow } from './limit';
import { packageRow } from './package';
import { picturesRow } from './pictures';
import { ratesRow } from './rates';
import { processesRow, stormRow } from './tokens';

/** Everything that is measured, in the order of the table. */
export const allRows = (isQuick: boolean): Row[] => [
	ceilingRow(isQuick),
	ratesRow('different reads', isQuick),
	ratesRow('identical reads', isQuick),
	ratesRow('texts', isQuick),
	ratesRow('ZNS messages', isQuick),
	limitRow('different reads', isQuick),
	limitRow('texts', isQuick),
	costRow('different reads', isQuick),
	costRow('texts', isQuick),
	picturesRow(isQuick),
	stormRow(isQuick),
	processesRow(isQuick),
	packageRow(),
];
