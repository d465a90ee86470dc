import type { PeerId } from '../protocol';
import { floor } from './floor';
import { haus07 } from './haus07';
import { httpRequest } from './httpRequest';
import type { Peer } from './types';
import { zaloOa } from './zaloOa';

export const peers: Record<PeerId, Peer> = { zaloOa, httpRequest, haus07, floor };
